package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

// mendReference names what is probably meant, declares what is named, or takes it out of a list.
func (p *pass) mendReference(ref manifest.Reference, near string) []Fix {
	var fixes []Fix
	if near != "" {
		fixes = one("Replace by "+quoteTitle(near), false, p.replaced(ref, near), near)
	}
	if names := p.declared(ref.Kind); ref.Name == "" {
		for _, name := range names[:min(len(names), maxChoices)] {
			fixes = append(fixes, one("Replace by "+quoteTitle(name), false, ref.Span, name)...)
		}
	}
	var decl declaration
	ok := false
	switch {
	case ref.Kind == manifest.CustomContent:
		decl, ok = p.declareContent(ref)
	case ref.Kind == manifest.Remote && ref.Path[0] == "remotes": // a new one lacks permission, too
	default:
		decl, ok = p.declare(ref.Kind, ref.Name)
	}
	if fix, tidy := p.tidy(Fix{Title: fmt.Sprintf("Declare the %s %q", ref.Kind, ref.Name), Edits: decl.edits}); ok && tidy && !ref.HasPart {
		fixes = append(fixes, fix)
	}
	if names := p.declared(ref.Kind); near == "" && ref.Name != "" && len(names) == 1 {
		fixes = append(fixes, one("Replace by "+quoteTitle(names[0]), false, ref.Span, names[0])...)
	}
	if list, item := p.listWith(ref); moreThanOne(list) {
		fixes = append(fixes, Fix{Title: "Remove " + quoteTitle(ref.Name), Edits: p.edit().RemoveItem(list, item)})
	}
	return fixes
}
