package syntax

import (
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"

	"gopkg.in/yaml.v3"
)

// TestEqualsYAML3: on real manifests the structure and the scalars are those that
// yaml.v3 finds.
func TestEqualsYAML3(t *testing.T) {
	files := oracle.Folder(t, "corpus/manifests")
	if len(files) < 200 {
		t.Fatalf("%d manifests", len(files))
	}
	for file, src := range files {
		var doc yaml.Node
		tree := Parse(text.New(src))
		if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
			if len(tree.Errors()) == 0 {
				t.Errorf("%s: yaml.v3 says %v", file, err)
			}
			continue
		}
		if errs := tree.Errors(); len(errs) > 0 {
			t.Errorf("%s: %v", file, errs)
		}
		sameAsYAML3(t, file, tree.Root(), doc.Content[0])
	}
}

func sameAsYAML3(t *testing.T, file string, n Node, want *yaml.Node) {
	t.Helper()
	switch want.Kind {
	case yaml.ScalarNode:
		if got := n.Scalar().Text; !n.Kind().IsScalar() || got != want.Value {
			t.Errorf("%s:%d: %s %q, want %q", file, want.Line, n.Kind(), got, want.Value)
		}
	case yaml.SequenceNode:
		i := 0
		for item := range n.Items() {
			sameAsYAML3(t, file, item.Value(), want.Content[i])
			i++
		}
		if i != len(want.Content) {
			t.Errorf("%s:%d: %d items, want %d", file, want.Line, i, len(want.Content))
		}
	case yaml.MappingNode:
		i := 0
		for pair := range n.Pairs() {
			sameAsYAML3(t, file, pair.Key(), want.Content[i])
			sameAsYAML3(t, file, pair.Value(), want.Content[i+1])
			i += 2
		}
		if i != len(want.Content) {
			t.Errorf("%s:%d: %d pairs, want %d", file, want.Line, i/2, len(want.Content)/2)
		}
	}
}

// TestBytesOfUTF16: bytes that begin as a text in UTF-16 does are no text in UTF-8, and nothing else either.
func TestBytesOfUTF16(t *testing.T) {
	const src = "\xff\xfea\x00:\x00\n\x00"
	if s := Parse(text.New(src)).Root().Scalar(); s.Type != String || s.Text != src {
		t.Errorf("%+v", s)
	}
}
