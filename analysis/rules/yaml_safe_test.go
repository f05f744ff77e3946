package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// Parts of manifests for tests of fixes.
const (
	macroEntry = "  macro:\n    - key: m\n      title: M\n"
	agentEntry = "  rovo:agent:\n    - key: helper\n      name: Helper\n"
)

// TestSafeYAMLFixes names, for broken texts, the fixes of mistakes in the YAML that their rules
// hold to be safe: those where nobody can mean anything else. Whether they are in a whole
// manifest, with what they uncover there, is tried out (see law.go).
func TestSafeYAMLFixes(t *testing.T) {
	tests := []struct {
		name, src string
		safe      []string // titles, in the order of the text
	}{
		{"property without colon", macroEntry + "      resource ui\n", []string{"Insert a colon"}},
		{"property without colon that is set", macroEntry + "      title again\n", nil},
		{"property without colon whose value does not fit", macroEntry + "      layout My page\n", nil},
		{"prose", macroEntry + "      TODO add description\n", nil},
		{"prose that starts like a property", macroEntry + "      description: A text of\n      resource use\n", []string{"Insert a colon"}},
		{"prose that may go on above", macroEntry + "      description: A text of\n      resource use and more\n", nil},
		{"property without space", macroEntry + "      resource:ui\n", []string{"Insert a space"}},
		{"word without space", macroEntry + "      note:ui\n", nil},
		{"equals sign", strings.Replace(macroEntry, "title: M", "title = My macro", 1), []string{"Replace \"=\" by \":\""}},
		{"equals sign of a word", macroEntry + "      note = ui\n", nil},
		{"type of module without colon and value", partFunctions + "  jira:issuePanel\n", nil},
		{"text of an empty mark", agentEntry + "      prompt: |\n      Be kind.\n", []string{"Indent the text to column 9"}},
		{"text with what may be a key", agentEntry + "      prompt: |\n      Be kind.\n      Style: short\n", nil},
		{"text with what may be a comment", agentEntry + "      prompt: |\n      # Role\n      Be kind.\n", nil},
		{"text below a text", agentEntry + "      prompt: |\n        Be kind.\n      Be short.\n", nil},
		{"text that goes on", macroEntry + "      description: A text that\n      goes on here\n", nil},
		{"no-break spaces", strings.Replace(macroEntry, "      title", "\u00a0\u00a0 \u00a0  title", 1), []string{"Replace the no-break spaces with 6 spaces"}},
		{"no-break spaces in no column", strings.Replace(macroEntry, "      title", "\u00a0\u00a0 \u00a0 title", 1), nil},
		{"no-break spaces before a key that Forge takes", macroEntry + "      \u00a0extra: 1\n", nil},
		{"no-break space on a blank line", macroEntry + "\u00a0\n      resource: ui\n", []string{"Remove the no-break spaces"}},
		{"tabs everywhere", "\tmacro:\n\t\t- key: m\n\t\t  title: M\n", []string{"Replace all tabs in the file's indentation with spaces", "Replace all tabs in the file's indentation with spaces", "Replace all tabs in the file's indentation with spaces"}},
		{"first dash", "  macro:\n      key: m\n      title: M\n    - key: n\n      title: N\n", []string{"Start it with \"- \""}},
		{"quote at the end of a line", macroEntry + "      resource: \"ui\n", []string{"Close the quote"}},
		{"quote before a comment", macroEntry + "      resource: \"ui # the panel\n", nil},
		{"quote before another", macroEntry + "      description: \"a 'b\n", nil},
		{"quote over lines", macroEntry + "      description: \"a\n        b\n", nil},
		{"quote alone", macroEntry + "      description: \"\n", nil},
		{"quote in brackets", macroEntry + "      categories: [\"a, b]\n", nil},
		{"quote before a list", "  macro: \"\n    - key: m\n", nil},
		{"colon before a list", "  macro: :\n    - key: m\n", nil},
		{"at sign", macroEntry + "      description: @here\n", []string{"Put the value between quotes"}},
		{"at sign before what may be a comment", macroEntry + "      description: @here #1\n", nil},
		{"at sign of a key", macroEntry + "      @here: x\n", nil},
		{"colon in a text", macroEntry + "      description: Shows: things\n", []string{"Put the value between quotes"}},
		{"colon in a text before what may be a comment", macroEntry + "      description: Shows: thing #1\n", nil},
		{"colon in what may be a map", partFunctions + "  jira:issuePanel:\n    - key: p\n      resolver: function: main\n", nil},
		{"tag", macroEntry + "      description: !x!important note\n", nil},
		{"two anchors", macroEntry + "      description: &a &b note\n", nil},
		{"text behind a mark", macroEntry + "      description: | a text\n        more\n", nil},
		{"comment without space", macroEntry + "      resource: \"ui\"#1\n", nil},
		{"escape", macroEntry + "      description: \"a\\d\"\n", []string{"Write the backslash twice"}},
		{"escape of a number", macroEntry + "      description: \"a\\xg\"\n", nil},
		{"comma between quotes", macroEntry + "      categories: [\"a\" \"b\"]\n", []string{"Insert a comma"}},
		{"comma after a quote", macroEntry + "      categories: [\"a\" b]\n", nil},
		{"comma too many", macroEntry + "      categories: [a,, b]\n", []string{"Remove \",\""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got, all []string
			for _, d := range check(t, partHead+"modules:\n"+tt.src) {
				if !d.Rule.OnYAML {
					continue
				}
				all = append(all, d.Rule.ID)
				for _, fix := range d.Claims() {
					if fix.Preferred {
						got = append(got, fix.Title)
					}
				}
			}
			if len(all) == 0 || !slices.Equal(got, tt.safe) {
				t.Errorf("of %q the safe fixes are %q, want %q", all, got, tt.safe)
			}
		})
	}
}
