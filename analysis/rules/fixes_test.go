package rules_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/testing/oracle"
)

// TestFixesOfExamples makes every fix of every diagnostic of the examples of all official
// rules by itself: the diagnostic is gone then, and no error is new.
func TestFixesOfExamples(t *testing.T) {
	var all []madeUpApp
	for _, c := range examples(t) {
		all = append(all, c.madeUpApp)
	}
	tryFixesOf(t, all)
}

// TestFixesOfApps does the same with made-up apps. FIXES sets how many, SEED which.
func TestFixesOfApps(t *testing.T) {
	tryFixesOf(t, madeApps(oracle.Number("FIXES", 300), uint64(oracle.Number("SEED", 1))+2000))
}

// tryFixesOf makes each fix of each diagnostic of apps by itself. Of each sort of failure the
// shortest is shown.
func tryFixesOf(t *testing.T, apps []madeUpApp) {
	t.Helper()
	tried, counts, shown := 0, map[string]int{}, map[string]string{}
	for _, a := range apps {
		c := a.checker()
		check := func(src string) []analysis.Diagnostic { return c.Check(context.Background(), deployed(src)) }
		before := check(a.manifest)
		for _, d := range before {
			for _, fix := range d.Fixes() {
				tried++
				after := apply(t, a.manifest, fix.Edits)
				for _, b := range unmended(d, fix, before, check(after)) {
					sort := d.Rule.ID + " leads to " + b.Rule.ID
					counts[sort]++
					if text := fmt.Sprintf("%s, after fix %q: %s\n%s\nbecomes\n%s", a.about, fix.Title, b.Message, a.manifest, after); shown[sort] == "" || len(text) < len(shown[sort]) {
						shown[sort] = text
					}
				}
			}
		}
	}
	for _, sort := range slices.Sorted(maps.Keys(shown)) {
		t.Errorf("%s, %d times: %s", sort, counts[sort], shortText(shown[sort]))
	}
	t.Logf("%d fixes", tried)
	if tried < 200 {
		t.Errorf("only %d fixes", tried)
	}
}

// leadsTo are the errors to which a fix of a rule may lead, because mending goes on in the next
// step: a file is to be made, or what could not be looked at is looked at now. A rule that ends
// with "*" stands for all that begin so.
var leadsTo = map[string][]string{
	"display-condition-unknown":       {"display-condition-*"},
	"display-conditions-invalid":      {"display-conditions-invalid"},         // what is inside is looked at now
	"env-variable-undeclared":         {"env-variable-missing", "resource-*"}, // its value is a path
	"function-handler-format":         {"function-handler-file"},
	"i18n-no-translations":            {"translation-file-invalid", "i18n-key-missing"},
	"i18n-reserved-suffix":            {"translation-file-invalid", "i18n-key-missing"},
	"reference-function":              {"function-handler-file"},
	"reference-resource":              {"resource-*"},
	"schema-additional-property":      {"*"},              // nobody looks at the value of an unknown property
	"property-unknown":                {"*"},              // the same
	"schema-type":                     {"*"},              // or at what is in a value of the wrong type
	"resolver-shape":                  {"resolver-shape"}, // what is in the list may be wrong, too
	"resource-customui-not-directory": {"resource-*"},
	"translation-file-invalid":        {"translation-locale-duplicate", "i18n-*"},
}

// unmended is what a fix of d left or broke. An error may hide others, which come to light when
// it goes; but no fix makes a mistake in the YAML, and none that is made unasked any error. When
// the first of two pairs with one key goes, of two equal items or of two skills with one
// directory, the other is judged as it was.
func unmended(d analysis.Diagnostic, fix analysis.Fix, before, after []analysis.Diagnostic) (left []analysis.Diagnostic) {
	had := map[*analysis.Rule]int{}
	for _, b := range before {
		had[b.Rule]++
	}
	had[d.Rule]--
	isOther := slices.ContainsFunc([]string{"yaml-duplicate-key", "schema-unique-items", "skill-source-duplicate"}, func(id string) bool {
		return countOf(before, id) > countOf(after, id)
	})
	for _, b := range after {
		if had[b.Rule]--; had[b.Rule] >= 0 {
			continue
		}
		isYAML := strings.HasPrefix(b.Rule.ID, "yaml-")
		isNext := !isYAML && slices.ContainsFunc(leadsTo[d.Rule.ID], func(id string) bool { return isOneOf(b.Rule.ID, id) })
		unasked := fix.Preferred || d.Severity != analysis.Error
		if b.Rule == d.Rule && !isOther && (!isNext || b.Message == d.Message) || b.Severity == analysis.Error && !isNext && (unasked || isYAML) {
			left = append(left, b)
		}
	}
	return left
}

func countOf(diags []analysis.Diagnostic, id string) int {
	n := 0
	for _, d := range diags {
		if d.Rule.ID == id {
			n++
		}
	}
	return n
}
