package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
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
	p := newPass(context.Background(), Checker{Groups: All()}, manifest.New(text.New("")))
	for file, want := range map[string]string{
		"locales/en-US.json": "en-US", "EN_gb.json": "en-GB", "en.json": "en-US", "pt.json": "pt-PT", "a/nb.json": "no-NO",
		"fr.json": "fr-FR", "f.json": "", "en.yml": "", "package.json": "", "xx.json": "",
	} {
		if got := p.localeOf(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

// TestUnknownTexts checks that nothing is said of what cannot be known.
func TestUnknownTexts(t *testing.T) {
	src := head + strings.Replace(i18nPage, "page.title", "page.nothing", 1) + resources + inEnglish
	if got := check(t, src); len(got) > 0 {
		t.Errorf("without files: %q %q", summary(got), got[0].Message)
	}
	src = head + strings.Replace(i18nPage, "page.title", "page.${NAME}", 1) + resources + inEnglish + "environment:\n  variables:\n    - NAME\n"
	around := &Rule{Files: english}
	got := checkSample(t, around, src)
	if slices.ContainsFunc(got, func(d Diagnostic) bool { return d.Rule == ruleI18nKeyMissing }) {
		t.Errorf("with a variable: %q", summary(got))
	}
	src = strings.Replace(src, "    - NAME\n", "    - key: NAME\n      default: titel\n", 1)
	if got := checkSample(t, around, src); len(got) != 1 || got[0].Rule != ruleI18nKeyMissing || !strings.Contains(got[0].Message, `"page.titel"`) {
		t.Errorf("with a default: %q", summary(got))
	}
}

// TestVariables checks variables in environments that have them, that lack them, and that
// nobody knows.
func TestVariables(t *testing.T) {
	src := head + variablePage + "    - {key: b, title: \"a ${PAGE_TITLE}\", resource: main}\n" + resources +
		"environment: {variables: [PAGE_TITLE]}\n"
	src = strings.Replace(src, "jira:projectPage", "jira:issueAction", 1)
	for name, lookup := range map[string]func(string) (string, bool){
		"unknown": nil,
		"set":     func(name string) (string, bool) { return "page", name == "PAGE_TITLE" },
		"unset":   func(string) (string, bool) { return "", false },
	} {
		got := checkAll(context.Background(), manifest.New(text.New(src)).WithEnvironment(lookup))
		want := 0
		if name == "unset" {
			want = 1 // at the first use
		}
		if len(got) != want {
			t.Errorf("%s: got %q", name, summary(got))
			continue
		}
		for _, d := range got {
			if use := src[d.Span.Start:d.Span.End]; d.Rule != ruleEnvVariableMissing || use != "${PAGE_TITLE}" || d.Span.Start != strings.Index(src, use) {
				t.Errorf("%s: %s at %q", name, d.Rule.ID, use)
			}
			after := apply(t, src, d.Fixes()[0].Edits)
			if !strings.Contains(after, "[{key: PAGE_TITLE, default: PAGE_TITLE}]") {
				t.Errorf("fixed:\n%s", after)
			}
		}
	}
}

// TestManyTexts checks that a key that many modules name is looked up for each of them.
func TestManyTexts(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "modules:\n  jira:issueAction:\n")
	for i := range 50 {
		fmt.Fprintf(&b, "    - key: m%d\n      title:\n        i18n: page.%s\n      resource: main\n", i, []string{"title", "titel"}[i%2])
	}
	b.WriteString(resources + inEnglish)
	if got := checkSample(t, &Rule{Files: english}, b.String()); len(got) != 25 || got[0].Rule != ruleI18nKeyMissing {
		t.Errorf("got %d diagnostics: %q", len(got), summary(got))
	}
}
