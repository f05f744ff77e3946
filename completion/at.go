package completion

import (
	"forge-manifest-ls/manifest"
)

// At returns what can be written at a byte offset of a file, the likeliest first. It is
// empty where nothing can: in comments, in free text, behind a complete value.
func At(f *manifest.File, offset int, opts Options) List {
	p := newPlace(f, offset, opts)
	switch p.ctx.Role {
	case manifest.RoleKey:
		if p.isBesideQuotes() || p.isBesideText() {
			break
		}
		if !p.ctx.Flow && p.isBeforeDash() && p.itemBeforeDash() {
			break
		}
		p.start = p.keyColumn()
		p.keys(p.file.DeclaredAt(&p.ctx, p.ctx.Path), p.start)
		p.itemOfKeyAbove()
	case manifest.RoleValue, manifest.RoleItem:
		p.inValue()
	}
	return p.finish()
}

// inValue completes a value or a member of a list, and what may become one.
func (p *place) inValue() {
	switch {
	case p.ctx.Variable.Start > 0:
		p.variables()
		return
	case p.ctx.Block || p.isFollowed():
		return
	}
	p.at = p.file.DeclaredAt(&p.ctx, p.ctx.Path)
	if p.named != nil {
		p.at.Schemas = p.named
	}
	switch n := p.ctx.Node; {
	case n.Outer().Start < n.Span().Start: // it has an anchor or a tag
		if n.Span().Start <= p.ctx.Offset && !p.ctx.Below && (p.ctx.Role == manifest.RoleValue || p.ctx.Dash) {
			p.scalars()
		}
	case p.ctx.Role == manifest.RoleItem && !p.ctx.Dash:
		p.newItem(p.at, p.ctx.Column)
	case p.ctx.Role == manifest.RoleItem:
		p.scalars()
		p.wholeItem()
	case p.ctx.Below:
		p.below()
	default:
		p.scalars()
		p.collection()
	}
}

// below completes the line under a key without a value: the first property of a map, or the
// first item of a list.
func (p *place) below() {
	p.start = p.columnBelow()
	if p.ctx.Quote == 0 {
		at := p.at
		at.Node = p.noNode()
		column := p.start
		p.keys(at, column)
		if len(p.items) == 0 || p.isList() {
			p.firstItem(column)
		}
		p.start = column
	}
	if len(p.items) == 0 {
		p.scalars()
	}
}

// wholeItem completes an item of a list that may become a map: its first property, or all
// that it needs.
func (p *place) wholeItem() {
	switch {
	case p.ctx.Quote != 0:
	case p.ctx.Flow:
		p.flowItem()
	default:
		at := p.at
		at.Node = p.noNode()
		column := p.column() + len(p.gap())
		if p.ctx.Below {
			column = max(column, p.ctx.Column+1)
			p.start = column
		}
		p.entry(at, column)
		p.properties(at, column)
	}
}
