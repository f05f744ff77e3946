package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// events completes a product event: first those of the products that the app has to do with.
// Accepting one asks for the scopes that it needs. Every event of the catalogue is accepted
// where events are: that needs no trial.
func (p *place) events() {
	scopes := p.file.Scopes()
	present := make(map[string]bool, len(scopes.All))
	for _, s := range scopes.All {
		present[s.Name] = true
	}
	isKnown := !scopes.Open || p.asksForNothing()
	all := eventsOf(p.file.Catalogue())
	edits := make([][]text.Edit, all.needs)
	known := make([]bool, all.needs)
	p.items = slices.Grow(p.items, len(all.list)+maxAlternatives+len(patterns))
	offer := func(e *event) {
		if p.isTaken(e.name) {
			return
		}
		if !known[e.need] && isKnown {
			edits[e.need], known[e.need] = p.scopesFor(e, scopes.Node, present), true
		}
		item := Item{Label: e.name, Kind: Event, Detail: e.detail, Also: edits[e.need]}
		item.document = func() string { return description.Event(p.file, e.name) }
		p.add(item, p.scalar(e.name))
	}
	used := p.used()
	for _, isUsed := range []bool{true, false} {
		for i := range all.list {
			if e := &all.list[i]; e.of&used != 0 == isUsed {
				offer(e)
			}
		}
	}
}

// asksForNothing reports whether the list of scopes is there but empty, or what should hold it.
func (p *place) asksForNothing() bool {
	s, ok := p.file.Section("permissions")
	if !ok {
		return false
	}
	v := p.file.Value(s.Pair.Value())
	if v.Type() != schema.Map {
		return v.Type() == schema.Null
	}
	pair, ok := v.Pair("scopes")
	return ok && p.file.Value(pair.Value()).Type() == schema.Null
}

// scopesFor makes the changes that ask for the scopes that an event needs and the app does not
// ask for.
func (p *place) scopesFor(e *event, in syntax.Node, present map[string]bool) []text.Edit {
	if missing := lacking(e.sets, present); len(missing) > 0 {
		return p.askForScopes(in, missing)
	}
	return nil
}

// askForScopes makes the changes that ask for scopes, away from the cursor.
func (p *place) askForScopes(in syntax.Node, names []string) []text.Edit {
	edits := p.writer.ScopesIn(in, names)
	if len(edits) > 0 && !p.touches(edits) {
		return edits
	}
	if _, ok := p.file.Section("permissions"); ok {
		return nil
	}
	return p.beforeSection(edit.Field{Key: "permissions", Fields: []edit.Field{{Key: "scopes"}}}, names)
}

// beforeSection writes a section with a list in front of the one that the cursor is in.
func (p *place) beforeSection(f edit.Field, items []string) []text.Edit {
	root := p.file.Tree().Root()
	var at syntax.PairNode
	for pair := range root.Pairs() {
		if pair.Outer().Start > p.ctx.Offset {
			break
		}
		at = pair
	}
	buf := p.file.Buffer()
	if at.IsZero() || root.IsFlow() || edit.Column(buf, at.Outer().Start) != 0 || buf.LineAt(at.Outer().Start) == buf.LineAt(p.ctx.Offset) {
		return nil
	}
	style := p.writer.Style
	var b strings.Builder
	b.WriteString(style.Block([]edit.Field{f}, 0))
	for _, item := range items {
		b.WriteString(style.Newline + edit.Spaces(style.Step+style.Dash) + "- " + edit.Quoted(item))
	}
	return []text.Edit{{Span: text.At(at.Outer().Start), New: b.String() + style.Newline}}
}
