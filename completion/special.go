package completion

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// connectPrefix stands in front of the types of Connect modules in the catalogue.
const connectPrefix = "connect-"

// connectTypes offers the types of Connect modules.
func (l lister) connectTypes() {
	for _, name := range l.file.Catalogue().ModuleNames() {
		if typ, ok := strings.CutPrefix(name, connectPrefix); ok {
			l.connectType(typ)
		}
	}
}

// connectType offers a type of Connect modules that the section has not yet.
func (l lister) connectType(typ string) {
	for _, key := range l.ctx.Keys {
		if key == typ {
			return
		}
	}
	item := Item{Label: typ, Kind: Module, Detail: "Connect module type", document: l.propertyText(typ, nil, nil)}
	name := l.quoted(typ)
	if !l.keepsValue() {
		name += ":"
	}
	l.add(item, name)
}

// attributes offers the attributes of the storage entity that an index is of.
func (l lister) attributes() {
	var around manifest.Entity // the last that begins in front of the cursor: an empty item ends none
	for e := range l.file.Entities() {
		if e.Span.Start <= l.ctx.Offset {
			around = e
		}
	}
	for _, a := range around.Attributes {
		l.word(Item{Label: a.Text, Kind: Reference, Detail: "attribute", Description: around.Name.Text}, a.Text)
	}
}

// isIndexPart reports whether a path leads to a member of the range or the partition of an index.
func isIndexPart(p manifest.Path) bool {
	n := len(p)
	return n > 5 && p[n-1].Index >= 0 && (p[n-2].Key == "range" || p[n-2].Key == "partition") && isPath(p[:3], "app", "storage", "entities")
}

// skills offers the keys of the skills that an agent may have.
func (l lister) skills() {
	var all []choice
	for list := range l.file.ModuleLists() {
		if list.Type != "rovo:skill" {
			continue
		}
		for _, e := range list.Entries {
			if d, ok := e.Key(); ok && !d.Unknown {
				all = append(all, l.definition(d.Name, "skill", d))
			}
		}
	}
	l.choices(all)
}

// keyBehindDash offers the properties of a map that begins on a line below its dash, and whose
// column is that of the cursor: one more property may stand behind the dash. It is false where
// the cursor is in no such place.
func (l lister) keyBehindDash() bool {
	n, buf := l.ctx.Node, l.file.Buffer()
	isAhead := l.ctx.Role == manifest.RoleItem && l.ctx.Dash && !l.ctx.Flow && l.ctx.Span.Len() == 0 && l.ctx.Quote == 0
	if !isAhead || n.Kind() != syntax.Mapping || n.IsFlow() || n.Outer().Start < n.Span().Start || buf.LineAt(n.Span().Start) <= buf.LineAt(l.ctx.Offset) {
		return false
	}
	if yamledit.Column(buf, n.Span().Start) != yamledit.Column(buf, l.ctx.Span.Start) {
		return false
	}
	ctx := l.ctx
	ctx.Keys, ctx.Node = nil, syntax.Node{}
	for pair := range n.Pairs() {
		ctx.Keys = append(ctx.Keys, pair.KeyText())
	}
	inner := l.to(l.moved(ctx), behindDash)
	inner.properties(inner.emptied())
	return true
}

// memory offers the memory that functions have by default, and the most.
func (l lister) memory() {
	limit, ok := schema.LimitOf("app/runtime/memoryMB")
	if !ok {
		return
	}
	for _, one := range []struct {
		megabytes int
		detail    string
	}{{limit.Standard, "default"}, {limit.Most, "the most"}} {
		text := strconv.Itoa(one.megabytes)
		l.add(Item{Label: text, Kind: Value, Detail: one.detail}, text)
	}
}

// recipients offers all apps as those that may receive an event, and one app.
func (l lister) recipients() {
	l.word(Item{Label: "*", Kind: Value, Detail: "all apps"}, "*")
	if !l.opts.Snippets || l.ctx.Quote != 0 {
		return
	}
	const lead = "ari:cloud:ecosystem::app/"
	r := l.rendering("event")
	l.addRendered(Item{Label: lead + "…", Kind: Value, Detail: "one app, by its id"}, lead+r.stop(strings.TrimPrefix(yamledit.AppID, lead)), r)
}
