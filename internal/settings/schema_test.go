package settings_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"forge-manifest-ls/internal/settings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "write the published schema anew")

const publishedSchema = "../../docs/schemas/settings.schema.json"

// TestPublishedSchema keeps the published schema the same as the one that the program prints.
func TestPublishedSchema(t *testing.T) {
	if *update {
		if err := os.WriteFile(publishedSchema, settings.Schema(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(publishedSchema)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, settings.Schema()) {
		t.Errorf("%s is stale: run this test with -update", publishedSchema)
	}
}

// TestSchemaAgrees: the schema accepts what the reader understands, and refuses what it does not.
func TestSchemaAgrees(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(publishedSchema)
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range []string{
		"", "rules:\n", "rules: {schema-enum: hint, yaml-*: 'off', scopes: error, all: warning}\n", "root: true\n", "format: sarif\n", "exclude: [a/, '*.yaml']\n",
		"exclude: a/\n", "schema: {path: node_modules}\n", "schema.path: 'off'\n", "per-file: {legacy/: {schema-enum: hint}, b:}\n",
		"- a\n", "rulez: {}\n", "rules: 'off'\n", "rules: {schema-enumm: hint}\n", "rules: {schema-enum: loud}\n", "root: 1\n", "format: xml\n", "exclude: {a: b}\n",
		"schema: 'off'\n", "schema: {paths: a}\n", "per-file: []\n", "per-file: {a: []}\n", "exclude: [[]]\n",
	} {
		var doc any
		if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
			t.Fatal(err)
		}
		_, problems := settings.Parse([]byte(src))
		if err := schema.Validate(doc); (err == nil) != (len(problems) == 0) {
			t.Errorf("%q: the schema says %v, the reader %v", src, err, problems)
		}
	}
}
