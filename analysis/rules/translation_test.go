package rules_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// TestUnknownTexts checks that nothing is said of what cannot be known.
func TestUnknownTexts(t *testing.T) {
	src := partHead + strings.Replace(partI18nPage, "page.title", "page.nothing", 1) + partResources + partInEnglish
	if got := check(t, src); len(got) > 0 {
		t.Errorf("without files: %q %q", summary(got), got[0].Message)
	}
	src = partHead + strings.Replace(partI18nPage, "page.title", "page.${NAME}", 1) + partResources + partInEnglish + "environment:\n  variables:\n    - NAME\n"
	c := checkerBeside(partEnglish())
	got := c.Check(t.Context(), deployed(src))
	if slices.ContainsFunc(got, func(d analysis.Diagnostic) bool { return d.Rule == ruleNamed("i18n-key-missing") }) {
		t.Errorf("with a variable: %q", summary(got))
	}
	src = strings.Replace(src, "    - NAME\n", "    - key: NAME\n      default: titel\n", 1)
	if got := c.Check(t.Context(), deployed(src)); len(got) != 1 || got[0].Rule != ruleNamed("i18n-key-missing") || !strings.Contains(got[0].Message, `"page.titel"`) {
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
			if use := src[d.Span.Start:d.Span.End]; d.Rule != ruleNamed("env-variable-missing") || use != "${PAGE_TITLE}" || d.Span.Start != strings.Index(src, use) {
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
	if got := checkerBeside(partEnglish()).Check(t.Context(), deployed(b.String())); len(got) != 25 || got[0].Rule != ruleNamed("i18n-key-missing") {
		t.Errorf("got %d diagnostics: %q", len(got), summary(got))
	}
}
