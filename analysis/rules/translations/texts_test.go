package translations

import (
	"context"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

func TestTexts(t *testing.T) {
	const file = `{"page": {"title": "Page", "none": null}, "a.b": "literal", "x.y": "", "x": {"y": "nested"}, "n": 1, "empty": "",
		"list": ["first", {"deep": "second"}], "text": "héllo", "constructor": {"name": "own"}, "literal.list": [1]}`
	tests := []struct {
		file, key, text string
		known           certainty
	}{
		{file, "page.title", "Page", present},
		{file, "a.b", "literal", present},
		{file, "x.y", "nested", present}, // nothing under the whole key
		{file, "literal.list", "", absent},
		{file, "page", "", absent},
		{file, "page.none", "", absent},
		{file, "page.none.more", "", absent},
		{file, "page.name", "", absent},
		{file, "n", "", absent},
		{file, "empty", "", absent},
		{file, "list.0", "first", present},
		{file, "list.1.deep", "second", present},
		{file, "list.01", "", absent},
		{file, "list.2", "", absent},
		{file, "list.length", "", absent},
		{file, "text.1", "é", present},
		{file, "text.5", "", absent},
		{file, "constructor.name", "own", present},
		{file, "toString", "", absent},
		{file, "toString.name", "", unknown},
		{file, "toString.nothing", "", absent},
		{file, "text.at.name", "", unknown},
		{file, "n.toFixed.name", "", unknown},
		{`["a"]`, "0", "a", present},
		{`"ab"`, "1", "b", present},
		{`null`, "a.b", "", absent},
		{`{`, "a", "", unknown},
		{strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), "a", "", unknown},
	}
	for _, tt := range tests {
		got, known := textsIn.Of(files.NewContent([]byte(tt.file))).text(tt.key)
		if got != tt.text || known != tt.known {
			t.Errorf("%.20s: %s: got %q %d, want %q %d", tt.file, tt.key, got, known, tt.text, tt.known)
		}
	}
}

func TestTextsThatAreNoJSON(t *testing.T) {
	for file, want := range map[string]string{
		`{"a": 1}`:            "",
		" [1e999] \n":         "",
		"{\"a\": \"\xff\"}":   "",
		"":                    "it is empty",
		"{\n\"a\": \"b\"\n":   "it ends too early",
		"{}\n\nx":             "line 3 has text behind its end",
		"\ufeff{}":            "it starts with a byte order mark: save it without one",
		"{\n\"a\": 1,\n}\n":   "line 3: invalid character '}' looking for beginning of object key string",
		"{\"a\": \"b\nc\"}\n": "line 1: invalid character '\\n' in string literal",
		strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000): "", // some readers can, some cannot
	} {
		if got := textsIn.Of(files.NewContent([]byte(file))).mistake; got != want {
			t.Errorf("%.20q: got %q, want %q", file, got, want)
		}
	}
}

func TestLocaleOf(t *testing.T) {
	p := analysis.NewPass(context.Background(), analysis.Checker{Groups: analysis.NewGroups(Group)}, manifest.New(text.New("")))
	for file, want := range map[string]string{
		"locales/en-US.json": "en-US", "EN_gb.json": "en-GB", "en.json": "en-US", "pt.json": "pt-PT", "a/nb.json": "no-NO",
		"fr.json": "fr-FR", "f.json": "", "en.yml": "", "package.json": "", "xx.json": "",
	} {
		if got := localeOf(p, file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}
