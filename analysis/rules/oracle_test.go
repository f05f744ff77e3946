package rules_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
)

// ask asks the official validator about manifests, without files of their own.
func ask(t *testing.T, stage oracle.Stage, texts []string) []oracle.Verdict {
	t.Helper()
	questions := make([]oracle.Question, len(texts))
	for i, s := range texts {
		questions[i] = oracle.Question{Manifest: s, Stage: stage}
	}
	return oracle.Judge(t, questions)
}

// isSchemaStage reports whether a rule is about what the official validator looks at
// first: the YAML, the schema, and the properties that the platform sets.
func isSchemaStage(r *analysis.Rule) bool {
	switch r {
	case shape.RuleResolverShape, shape.RuleResolverWithoutResource, shape.RuleInternalField, ruleNamed("manifest-empty"), ruleNamed("env-variables-shape"), shape.RuleMergeKey:
		return true
	}
	return strings.HasPrefix(r.ID, "yaml-") || strings.HasPrefix(r.ID, "schema-")
}

// schemaErrors returns the errors of the schema stage.
func schemaErrors(t *testing.T, src string) []analysis.Diagnostic {
	t.Helper()
	return slices.DeleteFunc(check(t, src), func(d analysis.Diagnostic) bool { return d.Severity != analysis.Error || !isSchemaStage(d.Rule) })
}

// eachManifest makes n valid manifests: of all module types and sections in turn, the
// small ones first.
func eachManifest(t *testing.T, n int, seed uint64, use func(*mutate.Manifest)) {
	t.Helper()
	c := schema.Embedded()
	names, sections := mutate.Native(c), mutate.Sections()
	if len(names) == 0 {
		t.Fatal("the catalogue describes no module")
	}
	all := len(names) + len(sections)
	var maker *mutate.Maker
	for i := range n {
		if i%all == 0 {
			maker = mutate.NewMaker(c, seed*uint64(i/all))
		}
		var m *mutate.Manifest
		var err error
		if k := i % all; k < len(names) {
			m, err = maker.Module(names[k])
		} else {
			m, err = maker.Section(sections[k-len(names)])
		}
		if err != nil {
			t.Fatal(err)
		}
		use(m)
	}
}

// TestOracleOnMutations compares our verdict on mutated manifests with the official one.
// MUTATIONS sets how many, SEED which.
func TestOracleOnMutations(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 11))
	var texts, about []string
	eachManifest(t, oracle.Number("MUTATIONS", 2000), seed, func(m *mutate.Manifest) {
		if r.IntN(5) == 0 {
			texts, about = append(texts, m.Several(r, 2+r.IntN(2))), append(about, "several in "+m.About)
			return
		}
		x := m.Mutate(r)
		texts, about = append(texts, x.Text), append(about, x.Kind+" "+x.Path)
	})
	compare(t, texts, about)
}

// deliberate are the differences to the official validator that are on purpose, by the
// reason.
var deliberate = map[string]func(src string, diags []analysis.Diagnostic, o oracle.Verdict) bool{
	// Looking for internal properties it reads the entries of every module type, and fails on
	// those that are no maps. We say that the type is unknown and leave its entries alone.
	"entries of an unknown module type": func(_ string, diags []analysis.Diagnostic, o oracle.Verdict) bool {
		return len(o.Failures) == 0 && slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool { return d.Rule == ruleNamed("module-unknown") })
	},
	// It puts files and variables of the environment into the text before it looks at it, and
	// says that the text is no YAML when there are none. Not so here: the text alone is judged.
	"prompts in files": func(src string, _ []analysis.Diagnostic, o oracle.Verdict) bool {
		return o.Unreadable() && strings.Contains(src, "prompt: resource:")
	},
	// It refuses "<<" in these places like any property that may not be there, but in a
	// later stage: their schema is open.
	"merge keys in dashboards modules and display conditions": func(src string, diags []analysis.Diagnostic, o oracle.Verdict) bool {
		return !o.Refuses() && (strings.Contains(src, "  dashboards:") || strings.Contains(src, "displayConditions:")) &&
			!slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool { return d.Severity == analysis.Error && d.Rule != shape.RuleMergeKey })
	},
	"variables of the deployment": func(src string, _ []analysis.Diagnostic, o oracle.Verdict) bool {
		return o.Unreadable() && strings.Contains(src, "${")
	},
}

// compare compares verdicts of the schema stage: zero false errors and zero missed.
func compare(t *testing.T, texts, about []string) {
	t.Helper()
	refused, differ, kept := 0, 0, 0
	for i, o := range ask(t, oracle.Schema, texts) {
		if o.Refuses() {
			refused++
		}
		ours := schemaErrors(t, texts[i])
		if (len(ours) > 0) == o.Refuses() {
			continue
		}
		known := false
		for _, is := range deliberate {
			known = known || is(texts[i], check(t, texts[i]), o)
		}
		if known {
			kept++
			continue
		}
		if differ++; differ <= 20 {
			t.Errorf("%s\nofficial: %s\nours: %s\n%s", about[i], o, explain(texts[i], ours), shortText(texts[i]))
		}
	}
	t.Logf("of %d manifests the official validator refuses %d; %d verdicts differ, and %d on purpose", len(texts), refused, differ, kept)
	if refused == 0 || refused == len(texts) {
		t.Error("the official validator gives one verdict on all")
	}
	if differ > 20 {
		t.Errorf("%d verdicts differ", differ)
	}
}

func shortText(s string) string {
	if len(s) > 3000 {
		return s[:3000] + "..."
	}
	return s
}

// TestOracleOnCorpus compares verdicts on real manifests.
func TestOracleOnCorpus(t *testing.T) {
	manifests := oracle.Folder(t, "corpus/manifests")
	if len(manifests) < 200 {
		t.Fatalf("%d manifests", len(manifests))
	}
	var texts []string
	names := slices.Sorted(maps.Keys(manifests))
	for _, name := range names {
		texts = append(texts, manifests[name])
	}
	compare(t, texts, names)
}

// TestOracleOnExamples compares verdicts on the examples of all official rules.
func TestOracleOnExamples(t *testing.T) {
	var texts, ids []string
	for _, e := range oracle.Lines[struct{ ID, Manifest string }](t, "forge/examples.jsonl") {
		if e.Manifest != "" {
			texts, ids = append(texts, e.Manifest), append(ids, e.ID)
		}
	}
	compare(t, texts, ids)
}

// TestOracleOnModules compares what the tests of the module types hold with everything that the official validator
// asks for: the minimal manifests are right, and each of their mistakes is one.
func TestOracleOnModules(t *testing.T) {
	c := schema.Embedded()
	var texts []string
	var mistakes []mutate.Mistake
	var about []string
	for _, name := range mutate.Native(c) {
		m, err := mutate.NewMaker(c, 0).Module(name)
		if err != nil {
			t.Fatal(err)
		}
		texts, mistakes, about = append(texts, mutate.Render(m.Root).Text), append(mistakes, mutate.Mistake{}), append(about, name)
		for _, x := range m.Mistakes() {
			texts, mistakes, about = append(texts, x.Text), append(mistakes, x), append(about, name)
		}
	}
	for i, o := range ask(t, oracle.Full, texts) {
		switch {
		case mistakes[i].Why == "" && o.Refuses():
			t.Errorf("%s: the official validator says %s of\n%s", about[i], o, texts[i])
		case mistakes[i].Why != "" && analysis.CountErrors(check(t, texts[i])) > 0 && !o.Refuses():
			t.Errorf("%s: %s The official validator does not think so:%s\n%s", about[i], mistakes[i].Why, explain(texts[i], check(t, texts[i])), texts[i])
		}
	}
}
