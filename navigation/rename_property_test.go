package navigation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// app is a manifest with the files beside it.
type app struct {
	text  string
	files memory.Files // by absolute paths below /app; nil for none
}

func (a app) file() *manifest.File { return manifest.New(text.New(a.text)) }

func (a app) around() *files.View {
	if a.files == nil {
		return nil
	}
	return files.NewStore(a.files).In("/app")
}

// renamed is the app with a name at an offset changed; why says why it cannot be.
func (a app) renamed(t *testing.T, offset int, fresh string) (out app, at int, why string) {
	t.Helper()
	p, _ := navigation.PlacesAt(a.file(), offset, a.around())
	r, why, ok := navigation.RenameAt(a.file(), offset, fresh, a.around())
	if !ok || why != "" {
		return a, 0, why
	}
	out = app{text: apply(t, a.text, r.Edits)}
	if a.files != nil {
		out.files = memory.Files{}
		for name, content := range a.files {
			out.files[name] = content
		}
	}
	for _, other := range r.Others {
		out.files[other.Source.Path] = apply(t, out.files[other.Source.Path], other.Edits)
	}
	at = p.Origin.Start
	for _, e := range r.Edits {
		if e.Span.End <= p.Origin.Start {
			at += e.Delta()
		} else if e.Span.Start < p.Origin.Start || strings.ContainsAny(e.New[:1], `"'`) { // quotes came
			at = e.Span.Start + strings.Index(e.New, fresh) + at - p.Origin.Start
		}
	}
	return out, at, ""
}

// apply makes edits that count in one text.
func apply(t *testing.T, s string, edits []text.Edit) string {
	t.Helper()
	sorted := slices.SortedFunc(slices.Values(edits), func(a, b text.Edit) int { return b.Span.Start - a.Span.Start })
	for i, e := range sorted {
		if i > 0 && e.Span.End > sorted[i-1].Span.Start {
			t.Fatalf("edits overlap: %v", edits)
		}
		s = s[:e.Span.Start] + e.New + s[e.Span.End:]
	}
	return s
}

// names are the offsets of the names that an app declares.
func (a app) names() (offsets []int) {
	f := a.file()
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			if d, ok := e.Key(); ok {
				offsets = append(offsets, d.Span.Start)
			}
			for part := range e.Parts() {
				offsets = append(offsets, part.Span.Start)
			}
			for use := range e.I18n() {
				offsets = append(offsets, use.Span.Start)
			}
			if handler := e.Pair("handler").Value(); handler.Kind().IsScalar() && l.Type == "function" {
				offsets = append(offsets, max(handler.Span().End-1, 0))
			}
		}
	}
	for entity := range f.Entities() {
		offsets = append(offsets, entity.Name.Span.Start)
		for _, name := range entity.Attributes {
			offsets = append(offsets, name.Span.Start)
		}
	}
	for _, v := range f.Variables() {
		for _, at := range f.VariableDeclarations(v.Name) {
			offsets = append(offsets, at.Start)
		}
	}
	return offsets
}

// said are the diagnostics of an app, with one name in the place of another.
func (a app) said(t *testing.T, fresh, old string) (all []string) {
	t.Helper()
	checker := analysis.Checker{Groups: rules.All(), Editor: true, Files: a.around()}
	for _, d := range checker.Check(t.Context(), a.file()) {
		switch d.Rule.ID {
		case "skill-tool-unmentioned": // the text of a skill keeps the old name
			continue
		case "action-unreferenced", "function-unused", "resource-unused", "remote-unused", "endpoint-unused", "service-unused": // silent where a name is almost that of another
			continue
		}
		message, _, _ := strings.Cut(d.Message, ": did you mean") // which depends on how words are spelt
		message, _, _ = strings.Cut(message, ": there ")          // "is only" or "are", with names in their order
		if fresh != "" {
			message = strings.ReplaceAll(message, fresh, old)
		}
		all = append(all, fmt.Sprintf("%d: %s %s %s", a.file().Buffer().LineAt(d.Span.Start)+1, d.Severity, d.Rule.ID, message))
	}
	slices.Sort(all)
	return all
}

// maxFunctionKey is how long the key of a function may be: a longer one is a mistake, which a shorter
// name mends.
const maxFunctionKey = 23

// freshName is a name of the kind that is at a place, which no app has.
func freshName(p navigation.Places) string {
	switch p.Kind {
	case navigation.VariableName:
		return "FRESH_1"
	case navigation.HandlerName:
		return "fresh1"
	case navigation.AttributeName:
		return "fresh1"
	case navigation.TranslationName:
		return p.Name[:strings.LastIndexByte(p.Name, '.')+1] + "fresh1"
	}
	return "fresh-one"
}

// everyApp are the real manifests of the corpus, and made-up apps with their files.
func everyApp(t *testing.T) map[string]app {
	t.Helper()
	apps := map[string]app{}
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		apps[name] = app{text: src}
	}
	count := 0
	for made := range mutate.Apps(schema.Embedded(), 13) {
		if count++; count > oracle.Number("RENAME_APPS", 500) {
			break
		}
		beside := memory.Files{}
		for name, content := range made.Files {
			beside["/app/"+name] = content
		}
		apps[fmt.Sprintf("app %d", count)] = app{made.Text, beside}
	}
	return apps
}

// TestReferencesAreFound: what the official validator takes for a reference is among the uses of
// what it names, and leads there.
func TestReferencesAreFound(t *testing.T) {
	count := 0
	for name, a := range everyApp(t) {
		f := a.file()
		for ref := range f.References() {
			found := f.Lookup(ref.Kind, ref.Name)
			if !ref.Official || ref.Unknown || len(found) == 0 {
				continue
			}
			count++
			there, _ := navigation.PlacesAt(f, ref.Span.Start, nil)
			if !hasSpan(there.Definitions, found[0].Span) {
				t.Errorf("%s: %q at %d does not lead to %d", name, ref.Name, ref.Span.Start, found[0].Span.Start)
			}
			back, _ := navigation.PlacesAt(f, found[0].Span.Start, nil)
			if !hasSpan(append(back.Uses, back.Definitions...), ref.Span) {
				t.Errorf("%s: %q at %d is not among the uses", name, ref.Name, ref.Span.Start)
			}
		}
	}
	if count < 500 {
		t.Errorf("only %d references", count)
	}
}

func hasSpan(places []navigation.Place, span text.Span) bool {
	return slices.ContainsFunc(places, func(p navigation.Place) bool { return p.Source == nil && p.Span == span })
}

// TestRenameThereAndBack: a name that gets another and then its own again leaves every byte as it
// was, and between the two nothing is wrong that was not.
func TestRenameThereAndBack(t *testing.T) {
	renamings, refused := 0, map[string]int{}
	for name, a := range everyApp(t) {
		before := a.said(t, "", "")
		for _, offset := range a.names() {
			p, ok := navigation.PlacesAt(a.file(), offset, a.around())
			isString := a.file().ContextAt(p.Origin.Start).Node.Scalar().Type == syntax.String
			if !ok || !isString || p.Name == "" || len(p.Name) > maxFunctionKey || p.Kind == navigation.KeyName && len(a.file().Lookup(manifest.Module, p.Name)) > 1 { // then it mends a mistake
				continue
			}
			fresh := freshName(p)
			there, at, why := a.renamed(t, offset, fresh)
			if why != "" {
				refused[why]++
				continue
			}
			renamings++
			back, _, why := there.renamed(t, at, p.Name)
			if why != "" || back.text != a.text || !cmp.Equal(back.files, a.files) {
				t.Errorf("%s: %q at %d, renamed to %q and back: %s\n%s", name, p.Name, offset, fresh, why, cmp.Diff(a.text, back.text))
				break
			}
			if diff := cmp.Diff(before, there.said(t, fresh, p.Name)); diff != "" {
				t.Errorf("%s: %q renamed to %q:\n%s", name, p.Name, fresh, diff)
				break
			}
		}
	}
	t.Logf("%d renamings; refused: %v", renamings, refused)
	if renamings < 1000 {
		t.Errorf("only %d renamings", renamings)
	}
}
