package navigation

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// addHandlers adds the handlers that name the function of one: in its words, and in others, where a file hands the function
// on.
func (p *Places) addHandlers(f *manifest.File, value string, around *files.View) {
	isSame := map[string]bool{value: true}
	for _, use := range functionHandlers(f) {
		handler := f.TextOf(use)
		same, known := isSame[handler]
		if !known {
			other := handlerPlaces(f, handler, around)
			p.Pending, p.Unread = p.Pending || other.Pending, cmp.Or(p.Unread, other.Unread)
			same = p.isFunctionOf(other)
			isSame[handler] = same
		}
		if same {
			place := here(handlerSpan(f, use))
			place.ownName = handler != value
			p.Uses = append(p.Uses, place)
		}
	}
}

// isFunctionOf reports whether two handlers lead to one function, which is seen.
func (p *Places) isFunctionOf(other Places) bool {
	if len(p.Definitions) == 0 || len(other.Definitions) == 0 {
		return false
	}
	a, b := p.Definitions[0], other.Definitions[0]
	return a.path() == b.path() && a.Span == b.Span && a.Span.Len() > 0
}

// inImports has the files that handlers lead through follow when a file exports a function by another name: where they import
// that by its name, or export it again. File is the name of the file, as the view counts it.
func (r *renamer) inImports(file, export string) (refusal string) {
	known := map[string]files.Fact{}
	for _, use := range functionHandlers(r.file) {
		way := handlerPlaces(r.file, r.file.TextOf(use), r.around).way
		for i, at := range way {
			known[at.at.Name] = at.at
			if i > 0 && at.is(file, export) && way[i-1].byStar {
				line := r.file.Buffer().LineAt(use.Span().Start) + 1
				return fmt.Sprintf("line %d has the function by the same name, because %s exports all of %s: export it there by its name first", line, way[i-1].at.Name, file)
			}
		}
	}
	delete(known, file)
	for _, name := range slices.Sorted(maps.Keys(known)) {
		s := importSearch{around: r.around, at: known[name], target: file, export: export, fresh: r.fresh}
		edits, refusal := s.run()
		if r.out.Pending = r.out.Pending || s.pending; refusal != "" {
			return refusal
		}
		if len(edits) > 0 {
			r.out.Others = append(r.out.Others, SourceEdits{newSource(r.around.Path(name), known[name].Content), edits})
		}
	}
	return ""
}

// importSearch looks in a file for what it imports of another one.
type importSearch struct {
	around  *files.View
	at      files.Fact // the file
	target  string     // the name of the other one
	export  string
	fresh   string // the new name of the export
	pending bool
	edits   []text.Edit
}

// run returns the edits that import the export by its new name, each name in the file but that keeps its own.
func (s *importSearch) run() (edits []text.Edit, refusal string) {
	facts, src := javascript.FactsIn(s.at.Content, s.at.Name), buffers.Of(s.at.Content).String()
	base := path.Base(strings.TrimSuffix(strings.TrimSuffix(s.target, path.Ext(s.target)), "/index"))
	if (facts.Lost || facts.Minified) && strings.Contains(src, s.export) && strings.Contains(src, base) {
		return nil, notToItsEnd(s.at.Name)
	}
	for _, statement := range facts.Imports {
		isTaken := statement.Form != javascript.ImportDeclaration && takes(src[statement.End:], s.export)
		if isTaken && s.isTarget(statement.Module.Text) { // require('module').name
			s.replace(text.Span{Start: statement.End + 1, End: statement.End + 1 + len(s.export)}, s.fresh)
			continue
		}
		joint := " as "
		if statement.Form != javascript.ImportDeclaration {
			joint = ": "
		}
		s.names(src, statement.Names, statement.Module.Text, joint)
	}
	for _, statement := range facts.Reexports {
		s.names(src, statement.Names, statement.Module.Text, " as ")
	}
	for _, member := range facts.Members {
		s.member(src, member)
	}
	if s.pending {
		return nil, "files that may have the name, too, are not read yet: try again"
	}
	slices.SortFunc(s.edits, func(a, b text.Edit) int { return a.Span.Start - b.Span.Start })
	return slices.CompactFunc(s.edits, func(a, b text.Edit) bool { return a.Span == b.Span }), ""
}

// takes reports whether a property of a name is taken of what stands in front of a text.
func takes(src, name string) bool {
	rest, ok := strings.CutPrefix(src, "."+name)
	return ok && (rest == "" || !isIdentifierByte(rest[0]))
}

// isTarget reports whether an import leads to the other file.
func (s *importSearch) isTarget(module string) bool {
	fact, pending, _ := imported(s.around, s.at.Name, module)
	s.pending = s.pending || pending
	return fact.Content != nil && fact.Name == s.target
}

// names changes the name of the export among those that a statement imports or exports again. Joint is what
// stands between such a name and the one that it gets.
func (s *importSearch) names(src string, all []javascript.Binding, module, joint string) {
	for _, b := range all {
		inner, written := text.Span{Start: b.Start, End: b.Start + len(s.export)}, s.fresh
		switch {
		case b.Imported != s.export || !strings.HasPrefix(src[b.Start:], s.export) || !s.isTarget(module):
			continue
		case b.Span == b.LocalSpan:
			written += joint + b.Local
		case b.Local == s.fresh:
			inner = b.Span
		}
		s.replace(inner, written)
	}
}

// member changes the name of the export where it is taken of all that the other file exports: "all.run", "const { run } = all".
func (s *importSearch) member(src string, m javascript.Member) {
	to, last := m.Path.Target, m.Path.Last
	if !slices.Equal(to.Names, []string{"*", s.export}) {
		return
	}
	before := strings.TrimRight(src[:last.Start], " \t\r\n")
	if isInPattern := strings.HasSuffix(before, "{") || strings.HasSuffix(before, ","); isInPattern {
		b := javascript.Binding{Span: last, Imported: s.export, LocalSpan: last}
		b.LocalSpan.Start += strings.LastIndexAny(src[last.Start:last.End], ": \t\r\n") + 1
		b.Local = src[b.LocalSpan.Start:b.LocalSpan.End]
		s.names(src, []javascript.Binding{b}, to.Module, ": ")
	} else if src[last.Start:last.End] == s.export && s.isTarget(to.Module) {
		s.replace(last, s.fresh)
	}
}

// replace notes an edit.
func (s *importSearch) replace(span text.Span, by string) {
	s.edits = append(s.edits, text.Edit{Span: span, New: by})
}
