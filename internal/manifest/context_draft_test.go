package manifest

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// TestDeclaredAt: what may be written at a cursor, though what stands there is wrong.
func TestDeclaredAt(t *testing.T) {
	tests := []struct {
		name, src  string
		want       []string // names of properties, "!" in front of those that are not known
		conditions bool
	}{
		{"entry", script + "    - key: a\n      ‸\n", []string{"resource", "resolver"}, false},
		{"entry without its dash", script + "    key: a\n    ‸\n", []string{"resource"}, false},
		{"item that is empty", script + "    - ‸\n", []string{"resource"}, false},
		{"item that is a word", script + "    - reso‸\n", []string{"resource"}, false},
		{"alternatives of an empty map", script + "    - key: a\n      resolver:\n        ‸\n", []string{"function", "endpoint"}, false},
		{"resource", "resources:\n  - ‸\n", []string{"path"}, false},
		{"section", "permissions:\n  ‸\n", []string{"scopes"}, false},
		{"item beside others", "modules:\n  trigger:\n    - key: a\n      function: f\n      events:\n        - avi:jira:created:issue\n        - ‸\n", []string{"!eventType"}, false},
		{"item alone", "modules:\n  trigger:\n    - key: a\n      function: f\n      events:\n        - ‸\n", []string{"eventType"}, false},
		{"conditions", "modules:\n  jira:issuePanel:\n    - displayConditions:\n        ‸\n", []string{"isAdmin"}, true},
		{"conditions below operators", "modules:\n  jira:issuePanel:\n    - displayConditions:\n        and:\n          - or:\n              ‸\n", []string{"isAdmin"}, true},
		{"conditions of a page", "modules:\n  jira:adminPage:\n    - sections:\n        - pages:\n            - displayConditions:\n                ‸\n", []string{"isAdmin"}, true},
		{"conditions that nobody looks at", script + "    - displayConditions:\n        ‸\n", []string{"!isAdmin"}, false},
		{"nothing is known", "modules:\n  nonsense:\n    - a:\n        ‸\n", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, offset := cursor(t, tt.src)
			f := New(text.New(src))
			c := f.ContextAt(offset)
			found := f.DeclaredAt(&c, c.Path)
			for n := range len(c.Path) + 1 {
				if at, want := f.NodeAt(&c, c.Path[:n]), f.DeclaredAt(&c, c.Path[:n]).Node; at != want {
					t.Errorf("at %v stands %v, and not %v", c.Path[:n], at, want)
				}
			}
			if found.Conditions != tt.conditions {
				t.Errorf("conditions: %v", found.Conditions)
			}
			var names []string
			for _, s := range found.Schemas {
				for _, part := range s.Parts(nil) {
					for _, p := range part.Properties {
						names = append(names, p.Name)
					}
				}
			}
			for _, name := range tt.want {
				if has := slices.Contains(names, name); has == (name[0] == '!') || name[0] == '!' && slices.Contains(names, name[1:]) {
					t.Errorf("%s: among %q", name, names)
				}
			}
			if tt.want == nil && len(names) > 0 {
				t.Errorf("got %q", names)
			}
		})
	}
}

// TestNodeAt: what stands at a place, in an entry with its dash or without, through an alias, and
// where nothing does.
func TestNodeAt(t *testing.T) {
	const fetch = "permissions:\n  external:\n    fetch:\n      backend:\n"
	tests := []struct {
		name, src string
		end       int // how many steps of the path at the cursor lead to the node
		want      string
	}{
		{"the list around a member", fetch + "        - a\n        - ‸\n", 4, "- a\n        -"},
		{"a member", fetch + "        - a\n        - b‸\n", 5, "b"},
		{"the file", fetch + "        - ‸\n", 0, fetch + "        -"},
		{"a property of an entry", script + "    - key: a\n    - key: b‸\n", 4, "b"},
		{"an entry without its dash", script + "    key: a‸\n", 3, "a"},
		{"behind an alias", "permissions:\n  content: &a\n    styles: [x]\n  external: *a\n  scopes: ‸\n", 1, "content: &a\n    styles: [x]\n  external: *a\n  scopes:"},
		{"nothing", "permissions:\n  scopes:\n    - a\n    ‸\n", 3, ""},
	}
	for _, tt := range tests {
		src, offset := cursor(t, tt.src)
		f := New(text.New(src))
		c := f.ContextAt(offset)
		got := ""
		if n := f.NodeAt(&c, c.Path[:tt.end]); !n.IsZero() {
			got = f.Buffer().Slice(n.Span())
		}
		if got != tt.want {
			t.Errorf("%s, %v: %q, and not %q", tt.name, c.Path, got, tt.want)
		}
	}
}

func TestDraft(t *testing.T) {
	src, offset := cursor(t, "a: x\nb: [1, ‸2]\nc: {d: e}\n")
	f := New(text.New(src))
	c := f.ContextAt(offset)
	for name, v := range f.Draft(f.Tree().Root(), &c).Fields() {
		switch name {
		case "a":
			if v.Type() != schema.String || v.Text() != "x" {
				t.Errorf("a is %v %q", v.Type(), v.Text())
			}
		case "b":
			var types []schema.Type
			for item := range v.Items() {
				types = append(types, item.Type())
			}
			if !slices.Equal(types, []schema.Type{schema.Number, schema.Unknown}) {
				t.Errorf("b holds %v", types)
			}
		case "c":
			if v.Type() != schema.Map {
				t.Errorf("c is %v", v.Type())
			}
		}
	}
	src, offset = cursor(t, "a: 1\nb‸: 2\n")
	f = New(text.New(src))
	c = f.ContextAt(offset)
	for name := range f.Draft(f.Tree().Root(), &c).Fields() {
		if name != "a" {
			t.Errorf("%s is there", name)
		}
	}
}

func TestVariableAt(t *testing.T) {
	tests := []struct{ src, want string }{
		{"a: ${‸", ""},
		{"a: x${NA‸ME}/y", "NAME}"},
		{"a: \"${NA‸ME\"", "NAME"},
		{"a: |\n  text ${X‸ y", "X"},
		{"a: ${X}‸", "none"},
		{"a: $X‸", "none"},
		{"${‸: 1", "none"},
		{"- ${A‸}", "A}"},
	}
	for _, tt := range tests {
		src, offset := cursor(t, tt.src)
		f := New(text.New(src))
		c := f.ContextAt(offset)
		got := "none"
		if c.Variable.Start > 0 {
			got = f.Buffer().Slice(c.Variable)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestSubstitutionAt: the dollar and the braces belong to the variable.
func TestSubstitutionAt(t *testing.T) {
	tests := []struct{ src, want string }{
		{"a: x‸${NAME}/y", "${NAME}"},
		{"a: x$‸{NAME}/y", "${NAME}"},
		{"a: x${‸NAME}/y", "${NAME}"},
		{"a: x${NAME‸}/y", "${NAME}"},
		{"a: x${NAME}‸/y", ""},
		{"a: ${A}‸${B}", "${B}"},
		{"a: \"‸${NA\"", "${NA"},
		{"a: ‸$NAME", ""},
		{"a: ‸$", ""},
		{"$‸{A}: 1", ""},
	}
	for _, tt := range tests {
		src, offset := cursor(t, tt.src)
		f := New(text.New(src))
		c := f.ContextAt(offset)
		if got := f.Buffer().Slice(c.Substitution); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestDraftOfOpenList: in a list without its bracket, properties are those of the map around it,
// but for the one at the cursor.
func TestDraftOfOpenList(t *testing.T) {
	for src, want := range map[string]int{
		"a: [x‸, b: c, {d: e}": 2, "a: [x, b‸: c, {d: e}": 3, "a: [x‸, b: c, {d: e}]": 3,
	} {
		typed, offset := cursor(t, src)
		f := New(text.New(typed))
		c, n := f.ContextAt(offset), 0
		for range f.Draft(f.Tree().Root().Get("a"), &c).Items() {
			n++
		}
		if n != want {
			t.Errorf("%s: %d items, want %d", src, n, want)
		}
	}
}

func TestVariables(t *testing.T) {
	f := New(text.New("environment:\n  variables:\n    - B\n    - key: A\n      default: x\n    - no name\n"))
	if got, want := f.Variables(), []Variable{{"A", "x", true}, {"B", "", false}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestContextBesides: what a completion must write besides the word itself, and where a blank
// line belongs that has lost its indentation.
func TestContextBesides(t *testing.T) {
	tests := []struct {
		src, path, unclosed string
		comma               bool
	}{
		{"a: {b: [{‸\nc: 1\n", "a.b[0]", "}]}", false},
		{"a: {‸}\n", "a", "", false},
		{"a: {‸ b: 1}\n", "a", "", true},
		{"a: [‸ b]\n", "a[0]", "", true},
		{"a: [‸, b]\n", "a[0]", "", false},
		{"a:\n  b: 1\n‸\n  c: 2\n", "a", "", false},
		{"a:\n- b\n‸\n- c\n", "a[1]", "", false},
		{"a:\n  - b: 1\n‸\n    c: 2\n", "a[0]", "", false},
		{"modules:\n  jira:‸\n", "modules", "", false},
		{"modules:\n  nonsense:‸\n", "modules.nonsense", "", false},
	}
	for _, tt := range tests {
		src, offset := cursor(t, tt.src)
		c := New(text.New(src)).ContextAt(offset)
		if c.Path.String() != tt.path || c.Unclosed != tt.unclosed || c.Comma != tt.comma {
			t.Errorf("%q: %s %q %v", tt.src, c.Path, c.Unclosed, c.Comma)
		}
	}
}
