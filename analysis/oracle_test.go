package analysis

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/internal/mutate"
	"forge-manifest-ls/schema"
)

// official is what the official validator says of a manifest: see testdata/oracle.
type official struct {
	Problems []struct{ Level, Reference string }
	Failures []struct{ Keyword, Path string }
	Crash    string
}

// refuses reports whether Forge would refuse the manifest, or fail on it.
func (o official) refuses() bool {
	return o.Crash != "" || slices.ContainsFunc(o.Problems, func(p struct{ Level, Reference string }) bool { return p.Level == "error" })
}

// unreadable reports whether the validator got no further than reading the file.
func (o official) unreadable() bool {
	return len(o.Failures) == 0 && len(o.Problems) == 1 && o.Problems[0].Reference == "valid-yaml-required"
}

func (o official) String() string { b, _ := json.Marshal(o); return string(b) }

// ask runs the official validator, or its first stages in mode "schema", over manifests.
func ask(t *testing.T, mode string, texts []string) []official {
	t.Helper()
	const dir = "../testdata/oracle"
	if _, err := os.Stat(dir + "/node_modules/@forge/manifest"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the oracle is not installed: %v", err)
		}
		t.Skipf("the oracle is not installed (npm ci in testdata/oracle): %v", err)
	}
	var in bytes.Buffer
	enc := json.NewEncoder(&in)
	for _, s := range texts {
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "manifest.mjs", mode)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, &in, os.Stderr
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()} // no variables that a manifest may use
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []official
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Buffer(nil, 1<<24); lines.Scan(); {
		var v official
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		verdicts = append(verdicts, v)
	}
	if len(verdicts) != len(texts) {
		t.Fatalf("%d verdicts on %d manifests", len(verdicts), len(texts))
	}
	return verdicts
}

// isSchemaStage reports whether a rule is about what the official validator looks at
// first: the YAML, the schema, and the properties that the platform sets.
func isSchemaStage(r *Rule) bool {
	switch r {
	case ruleResolverShape, ruleResolverWithoutResource, ruleInternalField, ruleManifestEmpty, ruleEnvVariablesShape:
		return true
	}
	return strings.HasPrefix(r.ID, "yaml-") || strings.HasPrefix(r.ID, "schema-") || r == ruleMergeKey
}

// schemaErrors returns the errors of the schema stage.
func schemaErrors(t *testing.T, src string) []Diagnostic {
	t.Helper()
	return slices.DeleteFunc(check(t, src), func(d Diagnostic) bool { return d.Severity != Error || !isSchemaStage(d.Rule) })
}

// environment returns a number from the environment, for longer runs.
func environment(name string, otherwise int) int {
	n, _ := strconv.Atoi(os.Getenv(name))
	return cmp.Or(n, otherwise)
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
	seed := uint64(environment("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 11))
	var texts, about []string
	eachManifest(t, environment("MUTATIONS", 2000), seed, func(m *mutate.Manifest) {
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
var deliberate = map[string]func(src string, diags []Diagnostic, o official) bool{
	// Looking for internal properties it reads the entries of every module type, and fails on
	// those that are no maps. We say that the type is unknown and leave its entries alone.
	"entries of an unknown module type": func(_ string, diags []Diagnostic, o official) bool {
		return len(o.Failures) == 0 && slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.Rule == ruleModuleUnknown })
	},
	// It puts files and variables of the environment into the text before it looks at it, and
	// says that the text is no YAML when there are none. Not so here: the text alone is judged.
	"prompts in files": func(src string, _ []Diagnostic, o official) bool {
		return o.unreadable() && strings.Contains(src, "prompt: resource:")
	},
	// It refuses "<<" in these modules like any property that they do not have, but in a
	// later stage: their schema is open.
	"merge keys in dashboards modules": func(src string, diags []Diagnostic, o official) bool {
		return !o.refuses() && strings.Contains(src, "  dashboards:") &&
			!slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.Severity == Error && d.Rule != ruleMergeKey })
	},
	"variables of the deployment": func(src string, _ []Diagnostic, o official) bool {
		return o.unreadable() && strings.Contains(src, "${")
	},
}

// compare compares verdicts of the schema stage: zero false errors and zero missed.
func compare(t *testing.T, texts, about []string) {
	t.Helper()
	refused, differ, kept := 0, 0, 0
	for i, o := range ask(t, "schema", texts) {
		if o.refuses() {
			refused++
		}
		ours := schemaErrors(t, texts[i])
		if (len(ours) > 0) == o.refuses() {
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
	needShared(t)
	paths, err := filepath.Glob(filepath.Join(shared, "corpus/manifests/*"))
	if err != nil || len(paths) < 200 {
		t.Fatalf("%d manifests, %v", len(paths), err)
	}
	var texts []string
	for _, path := range paths {
		texts = append(texts, readFile(t, path))
	}
	compare(t, texts, paths)
}

// TestOracleOnExamples compares verdicts on the examples of all official rules.
func TestOracleOnExamples(t *testing.T) {
	needShared(t)
	var texts, ids []string
	for _, e := range readLines[struct{ ID, Manifest string }](t, shared+"forge/examples.jsonl") {
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
	for i, o := range ask(t, "full", texts) {
		switch {
		case mistakes[i].Why == "" && o.refuses():
			t.Errorf("%s: the official validator says %s of\n%s", about[i], o, texts[i])
		case mistakes[i].Why != "" && errors(check(t, texts[i])) > 0 && !o.refuses():
			t.Errorf("%s: %s The official validator does not think so:%s\n%s", about[i], mistakes[i].Why, explain(texts[i], check(t, texts[i])), texts[i])
		}
	}
}
