package manifest

import (
	"slices"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// SchemasAt returns what the catalogue says of the value at a path, whether it is there
// or not: all schemas that apply together, alternatives that the author cannot have
// meant left out. Of the map "modules" itself it says nothing; see
// [schema.Catalogue.ModuleNames]. It is empty where nothing is known.
func (f *File) SchemasAt(p Path) []*schema.Schema {
	at := f.tree.Root()
	current, rest := f.start(p)
	for _, step := range p[:len(p)-len(rest)] {
		at = f.into(at, step)
	}
	current = f.parts(current, at)
	for _, step := range rest {
		current = below(current, step)
		at = f.into(at, step)
		current = f.parts(current, at)
	}
	return current
}

// start returns the schema of the first steps of a path, and the steps behind them.
func (f *File) start(p Path) ([]*schema.Schema, Path) {
	switch {
	case len(p) == 0:
		return []*schema.Schema{f.Catalogue().Skeleton()}, nil
	case p[0].Key == "modules" && len(p) == 1:
		return nil, nil
	case p[0].Key == "modules":
		if m, ok := f.Catalogue().Module(p[1].Key); ok {
			return []*schema.Schema{m.List}, p[2:]
		}
	default:
		if s, ok := f.Catalogue().Section(p[0].Key); ok {
			return []*schema.Schema{s.Schema}, p[1:]
		}
	}
	return nil, nil
}

// into returns the value one step below a node; zero where there is none.
func (f *File) into(n syntax.Node, s Step) syntax.Node {
	if n.IsZero() {
		return n
	}
	content := f.Value(n).Content()
	if s.Index < 0 {
		if content.Kind() != syntax.Mapping {
			return syntax.Node{}
		}
		return content.Get(s.Key)
	}
	i := 0
	for item := range content.Items() {
		if i == s.Index {
			return item.Value()
		}
		i++
	}
	return syntax.Node{}
}

// parts returns the schemas that apply to a node, each once.
func (f *File) parts(of []*schema.Schema, n syntax.Node) []*schema.Schema {
	var v schema.Value
	if !n.IsZero() {
		v = f.Value(n)
	}
	return schema.PartsOf(of, v)
}

// below returns what schemas say of a property or an item.
func below(of []*schema.Schema, step Step) []*schema.Schema {
	var all []*schema.Schema
	add := func(s *schema.Schema) {
		if s != nil && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	for _, s := range of {
		if step.Index >= 0 {
			add(s.Items)
			continue
		}
		known := false
		if p := s.Property(step.Key); p != nil {
			add(p.Schema)
			known = true
		}
		for _, p := range s.Patterns {
			if p.Name.Match(step.Key) {
				add(p.Schema)
				known = true
			}
		}
		if !known {
			add(s.Additional)
		}
	}
	return all
}
