package lsp

import (
	"slices"
	"testing"
)

// TestSettingsFileIsChecked: a file of settings that is open gets diagnostics where it is wrong.
func TestSettingsFileIsChecked(t *testing.T) {
	c := connect(t, Options{})
	c.initialize(plainClient)
	c.didOpen(settingsURI, "rules:\n  schema-enumm: off\n")
	found := c.published(settingsURI, 1).Diagnostics
	if len(found) != 1 || found[0]["message"] != `there is no rule "schema-enumm": did you mean "schema-enum"?` {
		t.Fatalf("found %v", found)
	}
	start := found[0]["range"].(map[string]any)["start"].(map[string]any)
	if start["line"] != 1.0 || start["character"] != 2.0 {
		t.Errorf("at %v", start)
	}
	c.didOpen("file:///app/.forge-manifest-ls.yaml", "rules:\n  schema-enum: off\n")
	if found := c.published("file:///app/.forge-manifest-ls.yaml", 1).Diagnostics; len(found) != 0 {
		t.Errorf("found %v", found)
	}
}

// TestSettingsAbove: a file of settings above the manifest counts, the one beside it more.
func TestSettingsAbove(t *testing.T) {
	var a around
	a.put("/w/.forge-manifest-ls.yml", "rules:\n  function-handler-file: hint\n  app-name-deprecated: off\n")
	a.put("/w/app/.forge-manifest-ls.yaml", "rules:\n  function-handler-file: information\n")
	c := connect(t, a.options())
	c.must("initialize", `{"processId":null,"rootUri":"file:///w","capabilities":`+plainClient+`}`)
	c.notify("initialized", `{}`)
	c.didOpen("file:///w/app/manifest.yml", oneFunction)
	for {
		found := c.published("file:///w/app/manifest.yml", 1).Diagnostics
		if len(found) == 1 && found[0]["severity"] == 3.0 && found[0]["code"] == "function-handler-file" {
			return
		}
	}
}

// TestSettingsAreCompleted offers the keys of a file of settings, and what they take.
func TestSettingsAreCompleted(t *testing.T) {
	for name, test := range map[string]struct {
		text, has, hasNot string
	}{
		"keys":                {"rules: {}\n|", "per-file", "rules"},
		"values":              {"format: |\n", "sarif", "off"},
		"groups":              {"rules:\n  |\n", "scopes", "format"},
		"rules of some files": {"per-file:\n  legacy/:\n    |\n", "schema-enum", "exclude"},
		"severities":          {"per-file:\n  legacy/:\n    schema-enum: |\n", "off", "schema-enum"},
		"the schema":          {"schema:\n  |\n", "path", "rules"},
	} {
		got := labelsAt(t, settingsURI, test.text)
		if !slices.Contains(got, test.has) || slices.Contains(got, test.hasNot) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
