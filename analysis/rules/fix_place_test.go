package rules_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// noValues are texts that are no right value nearly anywhere, most of them for their YAML.
var noValues = []string{
	"*nope", "@x", "%x", "`x`", "a: b", "x: ", "42", "true", "~", "[a", "{a", `"a`, "'a", "!x! a", "&a &b c", "- a", "[]", "{}", "a, b", "? a", "|x", `"a" b`, "#x", ".nan",
}

// leadsOn are the fixes, by the rule and how their titles begin, that may lead to another error at their place: those that
// mend the form of what somebody wrote, which was not looked at before and may be wrong by itself, and a few more.
var leadsOn = map[string]string{
	"custom-content-unknown":        "Replace", // the other one has to name this one, too: that is said next
	"graph-connector-auth-provider": "Replace", // the only name there is, which is refused where it is declared
	"provider-remote-unknown":       "Replace", // what the remote needs is said next
	"schema-type":                   "",        // what is in the list or map is looked at now
	"schema-null":                   "",        // the same
	"yaml-invalid-block-header":     "",        // the text stays
	"yaml-invalid-property":         "Remove",  // what the anchor stood at stays
	"yaml-invalid-tag":              "Remove",  // the same, of a tag
	"yaml-item-on-key-line":         "Move",    // so do the items
	"yaml-unclosed-flow":            "Add",     // what is in brackets stays
	"yaml-unclosed-quote":           "Close",   // so does what is between quotes
	"yaml-unexpected-text":          "Remove",  // and what stands in front
}

// TestFixesLeadNowhere puts values that are none into samples: no fix of an error leads to another error at its place, but
// about files, which may still be made. VALUES sets at which of the values of samples this is tried.
func TestFixesLeadNowhere(t *testing.T) {
	step, seen, tried, shown := oracle.Number("VALUES", 23), 0, 0, map[string]string{}
	for _, r := range rules.All().Rules() {
		s := sampleOf(t, r)
		if s.Good == "" || len(s.Good) > 1<<14 {
			continue
		}
		lines, c := strings.Split(s.Good, "\n"), checkerBeside(s.Files)
		for i, line := range lines {
			at := strings.Index(line, ": ")
			if at < 0 {
				continue
			}
			if seen++; seen%step != 0 {
				continue
			}
			for _, value := range noValues {
				next := slices.Clone(lines)
				next[i] = line[:at+2] + value
				tried += tryPlaces(t, c, strings.Join(next, "\n"), shown)
			}
		}
	}
	for _, sort := range slices.Sorted(maps.Keys(shown)) {
		t.Errorf("%s: %s", sort, shown[sort])
	}
	if tried < 200 {
		t.Errorf("only %d fixes", tried)
	}
}

// tryPlaces makes each fix of each error of a text by itself, and returns how many there are. Of each sort of failure one is kept.
func tryPlaces(t *testing.T, c analysis.Checker, src string, shown map[string]string) (tried int) {
	t.Helper()
	for _, d := range c.Check(t.Context(), deployed(src)) {
		if d.Severity != analysis.Error {
			continue
		}
		for _, fix := range d.Fixes() {
			tried++
			if title, ok := leadsOn[d.Rule.ID]; ok && strings.HasPrefix(fix.Title, title) && !fix.Supposed {
				continue
			}
			after := apply(t, src, fix.Edits)
			for _, b := range c.Check(t.Context(), deployed(after)) {
				if b.Severity == analysis.Error && !b.Rule.ReadsFiles && b.Span.Overlaps(writtenBy(fix)) && len(fix.Edits) == 1 && fix.Edits[0].New != "" {
					shown[d.Rule.ID+", "+fix.Title+", leads to "+b.Rule.ID] = b.Message + "\n" + src
				}
			}
		}
	}
	return tried
}

// writtenBy is what the only edit of a fix writes.
func writtenBy(fix analysis.Fix) text.Span {
	start := fix.Edits[0].Span.Start
	return text.Span{Start: start, End: start + len(fix.Edits[0].New)}
}
