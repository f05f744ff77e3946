package functions

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
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
	RuleFunctionHandlerExport = &analysis.Rule{
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
func handlerFormat(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
	v := s.File.Value(s.Entry.Pair("handler").Value())
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
	return fixes
}
