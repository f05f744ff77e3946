package navigation

import "forge-manifest-ls/internal/manifest"

// DocumentationAt returns the address of the page about the thing at a byte offset: about the
// module type of what a reference names, of the entry or of the key there, else about the section.
// It is "" where there is none.
func DocumentationAt(f *manifest.File, offset int) string {
	c := newCursor(f, offset, nil)
	path := c.ctx.Path
	switch {
	case c.ctx.Role == manifest.RoleComment:
		return ""
	case len(path) == 1 && path[0].Key == "modules" && c.ctx.Role == manifest.RoleKey && c.isWord():
		return typeLink(f, c.ctx.Node.Scalar().Text)
	case len(path) == 0 && c.ctx.Role == manifest.RoleKey && c.isWord():
		return sectionLink(f, c.ctx.Node.Scalar().Text)
	}
	for _, ref := range c.references() {
		if !ref.Unknown && ref.Value.Contains(offset) {
			for _, d := range f.Lookup(ref.Kind, ref.Name) {
				return listLink(f, d.Entry.List)
			}
		}
	}
	if c.ctx.Entry != nil {
		return listLink(f, c.ctx.Entry.List)
	}
	if len(path) > 0 {
		return sectionLink(f, path[0].Key)
	}
	return ""
}

// listLink is the address of the page about the entries of a list.
func listLink(f *manifest.File, l *manifest.List) string {
	if l.IsModule() {
		return typeLink(f, l.Type)
	}
	return sectionLink(f, l.Section)
}

// typeLink is the address of the page about a module type; "" for none.
func typeLink(f *manifest.File, typ string) string {
	if m, ok := f.Catalogue().Module(typ); ok {
		return m.Link
	}
	return ""
}

// sectionLink is the address of the page about a section; "" for none.
func sectionLink(f *manifest.File, name string) string {
	if s, ok := f.Catalogue().Section(name); ok {
		return s.Link
	}
	return ""
}
