package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

// twoMistakes are on "a" and "b" of actionText. The fix of the first is safe.
var twoMistakes = []analysis.Diagnostic{
	{
		Rule: testRule, Severity: analysis.Error, Span: text.Span{Start: 11, End: 12}, Message: "bad a",
		Mend: mendBy(
			analysis.Fix{Title: "Make it macro", Preferred: true, Edits: []text.Edit{{Span: text.Span{Start: 11, End: 12}, New: "macro"}}},
			analysis.Fix{Title: "Remove it", Edits: []text.Edit{{Span: text.Span{Start: 9, End: 16}}}},
		),
	},
	{
		Rule: testRule, Severity: analysis.Error, Span: text.Span{Start: 18, End: 19}, Message: "bad b",
		Mend: mendBy(analysis.Fix{Title: "Make it y", Edits: []text.Edit{{Span: text.Span{Start: 18, End: 19}, New: "y"}}}),
	},
	{Rule: testRule, Severity: analysis.Error, Span: text.Span{Start: 0, End: 23}, Message: "no fix"},
}

// checkMistakes finds those of twoMistakes that the text has.
func checkMistakes(_ context.Context, f *manifest.File) []analysis.Diagnostic {
	if strings.Contains(f.Buffer().String(), "a: 1") {
		return twoMistakes
	}
	return twoMistakes[1:]
}

func mendBy(fixes ...analysis.Fix) func() []analysis.Fix {
	return func() []analysis.Fix { return fixes }
}

const (
	actionText   = "modules:\n  a: 1\n  b: 2\n"
	actionClient = `{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}%s}`
)

func actionParams(from, to, context string) string {
	return `{"textDocument":{"uri":"` + manifestURI + `"},"range":{"start":` + from + `,"end":` + to + `},"context":` + context + `}`
}

func TestCodeActions(t *testing.T) {
	at := func(line, character int) string { return fmt.Sprintf(`{"line":%d,"character":%d}`, line, character) }
	named := `{"diagnostics":[{"range":{"start":{"line":1,"character":2},"end":{"line":1,"character":3}},"severity":1,"code":"test-rule","source":"forge-manifest-ls","message":"bad a"}]}`
	tests := map[string]struct {
		from, to, context string
		want              []string
	}{
		"cursor on it":       {at(1, 2), at(1, 2), `{"diagnostics":[]}`, []string{"Make it macro", "Remove it", "Ignore test-rule here"}},
		"cursor behind it":   {at(1, 3), at(1, 3), `{"diagnostics":[]}`, []string{"Make it macro", "Remove it", "Ignore test-rule here"}},
		"cursor away":        {at(1, 5), at(1, 5), `{"diagnostics":[]}`, []string{"Ignore test-rule here"}},
		"named":              {at(1, 5), at(1, 5), named, []string{"Make it macro", "Remove it", "Ignore test-rule here"}},
		"named among others": {at(1, 5), at(1, 5), `{"diagnostics":[7,{"range":{"start":{"line":-1}},"code":{},"message":[]},` + named[len(`{"diagnostics":[`):], []string{"Make it macro", "Remove it", "Ignore test-rule here"}},
		"whole file":         {at(0, 0), at(9, 9), `{"diagnostics":[]}`, []string{"Make it macro", "Remove it", "Make it y", "Ignore test-rule here"}},
		"only quick fixes":   {at(2, 2), at(2, 3), `{"diagnostics":[],"only":["quickfix"]}`, []string{"Make it y", "Ignore test-rule here"}},
		"only refactorings":  {at(0, 0), at(9, 9), `{"diagnostics":[],"only":["refactor"]}`, []string{}},
		"fix all":            {at(0, 0), at(0, 0), `{"diagnostics":[],"only":["source.fixAll"]}`, []string{"Fix all that can be fixed safely"}},
		"our fix all":        {at(0, 0), at(0, 0), `{"diagnostics":[],"only":["source.fixAll.forge-manifest"]}`, []string{"Fix all that can be fixed safely"}},
		"their fix all":      {at(0, 0), at(0, 0), `{"diagnostics":[],"only":["source.fixAll.eslint"]}`, []string{}},
		"all kinds":          {at(1, 2), at(1, 3), `{"diagnostics":[],"only":[""]}`, []string{"Make it macro", "Remove it", "Ignore test-rule here", "Fix all that can be fixed safely"}},
	}
	c := open(t, Options{Check: checkMistakes}, fmt.Sprintf(actionClient, ""), actionText)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []struct{ Title string }
			if err := json.Unmarshal(c.must("textDocument/codeAction", actionParams(test.from, test.to, test.context)), &got); err != nil {
				t.Fatal(err)
			}
			titles := []string{}
			for _, a := range got {
				titles = append(titles, a.Title)
			}
			if diff := cmp.Diff(test.want, titles); diff != "" {
				t.Errorf("actions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCodeActionOfSeveralDiagnostics: a fix that two diagnostics offer is one action, of both.
func TestCodeActionOfSeveralDiagnostics(t *testing.T) {
	all := analysis.Fix{Title: "Make all", Edits: []text.Edit{{Span: text.Span{Start: 9, End: 19}, New: "x"}}}
	found := slices.Clone(twoMistakes[:2])
	for i := range found {
		one := analysis.Fix{Title: "Make one", Edits: []text.Edit{{Span: found[i].Span, New: "x"}}}
		found[i].Mend = mendBy(one, all)
	}
	c := open(t, Options{Check: reportAll(found...)}, fmt.Sprintf(actionClient, ""), actionText)
	var actions []struct {
		Title       string
		Diagnostics []struct{ Message string }
	}
	raw := c.must("textDocument/codeAction", actionParams(`{"line":0,"character":0}`, `{"line":3,"character":0}`, `{"diagnostics":[],"only":["quickfix"]}`))
	if err := json.Unmarshal(raw, &actions); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range actions {
		if strings.HasPrefix(a.Title, "Make") {
			got = append(got, fmt.Sprintf("%s %d", a.Title, len(a.Diagnostics)))
		}
	}
	if diff := cmp.Diff([]string{"Make one 1", "Make all 2", "Make one 1"}, got); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
}

func TestCodeActionFollowsTheClient(t *testing.T) {
	params := actionParams(`{"line":1,"character":2}`, `{"line":1,"character":2}`, `{"diagnostics":[]}`)
	edit := `{"range":{"start":{"line":1,"character":2},"end":{"line":1,"character":3}},"newText":"macro"}`
	for more, want := range map[string]string{
		``: `"edit":{"changes":{"` + manifestURI + `":[` + edit + `]}}`,
		`,"workspace":{"workspaceEdit":{"documentChanges":true}}`: `"edit":{"documentChanges":[{"textDocument":{"uri":"` + manifestURI + `","version":1},"edits":[` + edit + `]}]}`,
	} {
		c := open(t, Options{Check: reportAll(twoMistakes...)}, fmt.Sprintf(actionClient, more), actionText)
		var got []json.RawMessage
		if err := json.Unmarshal(c.must("textDocument/codeAction", params), &got); err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{want, `"isPreferred":true`, `"kind":"quickfix"`, `"message":"bad a"`} {
			if !strings.Contains(string(got[0]), w) {
				t.Errorf("action %s\nlacks %s", got[0], w)
			}
		}
		if strings.Contains(string(got[1]), "isPreferred") {
			t.Errorf("action %s is preferred", got[1])
		}
	}
	c := open(t, Options{Check: reportAll(twoMistakes...)}, `{}`, actionText)
	if got := string(c.must("textDocument/codeAction", params)); got != "[]" {
		t.Errorf("a client that knows no action literals gets %s", got)
	}
}

func TestDocumentSymbols(t *testing.T) {
	for capabilities, want := range map[string][]string{
		`{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}`: {`"selectionRange":`, `"children":`},
		`{}`: {`"location":{"uri":"` + manifestURI + `"`, `"containerName":`},
	} {
		c := open(t, Options{}, capabilities, "modules:\n  macro:\n    - key: pets\n      function: main\n")
		got := string(c.must("textDocument/documentSymbol", askManifest))
		if i := slices.IndexFunc(want, func(w string) bool { return !strings.Contains(got, w) }); i >= 0 {
			t.Errorf("symbols lack %s:\n%s", want[i], got)
		}
	}
}
