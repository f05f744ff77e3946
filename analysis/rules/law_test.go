package rules_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"

	"gopkg.in/yaml.v3"
)

// stubFiles are around the samples of the documentation.
var stubFiles = map[string]string{
	"src/index.js": "export const run = () => {};\n", "src/ui.jsx": "export default null;\n",
	"static/main/index.html": "<!doctype html>\n", "locales/en-US.json": "{\"title\": \"Title\"}\n",
}

// lawApps are the real manifests, the reported cases, the samples of the documentation, SLIPS texts with
// mistakes of these, and APPS made-up apps with files. SEED sets which.
func lawApps(t *testing.T) []madeUpApp {
	t.Helper()
	all := append(corpus(t), reportedCases(t)...)
	samples := oracle.Folder(t, "corpus/doc-samples")
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		if strings.HasSuffix(name, ".yml") {
			all = append(all, madeUpApp{name, samples[name], stubFiles})
		}
	}
	seed := uint64(oracle.Number("SEED", 1))
	r, real := rand.New(rand.NewPCG(seed, 23)), len(all)
	for i := range oracle.Number("SLIPS", 1000) {
		a := all[i%real]
		a.about, a.manifest = fmt.Sprintf("slip %d in %s", i, a.about), mutate.Slip(r, a.manifest)
		all = append(all, a)
	}
	return append(all, madeApps(oracle.Number("APPS", 400), seed+3000)...)
}

// realApps is how many of them nobody made up: their names of properties are no prose.
const realApps = 440

// fixedApp is an app before and after its safe fixes.
type fixedApp struct {
	madeUpApp
	before []analysis.Diagnostic
	left   []analysis.Diagnostic
	after  string
	// named are the lines that a safe fix touches, as they are before it.
	named map[string]bool
	again int // how many fixes a second run makes
}

// fixed makes the safe fixes of an app. It is false where there are none.
func (a madeUpApp) fixed() (fixedApp, bool) {
	out := fixedApp{madeUpApp: a, named: map[string]bool{}}
	c := a.checker()
	check := func(f *manifest.File) []analysis.Diagnostic {
		found := c.Check(context.Background(), f)
		for _, r := range analysis.SafeRepairs(found) {
			for _, e := range r.Fix.Edits {
				for line := f.Buffer().LineAt(e.Span.Start); line <= f.Buffer().LineAt(e.Span.End); line++ {
					out.named[f.Buffer().Slice(f.Buffer().Line(line))] = true
				}
			}
		}
		return found
	}
	f := deployed(a.manifest)
	out.before = check(f)
	fixed, n := analysis.FixAll(f, check)
	out.after, out.left = fixed.Buffer().String(), check(fixed)
	_, out.again = analysis.FixAll(fixed, check)
	return out, n > 0
}

// TestLawOfSafeFixes makes the safe fixes of real manifests, of samples, of texts with mistakes and of
// made-up apps, and looks for what the law forbids by other means than those that hold it: by the words of the
// text, by another parser, and by the official validator.
func TestLawOfSafeFixes(t *testing.T) {
	apps := lawApps(t)
	vocabulary := keysOf(apps[:realApps])
	eachManifest(t, 600, 1, func(m *mutate.Manifest) { // valid ones of all types and sections
		maps.Copy(vocabulary, keysOf([]madeUpApp{{manifest: mutate.Render(m.Root).Text}}))
	})
	var fixed []fixedApp
	broken := violations{}
	for _, a := range apps {
		if f, ok := a.fixed(); ok {
			fixed = append(fixed, f)
			for _, what := range breaches(f, vocabulary) {
				broken[what] = append(broken[what], f)
			}
		}
	}
	var questions []oracle.Question
	for _, f := range fixed {
		questions = append(questions,
			oracle.Question{Manifest: f.manifest, Files: f.files, Stage: oracle.Full},
			oracle.Question{Manifest: f.after, Files: f.files, Stage: oracle.Full})
	}
	verdicts := oracle.Judge(t, questions)
	for i, f := range fixed {
		if before, after := verdicts[2*i], verdicts[2*i+1]; graver(after, before) {
			broken["the official verdict is worse: "+after.Verdict] = append(broken["the official verdict is worse: "+after.Verdict], f)
		}
	}
	broken.report(t)
	t.Logf("safe fixes changed %d of %d manifests", len(fixed), len(apps))
	if len(fixed) < len(apps)/10 {
		t.Errorf("safe fixes changed only %d of %d manifests", len(fixed), len(apps))
	}
}

// graver reports whether an official verdict is worse than another. A manifest on which the
// validator crashes is refused, like one that it cannot read.
func graver(a, b oracle.Verdict) bool {
	rank := map[string]int{"accepted": 0, "warning": 1, "error": 2, "crash": 2}
	return rank[a.Verdict] > rank[b.Verdict]
}

// violations collects apps by what their fixes broke.
type violations map[string][]fixedApp

// report fails the test for each sort of violation, and shows the shortest manifest of it.
func (v violations) report(t *testing.T) {
	t.Helper()
	for _, what := range slices.Sorted(maps.Keys(v)) {
		f := slices.MinFunc(v[what], func(a, b fixedApp) int { return len(a.manifest) - len(b.manifest) })
		t.Errorf("%s, %d times, such as %s\n%s\nbecomes\n%s", what, len(v[what]), f.about, shortText(f.manifest), shortText(f.after))
	}
}

// breaches are the points of the law that the fixes of an app broke.
func breaches(f fixedApp, vocabulary map[string]bool) []string {
	var found []string
	had := map[string]int{}
	for _, d := range f.before {
		had[d.Rule.ID]++
	}
	for _, d := range f.left {
		if had[d.Rule.ID]--; had[d.Rule.ID] < 0 && !(d.Rule.ReadsFiles && analysis.CountErrors(f.before) > 0) { // nobody had looked at the file
			found = append(found, "a diagnostic is new: "+d.Rule.ID)
		}
	}
	isGone := func(n int) bool { return n > 0 }
	if !slices.ContainsFunc(slices.Collect(maps.Values(had)), isGone) {
		found = append(found, "no diagnostic is gone")
	}
	if f.again > 0 {
		found = append(found, "a second run changes something")
	}
	if w := lostWord(f.manifest, f.after); w != "" {
		found = append(found, "a word is lost")
	}
	if v := lostValue(f.manifest, f.after); v != "" {
		found = append(found, "a value is lost")
	}
	if !keepsLines(f) {
		found = append(found, "a line is changed that no fix names")
	}
	before := keysOf([]madeUpApp{f.madeUpApp})
	for key := range keysOf([]madeUpApp{{manifest: f.after}}) {
		if !before[key] && !vocabulary[key] {
			found = append(found, "a key is made of prose")
		}
	}
	return found
}

// lostWord is a word of a text that another lacks, and for which it has no near one; empty
// where there is none.
func lostWord(before, after string) string {
	words := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			out[w] = true
		}
		return out
	}
	had, has := words(before), words(after)
	all := slices.Collect(maps.Keys(has))
	for w := range had {
		if !has[w] && !slices.ContainsFunc(all, func(x string) bool { return isAlike(w, x) }) {
			return w
		}
	}
	return ""
}

// isAlike reports whether two texts differ in case, or by a few characters that are too many,
// too few or others. Two that changed places count as two.
func isAlike(a, b string) bool {
	return strings.EqualFold(a, b) || alike(a, b, 2+min(len(a)/6, 1)*2)
}

func alike(a, b string, allowed int) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	if gap := len(a) - len(b); a == "" || b == "" || allowed == 0 || gap > allowed || -gap > allowed {
		return len(a)+len(b) <= allowed
	}
	return alike(a[1:], b, allowed-1) || alike(a, b[1:], allowed-1) || alike(a[1:], b[1:], allowed-1)
}

// lostValue is a scalar that another parser reads in one text, and in the other neither as
// it was nor with more around it, nor a near one; empty where there is none, or where one of
// the texts cannot be read.
func lostValue(before, after string) string {
	had, ok := valuesOf(before)
	has, readable := valuesOf(after)
	if !ok || !readable {
		return ""
	}
	all := slices.Collect(maps.Keys(has))
	for v := range had {
		isHeld := func(w string) bool { return strings.Contains(w, v) || isAlike(v, w) }
		if !slices.ContainsFunc(all, isHeld) && !strings.Contains(letters(after), letters(v)) {
			return v
		}
	}
	return ""
}

// letters is a text without all that is no letter or digit: marks may be the mistake.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// valuesOf are the scalars of a text that are no keys.
func valuesOf(src string) (map[string]bool, bool) {
	var root yaml.Node
	if yaml.Unmarshal([]byte(src), &root) != nil {
		return nil, false
	}
	out := map[string]bool{}
	var add func(n *yaml.Node)
	add = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			out[n.Value] = true
		}
		for i, c := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 1 {
				add(c)
			}
		}
	}
	add(&root)
	return out, true
}

// keepsLines reports whether the lines that no fix touched are there as before, in their order.
func keepsLines(f fixedApp) bool {
	after := strings.SplitAfter(f.after, "\n")
	for line := range strings.Lines(f.manifest) {
		if f.named[strings.TrimRight(line, "\r\n")] {
			continue
		}
		i := slices.Index(after, line)
		if i < 0 {
			return false
		}
		after = after[i+1:]
	}
	return true
}

// keysOf are the names of all properties in the texts of apps, as our own parser reads them.
func keysOf(apps []madeUpApp) map[string]bool {
	keys := map[string]bool{}
	for _, a := range apps {
		eachPair(deployed(a.manifest).Tree().Stream(), func(key string) { keys[key] = true })
	}
	return keys
}

// eachPair calls use with the key of each pair below a node.
func eachPair(n syntax.Node, use func(key string)) {
	for c := range n.Children() {
		if c.Kind() == syntax.Pair {
			use(syntax.PairNode{Node: c}.KeyText())
		}
		eachPair(c, use)
	}
}
