package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

const unknownFunction = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  webtrigger:
    - key: hook
      function: man
  function:
    - key: main
      handler: index.run
`

type answeredHover struct {
	Contents struct{ Kind, Value string }
	Range    struct{ Start, End struct{ Line, Character int } }
}

// hover asks what is behind the first place with a text; nil for nothing.
func (c *client) hover(source, at string) *answeredHover {
	c.t.Helper()
	p := text.New(source).PositionAt(strings.Index(source, at), text.UTF16)
	raw := c.must("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, manifestURI, p.Line, p.Character))
	var h *answeredHover
	if err := json.Unmarshal(raw, &h); err != nil {
		c.t.Fatalf("%v: %s", err, raw)
	}
	return h
}

func TestHover(t *testing.T) {
	for capabilities, kind := range map[string]string{newestClient: "markdown", `{}`: "plaintext", `{"textDocument":{"hover":{"contentFormat":["plaintext","markdown"]}}}`: "plaintext"} {
		c := open(t, Options{}, capabilities, unknownFunction)
		h := c.hover(unknownFunction, "webtrigger")
		switch {
		case h == nil:
			t.Errorf("%s: there is no hover", kind)
		case h.Contents.Kind != kind || strings.Contains(h.Contents.Value, "**") != (kind == "markdown") || !strings.Contains(h.Contents.Value, "webtrigger"):
			t.Errorf("%s: got %+v", kind, h)
		case h.Range.Start.Line != 5 || h.Range.Start.Character != 2 || h.Range.End.Line != 5 || h.Range.End.Character != 12:
			t.Errorf("%s: about %+v", kind, h.Range)
		}
	}
}

// TestHoverRule: what is wrong is explained by its rule, with a link where the build knows the pages.
func TestHoverRule(t *testing.T) {
	analysis.RulePages = "https://example.com/rules"
	t.Cleanup(func() { analysis.RulePages = "" })
	c := open(t, Options{}, newestClient, unknownFunction)
	c.published(manifestURI, 1)
	h := c.hover(unknownFunction, "man\n")
	if h == nil || !strings.Contains(h.Contents.Value, "**`reference-function`** · rule") || !strings.Contains(h.Contents.Value, "](https://example.com/rules#reference-function)") {
		t.Errorf("got %+v", h)
	}
	if h := c.hover(unknownFunction, "main"); h != nil && strings.Contains(h.Contents.Value, "· rule") {
		t.Errorf("a rule where nothing is wrong: %+v", h)
	}
	// A mistake of the YAML, where there is nothing else to say.
	const torn = "modules:\n  macro:\n    - key: a\n  }\n"
	c = open(t, Options{}, newestClient, torn)
	c.published(manifestURI, 1)
	if h := c.hover(torn, "}"); h == nil || !strings.Contains(h.Contents.Value, "· rule") {
		t.Errorf("got %+v", h)
	}
}

func TestHoverNothing(t *testing.T) {
	const source = "# comment\nmodules:\n  macro: []\n"
	c := open(t, Options{}, newestClient, source)
	if h := c.hover(source, "comment"); h != nil {
		t.Errorf("in a comment: %+v", h)
	}
	const other = "applications:\n  - name: modules\n"
	c = open(t, Options{}, newestClient, other)
	if h := c.hover(other, "name"); h != nil {
		t.Errorf("in another tool's file: %+v", h)
	}
}

// TestHoverUnchecked: a hover does not wait for a check.
func TestHoverUnchecked(t *testing.T) {
	s := newStubborn()
	c := open(t, Options{Check: s.check}, newestClient, unknownFunction)
	<-s.started
	if h := c.hover(unknownFunction, "man\n"); h != nil && strings.Contains(h.Contents.Value, "· rule") {
		t.Errorf("got %+v", h)
	}
	if h := c.hover(unknownFunction, "webtrigger"); h == nil {
		t.Error("there is no hover")
	}
	close(s.release)
}

// TestHoverDeprecated: what is deprecated is said once, and a module type shows an example.
func TestHoverDeprecated(t *testing.T) {
	const script = "app:\n  id: ari:cloud:ecosystem::app/1\nmodules:\n  jira:dashboardBackgroundScript:\n    - key: a\n      resource: main\n"
	c := open(t, Options{}, newestClient, script)
	c.published(manifestURI, 1)
	h := c.hover(script, "jira:dash")
	if h == nil || strings.Count(strings.ToLower(h.Contents.Value), "deprecated") != 1 || strings.Count(h.Contents.Value, "2027-05-17") != 1 {
		t.Errorf("not said once: %+v", h)
	}
	if h != nil && !strings.Contains(h.Contents.Value, "```yaml\njira:dashboardBackgroundScript:\n  - key: ") {
		t.Errorf("no example: %+v", h)
	}
}

// TestHoverSaysOnce: where the diagnostic links to the page of its rule, hover does not say it again.
func TestHoverSaysOnce(t *testing.T) {
	analysis.RulePages = "https://example.com/rules"
	t.Cleanup(func() { analysis.RulePages = "" })
	source := strings.Replace(unknownFunction, "function: man", "function: main", 1) + "      timeoutSeconds: 600\n"
	for capabilities, want := range map[string]bool{`{"textDocument":{"publishDiagnostics":{"codeDescriptionSupport":true}}}`: false, `{}`: true} {
		c := open(t, Options{}, capabilities, source)
		c.published(manifestURI, 1)
		h := c.hover(source, "timeoutSeconds")
		if h == nil || strings.Contains(h.Contents.Value, "function-timeout") != want || !strings.Contains(h.Contents.Value, "timeoutSeconds") {
			t.Errorf("%s: %+v", capabilities, h)
		}
	}
}
