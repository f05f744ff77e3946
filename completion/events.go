package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// events completes a product event. Accepting one asks for the scopes that it needs.
func (p *place) events() {
	catalogue := p.file.Catalogue()
	scopes := p.file.Scopes()
	present := map[string]bool{}
	for _, s := range scopes.All {
		present[s.Name] = true
	}
	edits := map[string][]text.Edit{}
	for _, name := range catalogue.EventNames() {
		event, ok := catalogue.Event(name)
		if !ok || p.isTaken(name) {
			continue
		}
		item := Item{Label: name, Kind: Event, document: func() string { return description.Event(p.file, name) }}
		if len(event.Current) > 0 {
			item.Detail = "needs " + strings.Join(event.Current, ", ")
			missing := lacking([][]string{event.Current, event.Beta, event.Deprecated}[:sets(event.Current, event.Beta, event.Deprecated)], present)
			id := strings.Join(missing, " ")
			if _, known := edits[id]; !known && len(missing) > 0 && !scopes.Open {
				edits[id] = p.askForScopes(missing)
			}
			item.Also = slices.Clone(edits[id])
		}
		p.word(item, name)
	}
}

// sets counts the sets up to the last that holds anything.
func sets(all ...[]string) int {
	n := 0
	for i, set := range all {
		if len(set) > 0 {
			n = i + 1
		}
	}
	return n
}

// askForScopes makes the changes that ask for scopes, away from the cursor.
func (p *place) askForScopes(names []string) []text.Edit {
	edits := p.writer.Scopes(names)
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
