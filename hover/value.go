package hover

import (
	"slices"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// value describes a value or a member of a list: what it names, what it means, or else the
// property that it is the value of.
func (p *place) value() Hover {
	for _, describe := range []func() (Hover, bool){p.reference, p.definition, p.translation, p.named} {
		if h, ok := describe(); ok {
			return h
		}
	}
	return Hover{p.ctx.Node.Span(), p.owner()}
}

// reference describes what the value names.
func (p *place) reference() (Hover, bool) {
	for _, ref := range p.references() {
		if ref.Unknown || !ref.Value.Contains(p.ctx.Offset) {
			continue
		}
		found := p.file.Lookup(ref.Kind, ref.Name)
		if len(found) == 0 {
			return Hover{ref.Value, explain.Undeclared(p.file, ref)}, true
		}
		d := found[len(found)-1]
		switch inPart := ref.PartSpan.Contains(p.ctx.Offset) && ref.PartSpan.Start > ref.Span.Start; {
		case ref.HasPart:
			return Hover{ref.Value, explain.ResourceEntry(d, ref.Part, p.opts.Files)}, true
		case ref.IsAsset && inPart:
			return Hover{ref.Value, explain.Asset(d, ref.Part, p.opts.Files)}, true
		}
		return Hover{ref.Value, explain.Definition(d, p.opts.Files)}, true
	}
	return Hover{}, false
}

// references are those of the entry at the cursor, or those outside of entries.
func (p *place) references() []manifest.Reference {
	if p.ctx.Entry == nil {
		return p.file.LooseReferences()
	}
	return slices.Collect(p.ctx.Entry.References())
}

// definition describes the entry whose key the value is.
func (p *place) definition() (Hover, bool) {
	if p.ctx.Entry == nil {
		return Hover{}, false
	}
	d, ok := p.ctx.Entry.Key()
	if !ok || d.Unknown || !d.Value.Contains(p.ctx.Offset) {
		return Hover{}, false
	}
	return Hover{d.Value, explain.Definition(d, p.opts.Files)}, true
}

// translation describes the text whose key the value is.
func (p *place) translation() (Hover, bool) {
	if p.ctx.Entry == nil {
		return Hover{}, false
	}
	for found := range p.ctx.Entry.I18n() {
		if !found.Unknown && found.Value.Contains(p.ctx.Offset) {
			return Hover{found.Value, explain.Translation(p.file, found.Key, p.opts.Files)}, true
		}
	}
	return Hover{}, false
}

// named describes a value by what the catalogue says that it is.
func (p *place) named() (Hover, bool) {
	v := p.file.Value(p.ctx.Node)
	if t := v.Type(); t != schema.String && t != schema.Number && t != schema.Boolean || v.Text() == "" {
		return Hover{}, false
	}
	text := p.meaning(v.Text())
	return Hover{p.ctx.Node.Span(), text}, text != ""
}

func (p *place) meaning(value string) string {
	names := explain.Names(p.ctx.Path)
	if len(names) > 1 && names[0] == "environment" && names[1] == "variables" && (len(names) == 2 || names[2] == "key") {
		return explain.Variable(p.file, value)
	}
	at := explain.Place{Names: names, Schemas: p.file.DeclaredAt(&p.settled, p.ctx.Path).Schemas}
	switch at.Refers() {
	case schema.ToScope:
		return explain.Scope(p.file, value)
	case schema.ToEvent:
		return explain.Event(p.file, value)
	case schema.ToHandler:
		return explain.Handler(p.file, value, p.opts.Files)
	case schema.ToTranslation:
		return explain.Translation(p.file, value, p.opts.Files)
	case schema.ToPath:
		if p.ctx.Section == "resources" && p.ctx.Entry != nil && slices.Contains(names, "entry") {
			value = explain.FileOf(p.ctx.Entry, value)
		}
		return explain.Path(value, p.opts.Files)
	}
	return explain.Value(p.file.Catalogue(), at, value)
}

// owner describes the property that the value belongs to.
func (p *place) owner() string {
	path := p.ctx.Path
	for len(path) > 0 && path[len(path)-1].Index >= 0 {
		path = path[:len(path)-1]
	}
	if len(path) == 0 || len(path) == 2 && path[0].Key == "modules" {
		return ""
	}
	return p.property(path[:len(path)-1], path[len(path)-1].Key)
}
