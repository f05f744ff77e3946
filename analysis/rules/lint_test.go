package rules_test

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
)

// disagreements collects, by what we and the official validator do not both say, the apps on
// which that is so.
type disagreements map[string][]disagreement

type disagreement struct {
	madeUpApp
	official oracle.Verdict
	ours     []analysis.Diagnostic
}

// judgeApps asks the official validator about apps, and compares.
func judgeApps(t *testing.T, apps []madeUpApp) (disagreements, []oracle.Verdict) {
	t.Helper()
	var questions []oracle.Question
	for _, a := range apps {
		questions = append(questions, oracle.Question{Manifest: a.manifest, Files: a.files, Stage: oracle.Full})
	}
	found := disagreements{}
	verdicts := oracle.Judge(t, questions)
	for i, v := range verdicts {
		ours := apps[i].check()
		for _, what := range differences(ours, v) {
			if !isDeliberate(what, apps[i]) {
				found[what] = append(found[what], disagreement{apps[i], v, ours})
			}
		}
	}
	return found, verdicts
}

// isDeliberate reports whether a difference to the official validator is on purpose.
func isDeliberate(what string, a madeUpApp) bool {
	switch {
	case !strings.HasPrefix(what, "missed"):
		return false
	case strings.Contains(what, "extra-files-no-match"): // nothing is said of patterns that Go's library may read otherwise
		return strings.ContainsAny(a.manifest, "!+(")
	case strings.Contains(what, "egress"): // of encoded international names, see decision 0009
		return strings.Contains(a.manifest, "xn--")
	default: // the default of a variable is not what is deployed
		return strings.Contains(a.manifest, "${")
	}
}

// report fails the test for each sort of disagreement, and shows the shortest manifest of it.
func (found disagreements) report(t *testing.T) {
	t.Helper()
	for _, what := range slices.Sorted(maps.Keys(found)) {
		all := found[what]
		d := slices.MinFunc(all, func(a, b disagreement) int { return cmp.Compare(len(a.manifest), len(b.manifest)) })
		var files []string
		for _, name := range slices.Sorted(maps.Keys(d.files)) {
			files = append(files, fmt.Sprintf("%s: %q", name, shortText(d.files[name])))
		}
		var said []string
		for _, p := range d.official.Problems {
			said = append(said, p.Level+" "+p.Message)
		}
		t.Errorf("%s, %d times, such as %s\nofficial: %s %s\n\t%s\nours:%s\n%s\n%s", what, len(all), d.about, d.official.Verdict, d.official.Crash, strings.Join(said, "\n\t"),
			explain(d.manifest, d.ours), shortText(d.manifest), strings.Join(files, "\n"))
	}
}

// madeApps makes n apps.
func madeApps(n int, seed uint64) []madeUpApp {
	var all []madeUpApp
	for a := range mutate.Apps(schema.Embedded(), seed) {
		if len(all) == n {
			break
		}
		all = append(all, madeUpApp{strings.TrimSpace(a.About + " " + a.Kind), a.Text, a.Files})
	}
	return all
}

// TestLintOnApps compares all that we say of made-up apps with what "forge lint" says of the
// manifest and its files. ORACLE sets how many, SEED which.
func TestLintOnApps(t *testing.T) {
	const usual = 2000
	n := oracle.Number("ORACLE", usual)
	found, verdicts := judgeApps(t, madeApps(n, uint64(oracle.Number("SEED", 1))))
	found.report(t)
	counts, missing := map[string]int{}, map[string]bool{}
	for _, id := range officialNames {
		missing[id] = id != "runtime-deprecated" // decided by a service that is not asked
	}
	for _, v := range verdicts {
		counts[v.Verdict]++
		for _, p := range v.Problems {
			missing[officialRule(p)] = false
		}
	}
	t.Log(counts)
	maps.DeleteFunc(missing, func(_ string, is bool) bool { return !is })
	t.Logf("nothing is about %v", slices.Sorted(maps.Keys(missing)))
	if n >= usual && len(missing) > len(officialNames)/10 {
		t.Errorf("nothing in the apps is about %d official mistakes", len(missing))
	}
}

// TestOfficialNamesAreOfRules finds names of rules that there are not.
func TestOfficialNamesAreOfRules(t *testing.T) {
	rules := rules.All().Rules()
	for _, names := range []iter.Seq[string]{maps.Values(officialNames), maps.Keys(hides), maps.Keys(follows), maps.Keys(unasked)} {
		for id := range names {
			if id != "" && !slices.ContainsFunc(rules, func(r *analysis.Rule) bool { return isOneOf(r.ID, id) }) {
				t.Errorf("there is no rule %s", id)
			}
		}
	}
}

// TestLintOnExamples compares all that we say of the examples of the official rules.
func TestLintOnExamples(t *testing.T) {
	var apps []madeUpApp
	for _, c := range examples(t) {
		apps = append(apps, c.madeUpApp)
	}
	found, _ := judgeApps(t, apps)
	found.report(t)
}

// TestLintOnCorpus compares all that we say of real manifests.
func TestLintOnCorpus(t *testing.T) {
	found, _ := judgeApps(t, corpus(t))
	found.report(t)
}

// TestNoFalseErrorInDamagedApps breaks manifests as typing does: what Forge accepts all the
// same has no error here.
func TestNoFalseErrorInDamagedApps(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 19))
	apps := madeApps(oracle.Number("DAMAGED", 400), seed+1000)
	for i := range apps {
		apps[i].manifest = mutate.Damage(r, apps[i].manifest)
	}
	found, _ := judgeApps(t, apps)
	maps.DeleteFunc(found, func(what string, _ []disagreement) bool { return !strings.HasPrefix(what, "false") })
	found.report(t)
}
