package syntax

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

type suiteCase struct {
	ID, Name string
	YAML     string
	Valid    bool
	Events   []string
	Accepts  bool `json:"npm_yaml_accepts"`
	Single   bool `json:"npm_yaml_single_document_accepts"`
}

func suite(t testing.TB) []suiteCase { return oracle.Lines[suiteCase](t, "yaml-test-suite.jsonl") }

// TestSuiteVerdicts: a text has errors exactly when the parser that Forge uses
// refuses it.
func TestSuiteVerdicts(t *testing.T) {
	for _, c := range suite(t) {
		t.Run(c.ID, func(t *testing.T) {
			tree := Parse(text.New(c.YAML))
			var found []string
			for _, e := range tree.Errors() {
				if e.Kind != SecondDocument {
					found = append(found, e.Kind.String())
				}
			}
			// A directive alone is no document to them, and so no single one.
			if single := len(tree.Errors()) == 0; single != c.Single && c.ID != "9MMA" {
				t.Errorf("%s: accepted as a single document = %v, want %v", c.Name, single, c.Single)
			}
			if accepted := len(found) == 0; accepted != c.Accepts {
				t.Errorf("%s: accepted = %v, want %v; errors %v in\n%s\n%s", c.Name, accepted, c.Accepts, found, c.YAML, tree.Dump())
			}
		})
	}
}

// TestSuiteEvents: a valid text has the suite's events.
func TestSuiteEvents(t *testing.T) {
	for _, c := range suite(t) {
		if !c.Valid {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			tree := Parse(text.New(c.YAML))
			if diff := cmp.Diff(plainEvents(c.Events), events(tree)); diff != "" {
				t.Errorf("%s: (-want +got)\n%s\n%s\n%s", c.Name, diff, c.YAML, tree.Dump())
			}
		})
	}
}

// plainEvents drops what tells styles and explicit markers apart.
func plainEvents(events []string) []string {
	out := make([]string, len(events))
	for i, e := range events {
		e = strings.TrimSuffix(e, " ---")
		e = strings.TrimSuffix(e, " ...")
		e = strings.Replace(e, "+MAP {}", "+MAP", 1)
		e = strings.Replace(e, "+SEQ []", "+SEQ", 1)
		out[i] = e
	}
	return out
}
