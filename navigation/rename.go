package navigation

import (
	"cmp"
	"fmt"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Renaming is what changes when a name becomes another.
type Renaming struct {
	// Edits are those of the manifest. They count in its text, and do not overlap.
	Edits []text.Edit
	// Others are those of files around it.
	Others []SourceEdits
	// Remark says what else depends on the name and is not changed; "" for nothing.
	Remark string
	// Pending says that a file was not known yet, and that this is why the renaming was refused.
	Pending bool

	places Places
	fresh  string // the new name
}

// SourceEdits are edits of a file beside the manifest.
type SourceEdits struct {
	Source *Source
	Edits  []text.Edit
}

// RenameableAt returns the places of the name at a byte offset, for someone who is about to rename
// it. It is false where there is no name. Refusal says in words why the name cannot be changed; it
// is "" where it can.
func RenameableAt(f *manifest.File, offset int, around *files.View) (p Places, refusal string, ok bool) {
	p, ok = PlacesAt(f, offset, around)
	if !ok {
		return p, "", false
	}
	switch p.Kind {
	case ScopeName:
		return p, "a permission scope has its name from Atlassian", true
	case EventName:
		return p, "an event or product context has its name from Atlassian", true
	case PathName:
		return p, "a path follows the file: rename the file itself", true
	}
	r := renamer{file: f, places: p}
	return p, r.obstacle(), true
}

// RenameAt gives the name at a byte offset another text. Refusal says in words why that cannot be
// done; it is "" where it can. It is false where there is no name.
func RenameAt(f *manifest.File, offset int, fresh string, around *files.View) (out Renaming, refusal string, ok bool) {
	p, refusal, ok := RenameableAt(f, offset, around)
	if !ok || refusal != "" || fresh == p.Name {
		return Renaming{}, refusal, ok
	}
	r := renamer{file: f, places: p, fresh: fresh, around: around}
	for _, check := range []func() string{r.form, r.collision, r.unknown, r.inManifest, r.inFiles} {
		if refusal := check(); refusal != "" {
			return Renaming{Pending: r.out.Pending}, refusal, true
		}
	}
	r.out.Remark, r.out.places, r.out.fresh = r.remark(), p, fresh
	return r.out, "", true
}

// renamer makes one renaming.
type renamer struct {
	file   *manifest.File
	around *files.View
	places Places
	fresh  string // the new name
	out    Renaming

	contexts map[int]manifest.Context // of the places that were looked at, by their byte offsets
}

// contextAt is what is at a place of the name: several looks are taken at each.
func (r *renamer) contextAt(offset int) manifest.Context {
	ctx, ok := r.contexts[offset]
	if !ok {
		if ctx = r.file.ContextAt(offset); r.contexts == nil {
			r.contexts = map[int]manifest.Context{}
		}
		r.contexts[offset] = ctx
	}
	return ctx
}

// inManifestOnly are the places of the name in the manifest.
func (r *renamer) inManifestOnly() []text.Span {
	var spans []text.Span
	for _, list := range [][]Place{r.places.Definitions, r.places.Uses} {
		for _, place := range list {
			if place.Source == nil && !place.ownName {
				spans = append(spans, place.Span)
			}
		}
	}
	return spans
}

// obstacle says why no new name is possible, whatever it is; "" where one is.
func (r *renamer) obstacle() string {
	own := 0
	for _, d := range r.places.Definitions {
		if d.Source == nil {
			own++
		}
	}
	if own > 1 && r.places.Kind != QueueName {
		return fmt.Sprintf("%d places declare %q: change one of them first", own, r.places.Name)
	}
	for _, span := range r.inManifestOnly() {
		line := r.file.Buffer().LineAt(span.Start)
		if r.isBroken(line) {
			return fmt.Sprintf("line %d has a mistake: mend it first", line+1)
		}
		if r.file.Buffer().Slice(span) != r.places.Name {
			return fmt.Sprintf("line %d writes the name with variables or escapes: write it plainly first", line+1)
		}
	}
	return cmp.Or(r.aliased(), r.untold())
}

// aliased says where an alias would bring the new name in for something else; "" where none would. A variable is the same
// wherever a text with it is taken over.
func (r *renamer) aliased() string {
	times := map[text.Span]int{}
	for _, meant := range r.places.meant {
		times[meant]++
	}
	for _, span := range r.inManifestOnly() {
		node := r.scalarAt(span)
		if node.IsZero() || r.places.Kind == VariableName {
			continue
		}
		front := text.Span{Start: node.Outer().Start, End: node.Span().Start}
		mark := strings.IndexByte(r.file.Buffer().Slice(front), '&')
		if mark < 0 {
			continue
		}
		if anchor, ok := r.file.AnchorAt(front.Start + mark); ok && times[span] <= len(anchor.Aliases) {
			return fmt.Sprintf("an alias takes the name from line %d for something else, too: write it out there first", r.file.Buffer().LineAt(span.Start)+1)
		}
	}
	return ""
}

// isBroken reports whether a line has a mistake in its YAML.
func (r *renamer) isBroken(line int) bool {
	span := r.file.Buffer().Line(line)
	for _, e := range r.file.ErrorsIn(span) {
		if e.Kind != syntax.DuplicateKey {
			return true
		}
	}
	return false
}

// untold says where a mistake in the text hides what may be another place of a key.
func (r *renamer) untold() string {
	if r.places.Kind != KeyName || len(r.file.Tree().Errors()) == 0 {
		return ""
	}
	for ref := range r.file.References() {
		if !ref.Unknown || ref.Kind != r.places.Declares {
			continue
		}
		if line := r.file.Buffer().LineAt(ref.Value.Start); r.isBroken(line) {
			return fmt.Sprintf("line %d has a mistake and may hold the name: mend it first", line+1)
		}
	}
	return r.tornOut()
}

// tornOut says where the name stands in what a mistake in the text has torn out of its place: as a key that is that of no
// entry, or in a property that is called like what has the key and is no reference. It looks only where the name is written.
func (r *renamer) tornOut() string {
	var known map[int]bool
	places := map[int]bool{}
	for _, span := range r.inManifestOnly() {
		places[span.Start] = true
	}
	torn := tornText{file: r.file, mistakes: map[text.Span]bool{}}
	src := r.file.Buffer().String()
	for at := 0; ; at++ {
		next := strings.Index(src[at:], r.places.Name)
		if next < 0 {
			return ""
		}
		at += next
		if places[at] || at > 0 && !strings.ContainsRune(" \t\r\n\"':", rune(src[at-1])) { // a value does not begin there
			continue
		}
		start, ok := r.valueAt(at)
		if !ok && r.isWrittenAt(at) && torn.has(at) {
			start, ok = at, true
		}
		if !ok {
			continue
		}
		if known == nil {
			known = knownNames(r.file)
		}
		if !known[start] {
			return fmt.Sprintf("line %d may hold the name, too, and a mistake in the text has torn it out of its place: mend that first", r.file.Buffer().LineAt(at)+1)
		}
	}
}

// valueAt reports whether the scalar at a byte offset is the name as the value of a property that may hold it, and returns the offset at
// which it starts.
func (r *renamer) valueAt(offset int) (start int, ok bool) {
	pair := r.pairWith(offset)
	if name := pair.KeyText(); name != "key" && name != r.places.Declares.String() {
		return 0, false
	}
	v := pair.Value()
	stem, _, _ := strings.Cut(v.Scalar().Text, "/")
	return v.Span().Start, stem == r.places.Name
}

// isWrittenAt reports whether the name stands at a byte offset as a word behind that of a property which may hold it, with a colon and a blank
// or without: what the tree says of broken text is not what was meant.
func (r *renamer) isWrittenAt(offset int) bool {
	const most = 64 // bytes of the line in front of the name: more than any such word and blanks need
	buf := r.file.Buffer()
	line := buf.Line(buf.LineAt(offset))
	end := offset + len(r.places.Name)
	behind := buf.Slice(text.Span{Start: end, End: min(end+1, line.End)})
	if behind != "" && !strings.ContainsRune(" \t\"'/,]}#", rune(behind[0])) {
		return false
	}
	front := strings.TrimRight(buf.Slice(text.Span{Start: max(line.Start, offset-most), End: offset}), " \t\"'")
	words := strings.FieldsFunc(strings.TrimSuffix(front, ":"), func(c rune) bool { return strings.ContainsRune(" \t\"'{[,", c) })
	return len(words) > 0 && (words[len(words)-1] == "key" || words[len(words)-1] == r.places.Declares.String())
}

// pairWith returns the pair whose value is the scalar at a byte offset, else a zero pair.
func (r *renamer) pairWith(offset int) syntax.PairNode {
	path := r.file.Tree().Stream().PathTo(offset)
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Kind().IsScalar() && path[i-1].Kind() == syntax.Pair {
			if pair := (syntax.PairNode{Node: path[i-1]}); pair.Value().Start() == path[i].Start() {
				return pair
			}
		}
	}
	return syntax.PairNode{}
}

// knownNames are the byte offsets at which the names begin that the file declares as keys of entries, and those that refer to
// something.
func knownNames(f *manifest.File) map[int]bool {
	known := map[int]bool{}
	for ref := range f.References() {
		known[ref.Value.Start] = true
	}
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			if d, ok := e.Key(); ok {
				known[d.Value.Start] = true
			}
		}
	}
	return known
}

// unknown says which files may have the name and are not known; "" where all are, and where there
// are no files.
func (r *renamer) unknown() string {
	if r.around == nil {
		return ""
	}
	if r.places.Pending {
		r.out.Pending = true
		return "files that may have the name, too, are not read yet: try again"
	}
	return r.places.Unread
}

// inManifest makes the edits of the manifest.
func (r *renamer) inManifest() string {
	for _, span := range r.inManifestOnly() {
		r.out.Edits = append(r.out.Edits, r.edit(span))
	}
	return ""
}

// edit writes the new name over the old one. A scalar that would need other quotes is written anew, but not for a
// variable in its text: what is around that stays as it is.
func (r *renamer) edit(span text.Span) text.Edit {
	plain := text.Edit{Span: span, New: r.fresh}
	node := r.scalarAt(span)
	if r.places.Kind == AnchorName || node.IsZero() {
		return plain
	}
	whole := r.changed(node, span)
	content := manifest.ContentSpan(node)
	if r.places.Kind == VariableName && content != span {
		return plain
	}
	if node.Kind() == syntax.Plain && isPlainString(whole) {
		return plain
	}
	written := yamledit.QuotedLike(whole, node)
	if node.Kind() != syntax.Plain && len(written) > 1 && written[1:len(written)-1] == whole && content != node.Span() {
		return plain
	}
	return text.Edit{Span: node.Span(), New: written}
}

// scalarAt is the scalar that a place is in.
func (r *renamer) scalarAt(span text.Span) syntax.Node {
	ctx := r.contextAt(span.Start)
	if kind := ctx.Node.Kind(); kind.IsScalar() && kind != syntax.Empty && ctx.Node.Span().Contains(span.Start) {
		return ctx.Node
	}
	return syntax.Node{}
}

// changed is the text of a scalar with the new name in it, without quotes.
func (r *renamer) changed(n syntax.Node, span text.Span) string {
	buf, content := r.file.Buffer(), manifest.ContentSpan(n)
	return buf.Slice(text.Span{Start: content.Start, End: span.Start}) + r.fresh + buf.Slice(text.Span{Start: span.End, End: content.End})
}

// isPlainString reports whether a text without quotes is the string that it is, even in a flow
// collection.
func isPlainString(s string) bool {
	tree := syntax.Parse(text.New("[" + s + "]"))
	if len(tree.Errors()) > 0 || tree.Root().Kind() != syntax.Sequence {
		return false
	}
	count, same := 0, false
	for item := range tree.Root().Items() {
		n := item.Value()
		count++
		same = n.Kind() == syntax.Plain && n.Scalar().Type == syntax.String && n.Scalar().Text == s && n.Outer() == n.Span()
	}
	return count == 1 && same
}
