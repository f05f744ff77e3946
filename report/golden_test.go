package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/fingerprint"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
	"forge-manifest-ls/report/checkstyle"
	"forge-manifest-ls/report/github"
	"forge-manifest-ls/report/gitlab"
	"forge-manifest-ls/report/junit"
	"forge-manifest-ls/report/markdown"
	"forge-manifest-ls/report/rdjson"
	"forge-manifest-ls/report/sarif"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the golden files anew")

// wrong is a manifest with problems of several severities, related places, and safe and other fixes.
const wrong = `app:
  name: Dëmo 🙂
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: "hook
      function: gone
    - key: dup
      function: main
    - key: dup
      function: mian
  function:
    - key: main
      handler:index.run
`

var tool = report.Tool{Name: "forge-manifest-ls", Version: "v1.2.3", URL: "https://example.org/forge-manifest-ls"}

// formats are all formats, by the names of their golden files.
var formats = map[string]func() report.Format{
	"text":       func() report.Format { return report.Text(report.Options{Mark: true, Statistics: true, Verbose: true}) },
	"narrow":     func() report.Format { return report.Text(report.Options{Mark: true, Width: 60}) },
	"summary":    func() report.Format { return report.Summary(report.Options{Mark: true}) },
	"json":       report.JSON,
	"json2":      func() report.Format { return report.JSON2(tool) },
	"jsonl":      report.JSONLines,
	"sarif":      func() report.Format { return sarif.New(tool) },
	"github":     github.New,
	"gitlab":     gitlab.New,
	"junit":      junit.New,
	"checkstyle": checkstyle.New,
	"rdjson":     func() report.Format { return rdjson.New(tool) },
	"markdown":   markdown.New,
}

// checked returns the result of checking a text.
func checked(path, src string) report.File {
	m := manifest.New(text.New(src))
	found := analysis.Checker{Groups: rules.All()}.Check(context.Background(), m)
	f := report.File{Path: path, Forge: m.IsForge(), Buffer: m.Buffer(), Diagnostics: found}
	for _, print := range fingerprint.Of(m, found) {
		f.Fingerprints = append(f.Fingerprints, print.Hash())
	}
	f.Expected = func(d analysis.Diagnostic) []string { return []string{"expected of " + d.Rule.ID} }
	return f
}

// results are files with and without problems, one that was passed over, and a path that every format has to escape.
func results() []report.File {
	odd := checked("odd, %41:<&>|\"'`\x1b/manifest.yml", strings.Replace(wrong, "hook", "a\x1b[31m|`*_<b>&", 1))
	odd.Fixed = []report.Fixed{{Rule: odd.Diagnostics[0].Rule, Line: 3, Title: "Close the quote"}}
	sound := report.File{Path: "sound/manifest.yml", Forge: true, Buffer: text.New(""), Known: 2}
	return []report.File{checked("apps/a b/manifest.yml", wrong), sound, {Path: "other/manifest.yml", Skipped: true}, odd}
}

// written returns what a format writes of results.
func written(format report.Format, files []report.File, failures []report.Failure) string {
	var out bytes.Buffer
	t := report.NewTotal()
	t.Failures = failures
	_ = report.WriteTotal(&out, format, files, t) // a buffer has no errors
	return out.String()
}

var failures = []report.Failure{{Path: "gone.yml", Message: "there is no such file"}, {Message: "a <line>\nof\ttwo, 100%"}}

// TestGolden holds what each format writes.
func TestGolden(t *testing.T) {
	for name, open := range formats {
		got := written(open(), results(), failures)
		file := filepath.Join("testdata", "golden", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-update writes it anew):\n%s", name, diff)
		}
	}
}

// TestNoControl: nothing of a manifest steers a terminal or a log, in any format.
func TestNoControl(t *testing.T) {
	for name, open := range formats {
		if strings.Contains(written(open(), results(), failures), "\x1b") {
			t.Errorf("%s writes an escape sequence of a manifest", name)
		}
	}
}

// TestSchemas holds each format that has a published schema against it: with results, and with none.
func TestSchemas(t *testing.T) {
	for name, schema := range map[string]string{
		"sarif":  "testdata/schemas/sarif-2.1.0.schema.json",
		"rdjson": "testdata/schemas/rdjson.schema.json",
		"json2":  "../docs/schemas/report-2.schema.json",
		"gitlab": "testdata/schemas/gitlab.schema.json",
		"jsonl":  "../docs/schemas/report-2.schema.json#/$defs/line",
	} {
		compiled, err := jsonschema.NewCompiler().Compile(schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{written(formats[name](), results(), failures), written(formats[name](), nil, nil)} {
			for i, doc := range documents(t, out) {
				if err := compiled.Validate(doc); err != nil {
					t.Errorf("%s, document %d: %v", name, i, err)
				}
			}
		}
	}
}

// documents decodes the JSON values in a text.
func documents(t *testing.T, out string) (all []any) {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(out))
	dec.UseNumber()
	for {
		var doc any
		err := dec.Decode(&doc)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, doc)
	}
}

// TestSchemaRefuses shows that the schema of the report says something.
func TestSchemaRefuses(t *testing.T) {
	compiled, err := jsonschema.NewCompiler().Compile("../docs/schemas/report-2.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	out := written(formats["json2"](), results(), failures)
	for _, change := range [][2]string{{`"offset":`, `"ofset":`}, {`"version":2`, `"version":1`}, {`"severity":"error"`, `"severity":"loud"`}, {`"applicability":"unsafe"`, `"applicability":1`}} {
		if doc := documents(t, strings.Replace(out, change[0], change[1], 1))[0]; compiled.Validate(doc) == nil {
			t.Errorf("%s instead of %s is accepted", change[1], change[0])
		}
	}
}

// TestXML: what is written is XML, with and without results.
func TestXML(t *testing.T) {
	for _, name := range []string{"junit", "checkstyle"} {
		for _, files := range [][]report.File{results(), nil} {
			dec := xml.NewDecoder(strings.NewReader(written(formats[name](), files, failures)))
			for {
				if _, err := dec.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
		}
	}
}

// TestJUnitSchema holds the format against the schema by which Jenkins reads it.
func TestJUnitSchema(t *testing.T) {
	lint := oracle.Program(t, "xmllint")
	for _, files := range [][]report.File{results(), nil} {
		cmd := exec.Command(lint, "--noout", "--schema", "testdata/schemas/junit-10.xsd", "-")
		cmd.Stdin = strings.NewReader(written(junit.New(), files, failures))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
}
