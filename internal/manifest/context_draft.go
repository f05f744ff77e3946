package manifest

import (
	"iter"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// Draft is a value of a file while someone writes at a cursor: a value that the cursor is
// on is not known yet, and a property whose name it is on is not there. Mistakes in the text
// do not make a map or a list unknown.
type Draft struct {
	value Value
	at    *Context
}

var _ schema.Value = Draft{}

// Draft returns a node of the file's tree as a draft. Drafts of the same node and
// context are equal.
func (f *File) Draft(n syntax.Node, c *Context) Draft { return Draft{f.Value(n), c} }

// Type is [Value.Type], but Unknown for what the cursor is on.
func (d Draft) Type() schema.Type {
	switch n := d.value.node; {
	case n.Kind() == syntax.Mapping:
		return schema.Map
	case n.Kind() == syntax.Sequence:
		return schema.List
	case d.at.Role != RoleKey && d.value.at == d.at.Node:
		return schema.Unknown
	}
	return d.value.Type()
}

// Text is [Value.Text].
func (d Draft) Text() string { return d.value.Text() }

// Number is [Value.Number].
func (d Draft) Number() float64 { return d.value.Number() }

// Items yields the members of a list. Where its bracket is not closed, what looks like a
// property away from the cursor may be one of the map around the list.
func (d Draft) Items() iter.Seq[schema.Value] {
	isOpen := d.value.node.IsFlow() && isUnclosed(d.value.node)
	return func(yield func(schema.Value) bool) {
		for i := range d.value.node.Items() {
			isProperty := i.Value().Kind() == syntax.Mapping && i.Value().Text()[0] != '{'
			if isOpen && isProperty && !i.Span().Contains(d.at.Offset) {
				continue
			}
			if !yield(d.value.file.Draft(i.Value(), d.at)) {
				return
			}
		}
	}
}

// Fields yields the properties of a map, but the one whose name the cursor is on.
func (d Draft) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for _, p := range d.value.pairs() {
			if d.at.Role == RoleKey && p == d.at.Pair {
				continue
			}
			if !yield(p.KeyText(), d.value.file.Draft(p.Value(), d.at)) {
				return
			}
		}
	}
}

// Declared is what is known of a place.
type Declared struct {
	// Schemas say what may stand there. Each is an alternative of its own, but those that
	// the rest of the entry excludes are left out; their own alternatives are not
	// chosen from. Empty where nothing is known.
	Schemas []*schema.Schema
	// Node is what stands there; zero where nothing does.
	Node syntax.Node
	// Conditions says that it is a map of display conditions, or of those below one of
	// the operators "and", "or" and "not"; Schemas then judge it without operators in it.
	Conditions bool
}

// DeclaredAt returns what is known of the place that a path leads to, for someone who
// writes at a cursor. It looks at the entry that the path leads into, and at no other.
func (f *File) DeclaredAt(c *Context, p Path) Declared {
	current, at, rest := f.outset(c, p)
	n := len(p) - len(rest)
	for n < len(p) {
		if s, end := f.conditionsAt(p, n); s != nil {
			for ; n < end; n++ {
				at = f.into(at, p[n])
			}
			current = []*schema.Schema{s}
			if n == len(p) {
				return Declared{Schemas: current, Node: at, Conditions: true}
			}
		}
		inner := below(f.draftParts(current, at, c), p[n])
		if len(inner) == 0 { // the alternative that knows the step may be the one that is not finished
			inner = below(schema.PartsOf(current, nil), p[n])
		}
		current = inner
		at = f.into(at, p[n])
		n++
	}
	return Declared{Schemas: current, Node: at}
}

// moduleName is the name under which the catalogue describes the module that a path leads into.
// Connect's have a prefix there.
func moduleName(p Path) (string, bool) {
	switch {
	case len(p) < 2:
	case p[0].Key == "modules":
		return p[1].Key, true
	case p[0].Key == "connectModules":
		return "connect-" + p[1].Key, true
	}
	return "", false
}

// entryLists are the sections whose lists hold entries, with how many steps lead to such a list.
var entryLists = map[string]int{"modules": 2, "connectModules": 2, "resources": 1, "remotes": 1, "services": 1}

// stepsToEntry is how many steps of a path lead to the entry of a context; 0 where the path leads
// into no entry.
func stepsToEntry(c *Context, p Path) int {
	if len(p) == 0 {
		return 0
	}
	depth, isList := entryLists[p[0].Key]
	isBare := c.Entry != nil && c.Entry.Bare
	switch {
	case isList && isBare && len(p) >= depth:
		return depth
	case isList && !isBare && len(p) > depth && p[depth].Index >= 0:
		return depth + 1
	}
	return 0
}

// NodeAt returns what stands at the place that a path leads to, which is the node of
// [File.DeclaredAt]; zero where nothing does. It asks no schema, which may have to look at all that
// is on the way.
func (f *File) NodeAt(c *Context, p Path) syntax.Node {
	at, steps := f.tree.Root(), stepsToEntry(c, p)
	if steps > 0 {
		at = entryNode(c)
	}
	for _, step := range p[steps:] {
		at = f.into(at, step)
	}
	return at
}

// entryNode is the node of the entry of a context; zero where there is none.
func entryNode(c *Context) syntax.Node {
	if c.Entry == nil {
		return syntax.Node{}
	}
	return c.Entry.Node()
}

// outset is where the way along a path starts: at the entry, where there is one.
func (f *File) outset(c *Context, p Path) (current []*schema.Schema, at syntax.Node, rest Path) {
	if steps := stepsToEntry(c, p); steps > 0 {
		if s := f.entrySchema(p); s != nil {
			current = []*schema.Schema{s}
		}
		return current, entryNode(c), p[steps:]
	}
	current, rest = f.start(p)
	return current, f.NodeAt(c, p[:len(p)-len(rest)]), rest
}

// entrySchema is what the catalogue says of the entry that a path leads into; nil where it says
// nothing.
func (f *File) entrySchema(p Path) *schema.Schema {
	if name, ok := moduleName(p); ok {
		if m, ok := f.catalogue.Module(name); ok {
			return m.Item
		}
	} else if s, ok := f.catalogue.Section(p[0].Key); ok {
		return s.Item
	}
	return nil
}

// draftParts returns the schemas that apply to a node as a draft, each once.
func (f *File) draftParts(of []*schema.Schema, n syntax.Node, c *Context) []*schema.Schema {
	var v schema.Value
	if !n.IsZero() {
		v = f.Draft(n, c)
	}
	return schema.PartsOf(of, v)
}
