package refactor

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestGadgetIsDrawnAsItsScript: the gadget of a script draws as that does.
func TestGadgetIsDrawnAsItsScript(t *testing.T) {
	for said, want := range map[string]string{
		"":                      "",
		"render: native":        "render: native",
		"render: 'native'":      "render: native",
		"render: ${HOW}":        "render: '${HOW}'",
		"render: custom":        "",
		"render:":               "",
		"render: [native]":      "",
		"render: &n native":     "render: native",
		"render: # as a gadget": "",
	} {
		for _, script := range []string{"dashboards:backgroundScript", "jira:dashboardBackgroundScript"} {
			source := "modules:\n  " + script + ":\n    - key: s\n      resource: main\n      " + said + "\nresources:\n  - key: main\n    path: src/ui.jsx\n"
			f := manifest.New(text.New(source))
			found := ""
			for _, a := range At(f, text.At(strings.Index(source, script)), nil) {
				if strings.HasPrefix(a.Title, "Add a module") {
					found = a.Edits[0].New
				}
			}
			_, got, _ := strings.Cut(found, "resource: main")
			if got = strings.TrimSpace(got); found == "" || got != want {
				t.Errorf("%s with %q: the gadget has %q, want %q: %s", script, said, got, want, found)
			}
		}
	}
}

// TestGadgetIsAccepted: what the official validator accepts, it accepts with the gadget.
func TestGadgetIsAccepted(t *testing.T) {
	var before, after []oracle.Question
	for _, script := range []string{"dashboards:backgroundScript", "jira:dashboardBackgroundScript"} {
		for _, drawn := range []string{"      render: native\nresources:\n  - key: main\n    path: src/ui.jsx\n", "resources:\n  - key: main\n    path: static/main\n"} {
			source := "app:\n  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n  runtime:\n    name: nodejs24.x\nmodules:\n  " + script + ":\n    - key: s\n      resource: main\n" + drawn
			f := manifest.New(text.New(source))
			for _, a := range At(f, text.At(strings.Index(source, script)), nil) {
				if strings.HasPrefix(a.Title, "Add a module") {
					before = append(before, oracle.Question{Manifest: source, Stage: oracle.Full})
					after = append(after, oracle.Question{Manifest: made(t, f, a.Edits).Buffer().String(), Stage: oracle.Full})
				}
			}
		}
	}
	was, is := oracle.Judge(t, before), oracle.Judge(t, after)
	for i := range was {
		if was[i].Verdict == "error" || was[i].Verdict != is[i].Verdict {
			t.Errorf("%v becomes %v: %s", was[i], is[i], after[i].Manifest)
		}
	}
	if len(was) != 4 {
		t.Errorf("%d gadgets", len(was))
	}
}
