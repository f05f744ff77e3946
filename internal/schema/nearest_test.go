package schema_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/schema"
)

func TestNearest(t *testing.T) {
	candidates := []string{"key", "resource", "resolver", "render", "title", "baseUrl"}
	tests := []struct{ word, want string }{
		{"resorce", "resource"},
		{"resuorce", "resource"},
		{"Resource", "resource"},
		{"resolvr", "resolver"},
		{"baseURL", "baseUrl"},
		{"kye", "key"},
		{"ke", ""},
		{"k", ""},
		{"", ""},
		{"tilte", "title"},
		{"experience", ""},
		{"resource", ""},
		{"rendered", "render"},
	}
	for _, test := range tests {
		if got, ok := schema.Nearest(test.word, candidates); got != test.want || ok != (test.want != "") {
			t.Errorf("Nearest(%q) = %q, %t; want %q", test.word, got, ok, test.want)
		}
	}
}

func TestNearestModules(t *testing.T) {
	tests := []struct {
		name string
		want []string // the first of the answer
	}{
		{"jira:dashboardBackgroundscript", []string{"jira:dashboardBackgroundScript"}},
		{"jira:dashboardBackgroudScript", []string{"jira:dashboardBackgroundScript"}},
		{"dashboardBackgroundScript", []string{"jira:dashboardBackgroundScript"}},
		{"dashboards:dashboardBackgroundScript", []string{"jira:dashboardBackgroundScript"}},
		{"confluence:dashboardGadgett", []string{"jira:dashboardGadget"}},
		{"jira:backgroundScript", []string{"confluence:backgroundScript", "dashboards:backgroundScript"}},
		{"functions", []string{"function"}},
		{"jira:nothingLikeThis", nil},
	}
	for _, test := range tests {
		got := schema.Embedded().NearestModules(test.name)
		if len(got) < len(test.want) || len(test.want) == 0 && len(got) > 0 || !slices.Equal(got[:len(test.want)], test.want) {
			t.Errorf("NearestModules(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestJavaScriptPatterns(t *testing.T) {
	entity, _ := schema.Embedded().Section("app")
	name := entity.Schema.Property("storage").Schema.Property("entities").Schema.Items.Property("name").Schema.Pattern
	for text, want := range map[string]bool{
		"": true, "a": true, "a.b": true, "a..b": false, "a.": false, ".a": false, "_a": false, "-a": false, ":a-_": true, "A": false, "a.-b": true,
	} {
		if got := name.Match(text); got != want {
			t.Errorf("%q matches: %t, want %t", text, got, want)
		}
	}
}

func TestNearestEvent(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"avi:jira:issue:created", "avi:jira:created:issue"},
		{"avi:jira:create:issue", "avi:jira:created:issue"},
		{"avi:jira:issue:create", "avi:jira:created:issue"},
		{"avi:Jira:Created:Issue", "avi:jira:created:issue"},
		{"jira:issue_created", "avi:jira:created:issue"},
		{"jira:created:issue", "avi:jira:created:issue"},
		{"avi:jira-issue-link:created", "avi:jira:created:issuelink"},
		{"avi:jira:updated:sprint", "avi:jira-software:updated:sprint"},
		{"avi:forge:uninstalled:app", ""},
		{"avi:jira:unassigned:issue", ""},
		{"avi:forge:scheduled:daily", ""},
		{"created", ""},
		{"", ""},
	} {
		if got, ok := schema.Embedded().NearestEvent(test.name); got != test.want || ok != (test.want != "") {
			t.Errorf("NearestEvent(%q) = %q, %t, want %q", test.name, got, ok, test.want)
		}
	}
}
