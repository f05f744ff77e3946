package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"forge-manifest-ls/lsp/state"
)

// based is a session whose manifests have bases that a test sets.
type based struct {
	mu    sync.Mutex
	texts map[string]string // by the name of the base
	paths []string          // that were read
}

// read implements [base.Read].
func (b *based) read(_ context.Context, path, name string) (string, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.paths = append(b.paths, path)
	src, ok := b.texts[name]
	return src, ok
}

// put sets a base.
func (b *based) put(name, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.texts[name] = text
}

// oneMacro is a manifest without mistakes; "%s" stands for more sections.
const oneMacro = `app:
  id: ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555
  runtime:
    name: nodejs24.x
%smodules:
  macro:
    - key: chart
      function: main
      title: Chart
  function:
    - key: main
      handler: index.run
`

// sections is what is added to oneMacro in these tests.
const someScopes = "permissions:\n  scopes:\n    - read:jira-work\n"

// withBase begins a session with settings and opens a manifest.
func withBase(t *testing.T, b *based, settings, text string) *client {
	t.Helper()
	c := connect(t, Options{Base: b.read})
	c.must("initialize", `{"processId":null,"rootUri":null,"initializationOptions":`+settings+`,"capabilities":{"textDocument":{"publishDiagnostics":{"codeDescriptionSupport":true},"hover":{"contentFormat":["markdown"]}},"experimental":{"commands":{"commands":["forge-manifest-ls.showReferences"]}}}}`)
	c.notify("initialized", `{}`)
	c.didOpen(manifestURI, text)
	return c
}

// impacts waits until the diagnostics about changes of a version are those whose lines and codes are wanted.
func (c *client) impacts(version int, want string) {
	c.t.Helper()
	for {
		var got []string
		for _, d := range c.published(manifestURI, version).Diagnostics {
			if code, _ := d["code"].(string); strings.HasPrefix(code, "impact-") {
				line := d["range"].(map[string]any)["start"].(map[string]any)["line"].(float64)
				got = append(got, fmt.Sprintf("%.0f %s", line+1, code))
				if d["severity"].(float64) != 3 || d["codeDescription"].(map[string]any)["href"] == "" {
					c.t.Errorf("%v", d)
				}
			}
		}
		if strings.Join(got, ", ") == want {
			return
		}
		c.t.Logf("passing over %q", got)
	}
}

// TestImpact: what is major since the base is shown at its line, one for each cause, and what is gone at what is
// left around it; lenses say the verdict, and hover what the page says.
func TestImpact(t *testing.T) {
	b := &based{texts: map[string]string{"HEAD": fmt.Sprintf(oneMacro, someScopes)}}
	now := strings.Replace(fmt.Sprintf(oneMacro, "remotes:\n  - key: back\n    baseUrl: https://a.example.com\n"+
		"permissions:\n  scopes:\n    - write:jira-work\n  external:\n    fetch:\n      backend:\n        - remote: back\n"), "key: chart", "key: diagram", 1)
	c := withBase(t, b, `{"impact":{"base":"HEAD"}}`, now)
	c.impacts(1, "6 impact-remote-added, 9 impact-scope-removed, 10 impact-scope-added, 17 impact-module-key-renamed")

	var lenses []struct {
		Range struct {
			Start struct{ Line int }
		}
		Command struct {
			Title     string
			Arguments []json.RawMessage
		}
	}
	if err := json.Unmarshal(c.must("textDocument/codeLens", documentOnly), &lenses); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, l := range lenses {
		if strings.HasPrefix(l.Command.Title, "Since") {
			titles = append(titles, fmt.Sprintf("%d %s", l.Range.Start.Line, l.Command.Title))
		}
	}
	want := "0 Since HEAD: data at risk (4 effects), 7 Since HEAD: major version (2 effects), 4 Since HEAD: major version (1 effect)"
	if got := strings.Join(titles, ", "); got != want {
		t.Errorf("lenses: %s\nwant    %s", got, want)
	}
	hover := string(c.must("textDocument/hover", `{"textDocument":{"uri":"`+manifestURI+`"},"position":{"line":9,"character":8}}`))
	for _, want := range []string{"impact-scope-added", "Major, by the documented rules of 2026-08-22", "developer.atlassian.com/platform/forge/versions/"} {
		if !strings.Contains(hover, want) {
			t.Errorf("hover lacks %q: %s", want, hover)
		}
	}
	actions := string(c.must("textDocument/codeAction", `{"textDocument":{"uri":"`+manifestURI+`"},"range":{"start":{"line":9,"character":8},"end":{"line":9,"character":8}},"context":{"diagnostics":[]}}`))
	if strings.Contains(actions, "impact-") {
		t.Errorf("what is no rule of the registry can be ignored: %s", actions)
	}
}

// TestImpactFollowsTheBase: an edit and a new commit are followed; without a base, and where it cannot be read,
// nothing is said.
func TestImpactFollowsTheBase(t *testing.T) {
	b := &based{texts: map[string]string{"HEAD": fmt.Sprintf(oneMacro, "")}}
	c := withBase(t, b, `{"impact.base":"HEAD"}`, fmt.Sprintf(oneMacro, someScopes))
	c.impacts(1, "7 impact-scope-added")
	c.didChange(manifestURI, 2, change(6, 0, 7, 0, ""))
	c.impacts(2, "")
	c.didChange(manifestURI, 3, change(6, 0, 6, 0, "    - read:jira-work\n"))
	c.impacts(3, "7 impact-scope-added")
	b.put("HEAD", fmt.Sprintf(oneMacro, someScopes))
	c.notify("textDocument/didSave", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
	c.impacts(3, "")

	for _, settings := range []string{`{}`, `{"impact":{"base":"v1"}}`, `{"impact":{"base":""}}`} {
		c := withBase(t, b, settings, fmt.Sprintf(oneMacro, ""))
		c.impacts(1, "")
		if raw := string(c.must("textDocument/codeLens", documentOnly)); strings.Contains(raw, "Since") {
			t.Errorf("%s: %s", settings, raw)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if filepath.ToSlash(b.paths[0]) != "/app/manifest.yml" {
		t.Errorf("read %q", b.paths)
	}
}

// TestImpactTargets: lenses say what speaks against programmes of Atlassian, if that is asked for.
func TestImpactTargets(t *testing.T) {
	b := &based{texts: map[string]string{}}
	c := withBase(t, b, `{"impact":{"targets":["roa","agc"]}}`, fmt.Sprintf(oneMacro, "remotes:\n  - key: back\n    baseUrl: https://a.example.com\n"))
	raw := string(c.must("textDocument/codeLens", documentOnly))
	for _, want := range []string{`"Runs on Atlassian: 1 obstacle"`, `"Government cloud: nothing in the manifest speaks against it"`} {
		if !strings.Contains(raw, want) {
			t.Errorf("%s is not in %s", want, raw)
		}
	}
}

// TestImpactSettings: settings are read in all their forms, and what is wrong is said.
func TestImpactSettings(t *testing.T) {
	for raw, want := range map[string]struct {
		impact state.ImpactSettings
		wrong  string
	}{
		`{"impact":{"base":"HEAD"}}`:                          {impact: state.ImpactSettings{Base: "HEAD"}},
		`{"impact.base":" v1 ","impact":{"targets":["agc"]}}`: {impact: state.ImpactSettings{Base: "v1", Government: true}},
		`{"forge-manifest-ls":{"impact.targets":["roa"]}}`:    {impact: state.ImpactSettings{Badge: true}},
		`{"impact":{"base":7}}`:                               {wrong: `"impact.base" must be a string (a revision of git, or a file), not a number`},
		`{"impact":{"targets":"roa"}}`:                        {wrong: `"impact.targets" must be a list, not a string`},
		`{"impact":{"targets":["x"]}}`:                        {wrong: `"impact.targets" has "roa" and "agc" and no x`},
	} {
		var v any
		if err := json.Unmarshal([]byte(raw), &v); err != nil {
			t.Fatal(err)
		}
		got, ours, wrong := state.ReadSettings(v)
		if got.Impact != want.impact || !ours {
			t.Errorf("%s: %+v, ours %t", raw, got.Impact, ours)
		}
		if text := strings.Join(wrong, ""); !strings.Contains(text, want.wrong) || (text == "") != (want.wrong == "") {
			t.Errorf("%s: wrong %q, want %q", raw, text, want.wrong)
		}
	}
}
