package navigation

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/usage"
)

// scope finds the permission scope that the cursor is on, or what needs scopes: an event of a
// trigger, a product context.
func (c *cursor) scope() (Places, bool) {
	if len(c.ctx.Path) > 1 && c.ctx.Path[0].Key == "permissions" && c.ctx.Path[1].Key == "scopes" {
		for _, s := range c.file.Scopes().All {
			if s.Value.Contains(c.offset) {
				return c.scopePlaces(s), true
			}
		}
	}
	if c.ctx.Entry == nil {
		return Places{}, false
	}
	for _, use := range c.ctx.Entry.ScopeUses() {
		if use.Reason != manifest.ByModule && use.Span.Contains(c.offset) {
			return neededScopes(c.file, use), true
		}
	}
	return Places{}, false
}

// scopePlaces are those of a scope: where the app asks for it, and what needs it, in the manifest and in the code.
func (c *cursor) scopePlaces(at manifest.Scope) Places {
	p := Places{Kind: ScopeName, Name: at.Name, Origin: at.Span}
	for _, s := range c.file.Scopes().All {
		if s.Name == at.Name {
			p.Definitions = append(p.Definitions, Place{Span: s.Span, Whole: s.Value})
		}
	}
	for use := range c.file.ScopeUses() {
		if use.Needs(at.Name) && use.Span.Len() > 0 {
			p.Uses = append(p.Uses, here(use.Span))
		}
	}
	inCode, pending := usage.OfScope(c.file, c.around, at.Name)
	for _, use := range inCode {
		p.Uses = append(p.Uses, inSource(c.around.Path(use.File.Name), use.File.Content, use.Span))
	}
	p.Pending = pending
	return p
}

// neededScopes are the scopes that the app asks for and that something needs, and all places that
// need the same.
func neededScopes(f *manifest.File, at manifest.ScopeUse) Places {
	p := Places{Kind: EventName, Name: at.Name, Origin: at.Span}
	for _, s := range f.Scopes().All {
		if at.Needs(s.Name) {
			p.Definitions = append(p.Definitions, Place{Span: s.Span, Whole: s.Value})
		}
	}
	for use := range f.ScopeUses() {
		if use.Reason == at.Reason && use.Name == at.Name {
			p.Uses = append(p.Uses, here(use.Span))
		}
	}
	if !slices.Contains(p.Uses, here(at.Span)) {
		p.Uses = append(p.Uses, here(at.Span))
	}
	return p
}
