package impact_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

// checked returns a text as one side of a change, checked first as the commands do.
func checked(src string, environment map[string]string) impact.Manifest {
	f := manifest.New(text.New(src))
	if environment != nil {
		f = f.WithEnvironment(func(name string) (string, bool) {
			value, ok := environment[name]
			return value, ok
		})
	}
	m := impact.Manifest{File: f}
	for _, d := range (analysis.Checker{Groups: rules.All()}).Check(context.Background(), f) {
		if d.Severity == analysis.Error {
			m.Refused = append(m.Refused, d.Span)
		}
	}
	return m
}

// example is a change and what it does.
type example struct {
	ID, Old, New string
	Effects      []struct {
		Class, Kind, Lean, New, Old string
		Bulk                        bool
		Sure                        *bool
	}
	Env map[string]string
}

// lines are the expected effects in the form of [told].
func (e example) lines() []string {
	var out []string
	for _, f := range e.Effects {
		side, pointer := "new", f.New
		if f.Old != "" {
			side, pointer = "old", f.Old
		}
		doubtful := f.Sure != nil && !*f.Sure
		out = append(out, fmt.Sprintf("%s/%s %s %s %s bulk=%t doubtful=%t", f.Class, f.Lean, f.Kind, side, pointer, f.Bulk, doubtful))
	}
	slices.Sort(out)
	return out
}

// told writes effects as lines that can be compared.
func told(r impact.Result) []string {
	var out []string
	for _, e := range r.Effects {
		lean := ""
		if e.Class == impact.Unsure {
			lean = e.Lean.String()
		}
		out = append(out, fmt.Sprintf("%s/%s %s %s %s bulk=%t doubtful=%t", e.Class, lean, e.Kind(), e.Side, e.Pointer, e.Rule.Bulk, e.Rule.Doubtful))
	}
	slices.Sort(out)
	return out
}

// TestExamples compares what is said of changes with what people who know said: classes, kinds and
// places are equal.
func TestExamples(t *testing.T) {
	for _, e := range oracle.Lines[example](t, "forge/version-examples.jsonl") {
		t.Run(e.ID, func(t *testing.T) {
			for _, environment := range []map[string]string{nil, e.Env} {
				r := impact.Compare(checked(e.Old, environment), checked(e.New, environment))
				if diff := cmp.Diff(e.lines(), told(r)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}
