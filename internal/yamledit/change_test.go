package yamledit

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// changes are made at the pair "at" of a file. Those of a mapping or a list are made in the one
// that the pair holds.
var changes = map[string]func(*Writer, syntax.Node, syntax.PairNode) []text.Edit{
	"behind": func(w *Writer, root syntax.Node, at syntax.PairNode) []text.Edit {
		return w.FieldsBehind(root, at, Field{Key: "new", Value: "1"})
	},
	"in front": func(w *Writer, _ syntax.Node, at syntax.PairNode) []text.Edit {
		return w.FieldsInFront(at.Value(), Field{Key: "new", Value: "1"}, Field{Key: "other", Value: "2"})
	},
	"entry": func(w *Writer, _ syntax.Node, at syntax.PairNode) []text.Edit {
		return w.Entry(at, Field{Key: "new", Value: "1"}, Field{Key: "other", Value: "2"})
	},
	"append": func(w *Writer, _ syntax.Node, at syntax.PairNode) []text.Edit {
		return w.Append(at, Scalar("new"), Scalar("a: b"))
	},
	"value": func(w *Writer, _ syntax.Node, at syntax.PairNode) []text.Edit { return w.SetValue(at, "new") },
	"map": func(w *Writer, root syntax.Node, at syntax.PairNode) []text.Edit {
		return w.SetFields(root, at, Field{Key: "a", Value: "1"}, Field{Key: "b", Items: [][]Field{{{Key: "c", Value: "2"}}}})
	},
	"replace": func(w *Writer, root syntax.Node, at syntax.PairNode) []text.Edit {
		return w.ReplacePair(root, at, Field{Key: "new", Fields: []Field{{Key: "a", Value: "1"}}})
	},
	"remove": func(w *Writer, root syntax.Node, at syntax.PairNode) []text.Edit { return w.RemovePair(root, at) },
	"remove item": func(w *Writer, _ syntax.Node, at syntax.PairNode) []text.Edit {
		for item := range at.Value().Items() {
			return w.RemoveItem(at.Value(), item)
		}
		return nil
	},
}

func TestChangesAtPair(t *testing.T) {
	tests := []struct{ change, src, want string }{
		{"behind", "at: x # why\nz: 2\n", "at: x # why\nnew: 1\nz: 2\n"},
		{"behind", "{at: x, z: 2}", "{at: x, new: 1, z: 2}"},
		{"in front", "at:\n  z: 2\n", "at:\n  new: 1\n  other: 2\n  z: 2\n"},
		{"in front", "at: {z: 2}\n", "at: {new: 1, other: 2, z: 2}\n"},
		{"in front", "at: {}\n", "at: {new: 1, other: 2}\n"},
		{"entry", "at:\nz: 2\n", "at:\n  - new: 1\n    other: 2\nz: 2\n"},
		{"entry", "at:\r\n- a: 1\r\n", "at:\r\n- a: 1\r\n- new: 1\r\n  other: 2\r\n"},
		{"entry", "at: [{a: 1}]\n", "at: [{a: 1}, {new: 1, other: 2}]\n"},
		{"entry", "at: []\n", "at: [{new: 1, other: 2}]\n"},
		{"entry", "at: x\n", "at: x\n"},
		{"append", "at:\n  - a # why\nz: 2\n", "at:\n  - a # why\n  - new\n  - 'a: b'\nz: 2\n"},
		{"append", "at: [a]\n", "at: [a, new, 'a: b']\n"},
		{"append", "at:\n", "at:\n"},
		{"value", "at:\nz: 2\n", "at: new\nz: 2\n"},
		{"value", "at:  old # why\n", "at: new # why\n"},
		{"map", "at: # why\nz: 2\n", "at: # why\n  a: 1\n  b:\n    - c: 2\nz: 2\n"},
		{"map", "at: old\n", "at:\n  a: 1\n  b:\n    - c: 2\n"},
		{"map", "{at: old, z: 2}", "{at: {a: 1, b: [{c: 2}]}, z: 2}"},
		{"replace", "at: old # why\nz: 2\n", "new:\n  a: 1 # why\nz: 2\n"},
		{"replace", "{at: old, z: 2}", "{new: {a: 1}, z: 2}"},
		{"remove", "a: 1\nat:\n  x: 1\nz: 2\n", "a: 1\nz: 2\n"},
		{"remove", "a: 1\nat: 2", "a: 1"},
		{"remove", "at: 1\n", "{}\n"},
		{"remove", "{at: 1}", "{}"},
		{"remove", "{at: 1, z: 2}", "{z: 2}"},
		{"remove", "{a: 1, at: 2}", "{a: 1}"},
		{"remove item", "at:\n  - a\n  - b\n", "at:\n  - b\n"},
		{"remove item", "at:\n  - a\n", "at:\n  []\n"},
		{"remove item", "at: [a, b]\n", "at: [b]\n"},
		{"remove item", "at: [a]\n", "at: []\n"},
	}
	for _, tt := range tests {
		f := manifest.New(text.New(tt.src))
		root := f.Tree().Root()
		g, err := f.Edit(changes[tt.change](NewWriter(f), root, root.Pair("at"))...)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Buffer().String(); got != tt.want {
			t.Errorf("%s in %q: got %q, want %q", tt.change, tt.src, got, tt.want)
		}
	}
}

// TestRemoveFirstPair: what stands behind a dash goes, and the dash stays.
func TestRemoveFirstPair(t *testing.T) {
	f := manifest.New(text.New("- a: 1\n  b: 2\n"))
	for item := range f.Tree().Root().Items() {
		m := item.Value()
		g, err := f.Edit(NewWriter(f).RemovePair(m, m.Pair("a"))...)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := g.Buffer().String(), "- b: 2\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		return
	}
	t.Error("there is no item")
}

func TestQuotedLike(t *testing.T) {
	root := syntax.Parse(text.New("a: x\nb: 'x'\nc: \"x\"\n")).Root()
	for key, want := range map[string]string{"a": "new", "b": "'new'", "c": `"new"`} {
		if got := QuotedLike("new", root.Get(key)); got != want {
			t.Errorf("in the place of %s: %s, want %s", key, got, want)
		}
	}
	for s, want := range map[string]string{"a: b": `"a: b"`, `a\b`: `'a\b'`, `it's "x"`: `'it''s "x"'`} {
		if got := InQuotes(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
