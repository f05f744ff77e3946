package mutate

import (
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// each makes a manifest of every module type and section.
func each(t *testing.T, seed uint64, use func(*Manifest)) {
	t.Helper()
	c := schema.Embedded()
	m := NewMaker(c, seed)
	for _, name := range Native(c) {
		manifest, err := m.Module(name)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		use(manifest)
	}
	for _, name := range Sections() {
		manifest, err := m.Section(name)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		use(manifest)
	}
}

// TestManifestsFitTheCatalogue makes small manifests and rich ones.
func TestManifestsFitTheCatalogue(t *testing.T) {
	for seed := range uint64(8) {
		each(t, seed, func(m *Manifest) {
			for _, p := range schema.Evaluate(schema.Embedded().Whole(), m.Root) {
				if p.Kind.Error() {
					t.Errorf("seed %d, %s: %s %s in\n%s", seed, m.About, p.Kind, p.Name, Render(m.Root).Text)
				}
			}
		})
	}
}

// TestMutationsAreTheSame makes mutations twice, and looks at where they say they are.
func TestMutationsAreTheSame(t *testing.T) {
	run := func() (all []Mutation) {
		r := rand.New(rand.NewPCG(5, 6))
		each(t, 3, func(m *Manifest) {
			for range 5 {
				all = append(all, m.Mutate(r))
			}
			for _, kind := range Kinds() {
				if x, ok := m.MutateBy(r, kind); ok {
					all = append(all, x)
				}
			}
		})
		return all
	}
	first, second := run(), run()
	made := map[string]bool{}
	for i, x := range first {
		if x != second[i] {
			t.Fatalf("%s %s differs from run to run", x.Kind, x.Path)
		}
		if x.Span.Len() == 0 || x.Span.End > len(x.Text) {
			t.Errorf("%s %s: span %v of %d bytes", x.Kind, x.Path, x.Span, len(x.Text))
		}
		made[x.Kind] = true
	}
	for _, kind := range Kinds() {
		if !made[kind] {
			t.Errorf("no mutation of kind %s", kind)
		}
	}
}

func TestQuoted(t *testing.T) {
	for s, want := range map[string]string{
		"main": "main", "a b": "a b", "true": `"true"`, "0.3": `"0.3"`, "": `""`, "a: b": `"a: b"`, "a:": `"a:"`, " x": `" x"`, "é": `"é"`,
		"https://example.com/*": "https://example.com/*", "<<": `"<<"`, "null": `"null"`, "<b>": `"<b>"`,
	} {
		if got := quoted(s); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	}
	if !strings.HasPrefix(Render(mapping("a", list(str("b")))).Text, "a:\n  - b\n") {
		t.Error("a list is not written as people write it")
	}
}
