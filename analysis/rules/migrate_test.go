package rules_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// migrationsAt asks for the migrations at the first place of a word.
func migrationsAt(src, word string) []mend.Migration {
	at := strings.Index(src, word)
	if at < 0 {
		return nil
	}
	return mend.Migrations(manifest.New(text.New(src)), text.Span{Start: at, End: at})
}

const oldDashboard = partHead + partGadget + "      refreshable: true\n" + partOldScript + partResources

func TestMigrationsAreOfferedInTheirModules(t *testing.T) {
	tests := []struct {
		at   string
		want string
	}{
		{"jira:dashboardGadget", "Migrate to dashboards:widget and dashboards:backgroundScript, Migrate to dashboards:widget"},
		{"refreshable", "Migrate to dashboards:widget and dashboards:backgroundScript, Migrate to dashboards:widget"},
		{"key: script", "Migrate to dashboards:widget and dashboards:backgroundScript, Migrate to dashboards:backgroundScript"},
		{"modules:", ""},
		{"path:", ""},
	}
	for _, tt := range tests {
		var titles []string
		for _, m := range migrationsAt(oldDashboard, tt.at) {
			titles = append(titles, strings.TrimSuffix(m.Title, " (the front end must change, too)"))
		}
		if got := strings.Join(titles, ", "); got != tt.want {
			t.Errorf("at %q: got %q, want %q", tt.at, got, tt.want)
		}
	}
}

func TestMigrationSaysWhatRemains(t *testing.T) {
	const entry = "    entry:\n      start: start.html\n"
	tests := []struct{ src, want, not string }{
		{oldDashboard, `"refreshable"`, "without an entry"},
		{oldDashboard, `Check the values of "edit".`, "Entries of resources"},
		{oldDashboard, "@forge/dashboards-bridge", `"title"`},
		{strings.Replace(oldDashboard, "resource: main", "resource: main/start", 1) + entry, "must be named without an entry", "Check the values"},
		{strings.Replace(oldDashboard, "resource: main", "resource: main/start\n      render: native", 1) + strings.Replace(entry, "html", "jsx", 1), "Entries of resources are resources of their own now.", "without an entry"},
		{strings.Replace(oldDashboard, "title: Gadget", "title: {i18n: gadget.title}", 1), `Check the values of "title" and "edit".`, "Entries"},
	}
	for _, tt := range tests {
		all := migrationsAt(tt.src, "jira:dashboardGadget")
		if len(all) != 2 {
			t.Errorf("%d migrations of\n%s", len(all), tt.src)
			continue
		}
		if got := all[1].Remark; !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("got %q, want it to say %q and not %q", got, tt.want, tt.not)
		}
	}
}

// TestMigrationsLeaveNoErrorBehind migrates real manifests and made ones.
func TestMigrationsLeaveNoErrorBehind(t *testing.T) {
	var sources []string
	for _, dir := range []string{"corpus/manifests/", "forge/dashboard-background-script/"} {
		verdicts := strings.TrimSuffix(dir, "manifests/") + "verdicts.jsonl"
		for _, c := range oracle.Lines[struct{ File, Verdict string }](t, verdicts) {
			sources = append(sources, oracle.Read(t, dir+c.File))
		}
	}
	for seed := range 100 {
		maker := mutate.NewMaker(schema.Embedded(), uint64(seed))
		for typ := range mend.Successors {
			m, err := maker.Module(typ)
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, mutate.Render(m.Root).Text)
		}
	}
	done := 0
	for _, src := range sources {
		before := analysis.CountErrors(check(t, src))
		for typ, next := range mend.Successors {
			for _, m := range migrationsAt(src, typ+":") {
				done++
				after := apply(t, src, m.Edits)
				diags := check(t, after)
				if m.Preferred || strings.Contains(after, typ+":") || !strings.Contains(after, next.Module) {
					t.Errorf("%s is still there:\n%s", typ, after)
				}
				if got := analysis.CountErrors(diags); got > before && !strings.Contains(m.Remark, "without an entry") && !isLeftToAuthor(diags) {
					t.Errorf("%s: %d errors before, and after:%s\n%s", m.Title, before, explain(after, diags), after)
				}
			}
		}
	}
	if done < 50 {
		t.Errorf("only %d migrations were tried", done)
	}
}

// isLeftToAuthor reports whether a property that is probably misspelt is the mistake.
func isLeftToAuthor(diags []analysis.Diagnostic) bool {
	for _, d := range diags {
		if d.Rule == ruleNamed("dashboard-extra-property") && strings.Contains(d.Message, "did you mean") {
			return true
		}
	}
	return false
}
