package functions

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleFunctionHandlerFormat = &analysis.Rule{
		ID: "function-handler-format", Severity: analysis.Error, Official: []string{"modules.function.handler.invalidRegex"},
		Doc: "The handler of a function is the path of a file without its extension, a dot, and the name of an export.",
	}
	ruleFunctionHandlerFile = &analysis.Rule{
		ID: "function-handler-file", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.function.handler.fileNotExists"},
		Doc: "The file that a handler names is there.",
	}
	ruleFunctionHandlerExport = &analysis.Rule{
		ID: "function-handler-export", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "The file of a handler exports what the handler names.",
		Why: "The app can be deployed, but calling the function fails.",
	}
)

// handler is what a function runs.
type handler struct {
	file   string // the path below the directory of the sources, without an extension
	export string
	span   text.Span // of the value, from the entry's base
}

// handlerOf keeps the handler of each function; nil where there is none that could be
// looked for.
var handlerOf = manifest.NewPerEntry(func(e *manifest.Entry) *handler {
	v := e.File.Value(e.Pair("handler").Value())
	if e.Bare || v.Type() != schema.String {
		return nil
	}
	file, export, ok := manifest.SplitHandler(v.Text())
	if !ok {
		return nil
	}
	return &handler{file, export, v.Node().Span().Shift(-e.Base())}
})

// handlerFormat reports a handler that names no export of a file.
func handlerFormat(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	v := s.Value("handler")
	if v.Type() != schema.String || v.Text() == "" {
		return found
	}
	span := v.Node().Span()
	if _, _, ok := manifest.SplitHandler(v.Text()); ok || slices.ContainsFunc(found, func(f analysis.Finding) bool { return f.Span == span }) {
		return found
	}
	f := analysis.Finding{
		Diagnostic: analysis.Diagnostic{Rule: ruleFunctionHandlerFormat, Severity: analysis.Error, Span: span},
		Place:      v.Content().Span().Start,
	}
	const form = "a path without an extension, a dot, and the name of an export, such as \"index.run\""
	meant := mendHandler(v.Text())
	switch {
	case meant != "" && meant == strings.TrimSpace(v.Text()):
		f.Message = fmt.Sprintf("a handler has no white space around it: write %q", meant)
		f.Fix = mend.ReplaceValue([]string{meant}, true)
	case meant != "":
		f.Message = fmt.Sprintf("%q is not a handler: did you mean %q? A handler is %s", prose.Shortened(v.Text()), meant, form)
		f.Fix = mend.ReplaceValue([]string{meant}, false)
	default:
		f.Message = fmt.Sprintf("%q is not a handler: expected %s", prose.Shortened(v.Text()), form)
		f.Fix = offerExports
		if slashed := inFolders(v.Text()); slashed != "" {
			f.Late = meansFolders(slashed, form)
		}
	}
	return append(found, f)
}

// mendHandler drops from a text what handlers do not have; "" if that does not make it
// one.
func mendHandler(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\\", "/")
	for _, prefix := range []string{"./", "/", "src/"} {
		s = strings.TrimPrefix(s, prefix)
	}
	for _, separator := range []string{"::", "#", ":"} {
		s = strings.ReplaceAll(s, separator, ".")
	}
	for extension := range strings.FieldsSeq(manifest.HandlerExtensions + " .mjs .mts .cts") {
		s = strings.ReplaceAll(s, extension+".", ".")
	}
	if _, _, ok := manifest.SplitHandler(s); !ok {
		return ""
	}
	return s
}

// inFolders is a handler whose folders have dots between them as it must be: with slashes. It is
// "" where that makes no handler.
func inFolders(s string) string {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return ""
	}
	s = strings.ReplaceAll(s[:i], ".", "/") + s[i:]
	if _, _, ok := manifest.SplitHandler(s); !ok {
		return ""
	}
	return s
}

// meansFolders says that a handler is probably another one, where the file of that one is there.
func meansFolders(meant, form string) func(*analysis.Pass, analysis.Target, *analysis.Diagnostic) bool {
	return func(p *analysis.Pass, t analysis.Target, d *analysis.Diagnostic) bool {
		file, _, _ := manifest.SplitHandler(meant)
		dir, known := handlerDirectory(p)
		if known && p.Files != nil && p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions).Kind.Exists() {
			d.Message = fmt.Sprintf("there are slashes between the folders of a handler: did you mean %q? A handler is %s", meant, form)
			d.Mend = func() []analysis.Fix { return mend.ReplaceValue([]string{meant}, false)(p, t) }
		}
		return true
	}
}

// offerExports completes a handler that names a file only.
func offerExports(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	old := mend.ScalarIn(p, t)
	file := strings.TrimPrefix(strings.TrimPrefix(old.Scalar().Text, "./"), "src/")
	for extension := range strings.FieldsSeq(manifest.HandlerExtensions) {
		file = strings.TrimSuffix(file, extension)
	}
	dir, known := handlerDirectory(p)
	if old.IsZero() || !known {
		return nil
	}
	fact := p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions)
	if fact.Content == nil {
		return nil
	}
	var fixes []analysis.Fix
	for _, name := range javascript.ExportsIn(fact.Content).Names() {
		if _, _, ok := manifest.SplitHandler(file + "." + name); ok && len(fixes) < analysis.MaxChoices {
			fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(file+"."+name), false, old.Span(), yamledit.QuotedLike(file+"."+name, old))...)
		}
	}
	return mend.OneOf(fixes)
}

// handlerDirectory is where the sources are. It is false when that cannot be told.
func handlerDirectory(p *analysis.Pass) (string, bool) {
	if mend.MayLackApp(p) {
		return "", false
	}
	return p.File.Sources()
}

// handlerGroup is the functions whose handlers are in the same file.
type handlerGroup struct {
	file    string // as in handler
	source  string // the same below "src"
	members []handlerUse
}

// handlerUse is a function, by its index in the list, and what it calls.
type handlerUse struct {
	entry  int
	export string
}

// handlerGroups keeps them for a list: thousands of functions may share a few files.
var handlerGroups = manifest.NewPerList(func(l *manifest.List) []handlerGroup {
	if l.Type != "function" || !l.IsModule() {
		return nil
	}
	var groups []handlerGroup
	at := map[string]int{}
	for i, e := range l.Entries {
		h := handlerOf.Of(e)
		if h == nil {
			continue
		}
		g, ok := at[h.file]
		if !ok {
			g = len(groups)
			at[h.file] = g
			groups = append(groups, handlerGroup{file: h.file, source: "src/" + h.file})
		}
		groups[g].members = append(groups[g].members, handlerUse{i, h.export})
	}
	return groups
})

// handlers reports handlers whose file or export is not there.
func handlers(p *analysis.Pass) {
	if p.Files == nil {
		return
	}
	dir, known := handlerDirectory(p)
	if !known {
		return
	}
	for l := range p.File.ModuleLists() {
		for _, g := range handlerGroups.Of(p.File, l) {
			name := g.source
			if dir != "src" {
				name = dir + "/" + g.file
			}
			switch fact := p.Files.WithExtension(name, manifest.HandlerExtensions); {
			case fact.Kind == files.Missing:
				handlerWithoutFile(p, l, g, dir)
			case fact.Content != nil:
				handlerExports(p, l, g, fact)
			}
		}
	}
}

// handlerSpan is where the handler of a function stands.
func handlerSpan(l *manifest.List, u handlerUse) text.Span {
	e := l.Entries[u.entry]
	return handlerOf.Of(e).span.Shift(e.Base())
}

// handlerWithoutFile reports the handlers whose file is not there.
func handlerWithoutFile(p *analysis.Pass, l *manifest.List, g handlerGroup, dir string) {
	message, meant, sure := missingHandler(p, g.file, dir)
	severity := analysis.Error
	if dir != "src" && meant == "" { // it is made by the author's own tools
		severity = doubt.NotBuilt(p)
	}
	for _, u := range g.members {
		d := analysis.Diagnostic{Rule: ruleFunctionHandlerFile, Severity: severity, Span: handlerSpan(l, u), Message: message}
		if p.BrokenIn(d.Span, 0) {
			continue
		}
		if meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant+"."+u.export)
			d.Mend = func() []analysis.Fix { return replaceHandler(p, l, u, meant+"."+u.export, sure) }
		} else {
			d.Mend = func() []analysis.Fix { return offerSources(p, l, u, dir) }
		}
		p.Report(d, analysis.Always)
	}
}

// missingHandler says that a file is not there, which one is meant instead if any, and
// whether that is sure.
func missingHandler(p *analysis.Pass, file, dir string) (message, meant string, sure bool) {
	missing := fmt.Sprintf("there is no file %q with one of the extensions %s", dir+"/"+file, prose.Or(strings.Fields(manifest.HandlerExtensions)))
	if inner, ok := strings.CutPrefix(file, dir+"/"); ok && p.Files.WithExtension(dir+"/"+inner, manifest.HandlerExtensions).Kind.Exists() {
		return fmt.Sprintf("%s, because the paths of handlers begin below %q", missing, dir), inner, true
	}
	if inner := file + "/index"; p.Files.WithExtension(dir+"/"+inner, manifest.HandlerExtensions).Kind.Exists() {
		return fmt.Sprintf("%q is a folder, and Forge does not look for an index file in it", dir+"/"+file), inner, false
	}
	if other := p.Files.WithExtension(dir+"/"+file, ".mjs .mts .cts"); other.Kind.Exists() {
		return fmt.Sprintf("%s: Forge does not take %q", missing, other.Name), "", false
	}
	if p.Files.Kind(dir) == files.Missing {
		return fmt.Sprintf("%s: there is no directory %q beside the manifest", missing, dir), "", false
	}
	meant, _ = strings.CutPrefix(doubt.Guess(p, dir+"/"+file, stems), dir+"/")
	return missing, meant, false
}

// stems takes the extensions off the names of files that can hold handlers.
func stems(names []string) []string {
	var out []string
	for _, name := range names {
		for extension := range strings.FieldsSeq(manifest.HandlerExtensions) {
			if stem, ok := strings.CutSuffix(name, extension); ok {
				out = append(out, stem)
			}
		}
	}
	return out
}

// noFunction says what an export is that is no function for sure; "" for others.
func noFunction(x javascript.Export) string {
	switch {
	case x.Form == javascript.ClassExport:
		return "a class"
	case x.Form == javascript.DeclaredExport:
		return "only declared, and gone when the code runs"
	case x.Local == "*":
		return "all exports of another file"
	}
	return ""
}

// handlerExports reports the handlers that their file does not export.
func handlerExports(p *analysis.Pass, l *manifest.List, g handlerGroup, fact files.Fact) {
	in := javascript.ExportsIn(fact.Content)
	if in.Open {
		return
	}
	for _, u := range g.members {
		if x, ok := in.Find(u.export); ok {
			if what := noFunction(x); what != "" {
				p.Report(analysis.Diagnostic{
					Rule: ruleFunctionHandlerExport, Span: handlerSpan(l, u),
					Message: fmt.Sprintf("%q in %q is %s: a handler is a function", u.export, fact.Name, what),
				}, analysis.UnlessBroken)
			}
			continue
		}
		d := analysis.Diagnostic{Rule: ruleFunctionHandlerExport, Span: handlerSpan(l, u)}
		if p.BrokenIn(d.Span, 0) {
			continue
		}
		d.Message = fmt.Sprintf("%q does not export %q", fact.Name, u.export)
		near := ""
		if doubt.MayGuess(p) {
			near, _ = schema.Nearest(u.export, in.Names())
		}
		if !utf8.ValidString(near) { // the file is broken there
			near = ""
		}
		meant, hidden, arbitrary := []string{near}, "", false
		if near == "" {
			meant, hidden, arbitrary = in.Names(), hiddenBy(p, fact.Name, u.export), true
		}
		switch {
		case near != "":
			d.Message += fmt.Sprintf(": did you mean %q?", near)
		case hidden != "":
			d.Message += fmt.Sprintf(", and it hides %q, which does: remove one of the two files", hidden)
		case len(in.Names()) == 0:
			d.Message += ": it exports nothing"
		case len(in.Names()) <= 6:
			d.Message += ": it exports " + prose.And(prose.QuoteAll(in.Names()))
		}
		d.Mend = func() []analysis.Fix { return nameExports(p, l, u, g.file, meant, arbitrary) }
		p.Report(d, analysis.Always)
	}
}

// hiddenBy returns the file that exports a name and that another file hides, because Forge prefers
// its extension; "" where there is none.
func hiddenBy(p *analysis.Pass, file, export string) string {
	base := strings.TrimSuffix(file, path.Ext(file))
	for _, extension := range strings.Fields(manifest.HandlerExtensions) {
		other := base + extension
		content := p.Files.Content(other).Content
		if other == file || content == nil {
			continue
		}
		if _, ok := javascript.ExportsIn(content).Find(export); ok {
			return other
		}
	}
	return ""
}

// nameExports offers some exports of a file in the place of the one that a handler names.
func nameExports(p *analysis.Pass, l *manifest.List, u handlerUse, file string, exports []string, arbitrary bool) []analysis.Fix {
	var fixes []analysis.Fix
	for _, name := range exports[:min(len(exports), analysis.MaxChoices)] {
		if utf8.ValidString(name) {
			fixes = append(fixes, replaceHandler(p, l, u, file+"."+name, false)...)
		}
	}
	for i := range fixes {
		fixes[i].Arbitrary = arbitrary
	}
	return fixes
}

// replaceHandler writes another handler.
func replaceHandler(p *analysis.Pass, l *manifest.List, u handlerUse, by string, sure bool) []analysis.Fix {
	n := l.Entries[u.entry].Pair("handler").Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return analysis.One("Replace with "+prose.QuoteTitle(by), sure, n.Span(), yamledit.QuotedLike(by, n))
}
