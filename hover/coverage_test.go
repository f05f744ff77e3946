package hover

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// coverage counts what is said of the words of manifests, by their kind: "property", "module
// type", "value", "scope", "event", "condition".
type coverage struct {
	written, unknown map[string]int
	// bare are words that the schema knows, and nothing is written about.
	bare map[string][]string
}

// TestCoverage hovers over every key, and every value from a list, of the manifests of the corpus
// and of the samples of Forge's documentation: what the schema or documentation knows has a text
// that people have written, and none that is made of names alone.
func TestCoverage(t *testing.T) {
	c := coverage{map[string]int{}, map[string]int{}, map[string][]string{}}
	for _, folder := range []string{"corpus/manifests", "corpus/doc-samples"} {
		for _, src := range oracle.Folder(t, folder) {
			f := manifest.New(text.New(src))
			c.visit(f, f.Tree().Root(), nil)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(c.written)) {
		t.Logf("%s: %d with a text, %d without, %d that nobody knows", kind, c.written[kind], len(c.bare[kind]), c.unknown[kind])
	}
	for kind, words := range c.bare {
		slices.Sort(words)
		for _, word := range slices.Compact(words) {
			t.Errorf("nothing is written about the %s %s", kind, word)
		}
	}
	if c.written["property"] < 5000 || c.written["module type"] < 500 || c.written["scope"] < 500 {
		t.Errorf("only %v", c.written)
	}
}

// visit looks at all keys and values below a node.
func (c *coverage) visit(f *manifest.File, n syntax.Node, names []string) {
	switch n.Kind() {
	case syntax.Mapping:
		for pair := range n.Pairs() {
			if pair.Key().Kind().IsScalar() {
				here := append(slices.Clip(names), pair.KeyText())
				c.key(f, pair, here)
				c.visit(f, pair.Value(), here)
			}
		}
	case syntax.Sequence:
		for item := range n.Items() {
			c.visit(f, item.Value(), names)
		}
	default:
		if n.Kind().IsScalar() && n.Kind() != syntax.Empty {
			c.value(f, n, names)
		}
	}
}

// key counts a key.
func (c *coverage) key(f *manifest.File, pair syntax.PairNode, names []string) {
	kind := "property"
	switch {
	case len(names) == 2 && names[0] == "modules":
		kind = "module type"
	case len(names) > 3 && slices.Contains(names[2:len(names)-1], "displayConditions"):
		kind = "condition"
	}
	h, ok := At(f, pair.Key().Span().Start, Options{})
	c.count(kind, strings.Join(names, "/"), h.Text, ok)
}

// count counts a hover.
func (c *coverage) count(kind, word, said string, ok bool) {
	switch {
	case !ok || strings.Contains(said, "does not know"):
		c.unknown[kind]++
	case isWritten(said):
		c.written[kind]++
	default:
		c.bare[kind] = append(c.bare[kind], word)
	}
}

// isWritten reports whether a hover has a paragraph that is not made of names.
func isWritten(said string) bool {
	for _, paragraph := range strings.Split(said, "\n\n")[1:] {
		isMade := strings.HasPrefix(paragraph, "- ") || strings.HasPrefix(paragraph, "[") || strings.HasPrefix(paragraph, "A property of `") ||
			strings.HasPrefix(paragraph, "**Deprecated**") || strings.HasPrefix(paragraph, "```")
		if !isMade {
			return true
		}
	}
	return false
}

// value counts a scope, an event, or a value of a list of allowed ones.
func (c *coverage) value(f *manifest.File, n syntax.Node, names []string) {
	word, place := n.Scalar().Text, strings.Join(names, "/")
	h, ok := At(f, n.Span().Start, Options{})
	switch {
	case place == "permissions/scopes":
		c.count("scope", word, h.Text, ok)
	case strings.HasSuffix(place, "trigger/events"):
		c.count("event", word, h.Text, ok)
	case ok && isAllowed(f, n, word):
		if schema.ValueDoc(names, word) == "" {
			c.bare["value"] = append(c.bare["value"], fmt.Sprintf("%s = %s", place, word))
			return
		}
		c.written["value"]++
	}
}

// isAllowed reports whether a text is one of several that the schema allows at its place.
func isAllowed(f *manifest.File, n syntax.Node, word string) bool {
	ctx := f.ContextAt(n.Span().Start)
	for _, s := range schema.PartsOf(f.DeclaredAt(&ctx, ctx.Path).Schemas, nil) {
		for _, allowed := range s.Enum {
			if len(s.Enum) > 1 && allowed.Type() == schema.String && allowed.Text() == word {
				return true
			}
		}
	}
	return false
}
