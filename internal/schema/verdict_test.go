package schema_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"iter"
	"os"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// The recorded verdicts are those of ajv with Forge's own schema 13.7.0, on seeded
// mutations of valid values: [section or module type, value, accepted]. An empty
// name stands for the root of a manifest. As Forge does, they tolerate app.name and refuse
// internal properties of module entries.
func TestVerdictsEqualOfficial(t *testing.T) {
	path := "testdata/verdicts.jsonl.gz"
	if other := os.Getenv("FORGE_VERDICTS"); other != "" {
		path = other // a longer recording
	}
	lines, accepted := 0, 0
	for line := range recorded(t, path) {
		lines++
		record := parseJSON(t, line)
		name, v := record.items[0].text, record.items[1]
		want := record.items[2].text == "true"
		problems := schema.Evaluate(schemaOf(t, name), v)
		if got := accepts(problems); got != want {
			t.Errorf("accepted %t, official %t: %s\n%s", got, want, line, brief(v, problems))
		}
		checkSplit(t, name, v, want)
		if want {
			accepted++
		}
	}
	if lines < 2000 || accepted < lines/6 || accepted > lines*4/5 {
		t.Errorf("%d lines with %d accepted: not a good recording", lines, accepted)
	}
}

// zip returns the size of content once it is compressed.
func zip(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// recorded yields the lines of a zipped file.
func recorded(t *testing.T, path string) iter.Seq[string] {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		scanner := bufio.NewScanner(unzipped)
		scanner.Buffer(nil, 1<<20)
		for scanner.Scan() {
			if !yield(scanner.Text()) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

func schemaOf(t *testing.T, name string) *schema.Schema {
	t.Helper()
	c := schema.Embedded()
	if name == "" {
		return c.Root()
	}
	if s, ok := c.Section(name); ok {
		return s.Schema
	}
	m, ok := c.Module(name)
	if !ok {
		t.Fatalf("%q is not known", name)
	}
	return m.List
}

func accepts(problems []schema.Problem) bool {
	for _, p := range problems {
		if p.Kind.Error() {
			return false
		}
	}
	return true
}

// checkSplit judges a list and its entries apart, which must come to the same.
func checkSplit(t *testing.T, name string, v *value, want bool) {
	t.Helper()
	m, ok := schema.Embedded().Module(name)
	if !ok {
		return
	}
	got := accepts(schema.Evaluate(m.Outer, v))
	if v.typ == schema.List {
		for _, item := range v.items {
			got = accepts(schema.Evaluate(m.Item, item)) && got
		}
	}
	if got != want {
		t.Errorf("judged apart: accepted %t, official %t: %s", got, want, name)
	}
}
