package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/javascript"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

var (
	ruleFunctionHandlerFormat = &Rule{
		ID: "function-handler-format", Severity: Error, Official: []string{"modules.function.handler.invalidRegex"},
		Doc:  "The handler of a function is the path of a file without its extension, a dot, and the name of an export.",
		Why:  schemaWhy,
		Bad:  head + webtrigger + handled("./index.run"),
		Good: head + webtrigger + handled("index.run"),
	}
	ruleFunctionHandlerFile = &Rule{
		ID: "function-handler-file", Severity: Error, ReadsFiles: true, Official: []string{"modules.function.handler.fileNotExists"},
		Doc: "The file that a handler names is there.", Why: schemaWhy,
		Bad:  head + webtrigger + handled("src/index.run"),
		Good: head + webtrigger + handled("index.run"),
	}
	ruleFunctionHandlerExport = &Rule{
		ID: "function-handler-export", Severity: Warning, ReadsFiles: true,
		Doc:  "The file of a handler exports what the handler names.",
		Why:  "The app can be deployed, but calling the function fails.",
		Bad:  head + webtrigger + handled("index.rum"),
		Good: head + webtrigger + handled("index.run"),
	}
)

// handled is the function of a sample with another handler.
func handled(handler string) string {
	return "  function:\n    - key: main\n      handler: " + handler + "\n"
}

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
func (s scope) handlerFormat(found []finding) []finding {
	v := s.file.Value(s.entry.Pair("handler").Value())
	if v.Type() != schema.String || v.Text() == "" {
		return found
	}
	span := v.Node().Span()
	if _, _, ok := manifest.SplitHandler(v.Text()); ok || slices.ContainsFunc(found, func(f finding) bool { return f.Span == span }) {
		return found
	}
	f := finding{
		Diagnostic: Diagnostic{Rule: ruleFunctionHandlerFormat, Severity: Error, Span: span},
		place:      v.Content().Span().Start,
	}
	const form = "a path without an extension, a dot, and the name of an export, such as \"index.run\""
	meant := mendHandler(v.Text())
	switch {
	case meant != "" && meant == strings.TrimSpace(v.Text()):
		f.Message = fmt.Sprintf("a handler has no white space around it: write %q", meant)
		f.fix = replaceValue([]string{meant}, true)
	case meant != "":
		f.Message = fmt.Sprintf("%q is not a handler: did you mean %q? A handler is %s", shortened(v.Text()), meant, form)
		f.fix = replaceValue([]string{meant}, false)
	default:
		f.Message = fmt.Sprintf("%q is not a handler: expected %s", shortened(v.Text()), form)
		f.fix = offerExports
		if slashed := inFolders(v.Text()); slashed != "" {
			f.late = meansFolders(slashed, form)
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
func meansFolders(meant, form string) func(*pass, target, *Diagnostic) bool {
	return func(p *pass, t target, d *Diagnostic) bool {
		file, _, _ := manifest.SplitHandler(meant)
		dir, known := p.handlerDirectory()
		if known && p.Files != nil && p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions).Kind.Exists() {
			d.Message = fmt.Sprintf("there are slashes between the folders of a handler: did you mean %q? A handler is %s", meant, form)
			d.Mend = func() []Fix { return replaceValue([]string{meant}, false)(p, t) }
		}
		return true
	}
}

// offerExports completes a handler that names a file only.
func offerExports(p *pass, t target) []Fix {
	old := p.scalarIn(t)
	file := strings.TrimPrefix(strings.TrimPrefix(old.Scalar().Text, "./"), "src/")
	for extension := range strings.FieldsSeq(manifest.HandlerExtensions) {
		file = strings.TrimSuffix(file, extension)
	}
	dir, known := p.handlerDirectory()
	if old.IsZero() || !known {
		return nil
	}
	fact := p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions)
	if fact.Content == nil {
		return nil
	}
	var fixes []Fix
	for _, name := range javascript.ExportsIn(fact.Content).Names() {
		if _, _, ok := manifest.SplitHandler(file + "." + name); ok && len(fixes) < maxChoices {
			fixes = append(fixes, one("Replace by "+quoteTitle(file+"."+name), false, old.Span(), edit.QuotedLike(file+"."+name, old))...)
		}
	}
	return fixes
}
