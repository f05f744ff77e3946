package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// inApp walks down from the section "app" by the names of properties. It returns the
// pair of the last one and the map that it is in; zero where the way ends.
func (p *pass) inApp(names ...string) (syntax.PairNode, manifest.Value) {
	s, ok := p.file.Section("app")
	if !ok {
		return syntax.PairNode{}, manifest.Value{}
	}
	return p.inMap(p.file.Value(s.Pair.Value()), names...)
}

// inMap walks down from a value by the names of properties, as [pass.inApp] does.
func (p *pass) inMap(in manifest.Value, names ...string) (syntax.PairNode, manifest.Value) {
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
		in = p.file.Value(pair.Value())
	}
	return syntax.PairNode{}, manifest.Value{}
}
