package schema_test

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// Each note is about something that Forge's schema has.
func TestNotesApply(t *testing.T) {
	whole := schema.Embedded().Whole()
	for _, path := range schema.NotedPaths() {
		here := []*schema.Schema{whole}
		for step := range strings.SplitSeq(path, "/") {
			here = below(here, step)
		}
		if len(here) == 0 {
			t.Errorf("nothing is at %s", path)
		}
	}
	seen := map[string]bool{}
	walk(whole, map[*schema.Schema]bool{}, func(s *schema.Schema) {
		for _, p := range s.Properties {
			seen[p.Name] = true
		}
	})
	for _, name := range schema.NotedNames() {
		suffix, isSuffix := strings.CutPrefix(name, "*")
		found := seen[name]
		for property := range seen {
			found = found || isSuffix && strings.HasSuffix(property, suffix)
		}
		if !found {
			t.Errorf("no property is called %s", name)
		}
	}
}

// below returns what is said of a place one step below.
func below(all []*schema.Schema, step string) (found []*schema.Schema) {
	for _, s := range all {
		for _, part := range s.Parts(nil) {
			var next []*schema.Schema
			switch step {
			case "[]":
				next = append(next, part.Items)
			case "*":
				next = append(next, part.Additional)
				for _, p := range part.Patterns {
					next = append(next, p.Schema)
				}
			default:
				if p := part.Property(step); p != nil {
					next = append(next, p.Schema)
				}
			}
			for _, s := range next {
				if s != nil {
					found = append(found, s)
				}
			}
		}
	}
	return found
}

// What strings name, over the whole catalogue.
func TestReferences(t *testing.T) {
	tests := []struct {
		path string
		want schema.Reference
	}{
		{"resources/[]/path", schema.ToPath},
		{"resources/[]/key", ""},
		{"app/connect/remote", schema.ToRemote},
		{"permissions/scopes/[]", schema.ToScope},
		{"permissions/external/fetch/backend/[]/remote", schema.ToRemote},
		{"modules/function/[]/handler", schema.ToHandler},
		{"modules/function/[]/providers/auth/[]", schema.ToProvider},
		{"modules/endpoint/[]/remote", schema.ToRemote},
		{"modules/endpoint/[]/service", schema.ToService},
		{"modules/trigger/[]/events/[]", schema.ToEvent},
		{"modules/trigger/[]/function", schema.ToFunction},
		{"modules/jira:issuePanel/[]/resource", schema.ToResourceEntry},
		{"modules/jira:issuePanel/[]/resolver/endpoint", schema.ToEndpoint},
		{"modules/dashboards:widget/[]/resource", schema.ToResource},
		{"modules/jira:issuePanel/[]/title/i18n", schema.ToTranslation},
		{"modules/rovo:agent/[]/actions/[]", schema.ToAction},
		{"modules/jira:command/[]/target/page", schema.ToPage},
	}
	for _, test := range tests {
		here := []*schema.Schema{schema.Embedded().Whole()}
		for step := range strings.SplitSeq(test.path, "/") {
			here = below(here, step)
		}
		for _, s := range here {
			here = append(here, s.Parts(nil)...)
		}
		text := slices.IndexFunc(here, func(s *schema.Schema) bool { return s.Types == schema.TypesOf(schema.String) })
		if text < 0 {
			t.Errorf("%s is no string", test.path)
		} else if got := here[text].Refers; got != test.want {
			t.Errorf("%s names %q, want %q", test.path, got, test.want)
		}
	}
}
