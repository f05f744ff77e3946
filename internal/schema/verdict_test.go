package schema_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
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
	for line := range jsonvalue.Recorded(t, path) {
		lines++
		record := jsonvalue.Parse(t, line)
		name, v := record.Members[0].Text(), record.Members[1]
		want := record.Members[2].Text() == "true"
		problems := schema.Evaluate(schemaOf(t, name), v)
		if got := jsonvalue.Accepts(problems); got != want {
			t.Errorf("accepted %t, official %t: %s\n%s", got, want, line, jsonvalue.Brief(v, problems))
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

// checkSplit judges a list and its entries apart, which must come to the same.
func checkSplit(t *testing.T, name string, v *jsonvalue.Value, want bool) {
	t.Helper()
	m, ok := schema.Embedded().Module(name)
	if !ok {
		return
	}
	got := jsonvalue.Accepts(schema.Evaluate(m.Outer, v))
	if v.Type() == schema.List {
		for _, item := range v.Members {
			got = jsonvalue.Accepts(schema.Evaluate(m.Item, item)) && got
		}
	}
	if got != want {
		t.Errorf("judged apart: accepted %t, official %t: %s", got, want, name)
	}
}
