package rules_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/environment"
	"forge-manifest-ls/analysis/rules/translations"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

func TestTexts(t *testing.T) {
	const file = `{"page": {"title": "Page", "none": null}, "a.b": "literal", "x.y": "", "x": {"y": "nested"}, "n": 1, "empty": "",
		"list": ["first", {"deep": "second"}], "text": "héllo", "constructor": {"name": "own"}, "literal.list": [1]}`
	tests := []struct {
		file, key, text string
		known           translations.Certainty
	}{
		{file, "page.title", "Page", translations.Present},
		{file, "a.b", "literal", translations.Present},
		{file, "x.y", "nested", translations.Present}, // nothing under the whole key
		{file, "literal.list", "", translations.Absent},
		{file, "page", "", translations.Absent},
		{file, "page.none", "", translations.Absent},
		{file, "page.none.more", "", translations.Absent},
		{file, "page.name", "", translations.Absent},
		{file, "n", "", translations.Absent},
		{file, "empty", "", translations.Absent},
		{file, "list.0", "first", translations.Present},
		{file, "list.1.deep", "second", translations.Present},
		{file, "list.01", "", translations.Absent},
		{file, "list.2", "", translations.Absent},
		{file, "list.length", "", translations.Absent},
		{file, "text.1", "é", translations.Present},
		{file, "text.5", "", translations.Absent},
		{file, "constructor.name", "own", translations.Present},
		{file, "toString", "", translations.Absent},
		{file, "toString.name", "", translations.Unknown},
		{file, "toString.nothing", "", translations.Absent},
		{file, "text.at.name", "", translations.Unknown},
		{file, "n.toFixed.name", "", translations.Unknown},
		{`["a"]`, "0", "a", translations.Present},
		{`"ab"`, "1", "b", translations.Present},
		{`null`, "a.b", "", translations.Absent},
		{`{`, "a", "", translations.Unknown},
		{strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), "a", "", translations.Unknown},
	}
	for _, tt := range tests {
		got, known := translations.TextsIn.Of(files.NewContent([]byte(tt.file))).Text(tt.key)
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
		if got := translations.TextsIn.Of(files.NewContent([]byte(file))).Mistake; got != want {
			t.Errorf("%.20q: got %q, want %q", file, got, want)
		}
	}
}

func TestLocaleOf(t *testing.T) {
	p := analysis.NewPass(context.Background(), analysis.Checker{Groups: rules.All()}, manifest.New(text.New("")))
	for file, want := range map[string]string{
		"locales/en-US.json": "en-US", "EN_gb.json": "en-GB", "en.json": "en-US", "pt.json": "pt-PT", "a/nb.json": "no-NO",
		"fr.json": "fr-FR", "f.json": "", "en.yml": "", "package.json": "", "xx.json": "",
	} {
		if got := translations.LocaleOf(p, file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

// TestUnknownTexts checks that nothing is said of what cannot be known.
func TestUnknownTexts(t *testing.T) {
	src := partHead + strings.Replace(partI18nPage, "page.title", "page.nothing", 1) + partResources + partInEnglish
	if got := check(t, src); len(got) > 0 {
		t.Errorf("without files: %q %q", summary(got), got[0].Message)
	}
	src = partHead + strings.Replace(partI18nPage, "page.title", "page.${NAME}", 1) + partResources + partInEnglish + "environment:\n  variables:\n    - NAME\n"
	c := checkerBeside(partEnglish())
	got := c.Check(t.Context(), deployed(src))
	if slices.ContainsFunc(got, func(d analysis.Diagnostic) bool { return d.Rule == translations.RuleI18nKeyMissing }) {
		t.Errorf("with a variable: %q", summary(got))
	}
	src = strings.Replace(src, "    - NAME\n", "    - key: NAME\n      default: titel\n", 1)
	if got := c.Check(t.Context(), deployed(src)); len(got) != 1 || got[0].Rule != translations.RuleI18nKeyMissing || !strings.Contains(got[0].Message, `"page.titel"`) {
		t.Errorf("with a default: %q", summary(got))
	}
}

// TestVariables checks variables in environments that have them, that lack them, and that
// nobody knows.
func TestVariables(t *testing.T) {
	src := partHead + partVariablePage + "    - {key: b, title: \"a ${PAGE_TITLE}\", resource: main}\n" + partResources +
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
			if use := src[d.Span.Start:d.Span.End]; d.Rule != environment.RuleEnvVariableMissing || use != "${PAGE_TITLE}" || d.Span.Start != strings.Index(src, use) {
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
	b.WriteString(partHead + "modules:\n  jira:issueAction:\n")
	for i := range 50 {
		fmt.Fprintf(&b, "    - key: m%d\n      title:\n        i18n: page.%s\n      resource: main\n", i, []string{"title", "titel"}[i%2])
	}
	b.WriteString(partResources + partInEnglish)
	if got := checkerBeside(partEnglish()).Check(t.Context(), deployed(b.String())); len(got) != 25 || got[0].Rule != translations.RuleI18nKeyMissing {
		t.Errorf("got %d diagnostics: %q", len(got), summary(got))
	}
}
