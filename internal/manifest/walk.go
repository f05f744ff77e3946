package manifest

import (
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// InApp walks down from the section "app" by the names of properties. It returns the
// pair of the last one and the map that it is in; zero where the way ends.
func (f *File) InApp(names ...string) (syntax.PairNode, Value) {
	s, ok := f.Section("app")
	if !ok {
		return syntax.PairNode{}, Value{}
	}
	return f.InMap(f.Value(s.Pair.Value()), names...)
}

// InMap walks down from a value by the names of properties, as [File.InApp] does.
func (f *File) InMap(in Value, names ...string) (syntax.PairNode, Value) {
	for i, name := range names {
		if in.Type() != schema.Map {
			break
		}
		pair, ok := in.Pair(name)
		if !ok {
			break
		}
		if i == len(names)-1 {
			return pair, in
		}
		in = f.Value(pair.Value())
	}
	return syntax.PairNode{}, Value{}
}

// Permission returns a property of the section "permissions", found by its path. It is
// false where the way there ends.
func (f *File) Permission(path ...string) (syntax.PairNode, bool) {
	s, ok := f.Section("permissions")
	if !ok {
		return syntax.PairNode{}, false
	}
	pair := s.Pair
	for _, name := range path {
		in := f.Value(pair.Value())
		if in.Type() != schema.Map {
			return pair, false
		}
		if pair, ok = in.Pair(name); !ok {
			return pair, false
		}
	}
	return pair, true
}

// Property returns the value of a property of a map. It is Unknown when there is none.
func (f *File) Property(in Value, name string) (Value, bool) {
	if in.Type() != schema.Map {
		return f.Value(syntax.Node{}), false
	}
	pair, ok := in.Pair(name)
	if !ok {
		return f.Value(syntax.Node{}), false
	}
	return f.Value(pair.Value()), true
}
