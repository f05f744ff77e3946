package mend

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// DashboardProperties are all that the entries of these types may have, whatever
// the schema says.
var DashboardProperties = map[string][]string{
	"dashboards:widget":           {"key", "title", "description", "thumbnail", "resource", "render", "edit", "resolver", "aiContext"},
	"dashboards:filter":           {"key", "title", "icon", "function", "resource", "render", "edit", "resolver"},
	"dashboards:backgroundScript": {"key", "resource", "render", "resolver"},
}

// declareContent makes the custom content that another one names, as its container or child,
// and that names it in turn.
func declareContent(p *analysis.Pass, ref manifest.Reference) (analysis.Declaration, bool) {
	d := analysis.Declaration{Kind: manifest.CustomContent}
	key, ok := ref.Entry.Key()
	resource, function := firstName(p, manifest.Resource), firstName(p, manifest.Function)
	if !ok || key.Unknown || p.File.Declares(manifest.Module, ref.Name) {
		return d, false
	}
	d.Item = []yamledit.Field{{Key: "key", Value: yamledit.Quoted(ref.Name)}, {Key: "title", Value: yamledit.Quoted(prose.Title(ref.Name))}}
	switch {
	case resource != "":
		d.Item = append(d.Item, yamledit.Field{Key: "resource", Value: yamledit.Quoted(resource)})
	case function != "":
		d.Item = append(d.Item, yamledit.Field{Key: "function", Value: yamledit.Quoted(function)})
	default:
		return d, false
	}
	back := "[" + yamledit.Quoted("this:"+key.Name) + "]"
	if ref.Path[0] == ChildTypes {
		d.Item = append(d.Item, yamledit.Field{Key: ContainerTypes, Value: back})
	} else {
		d.Item = append(d.Item, yamledit.Field{Key: ContainerTypes, Value: "[space]"}, yamledit.Field{Key: ChildTypes, Value: back})
	}
	return into(d, p, example.Declaration{Path: []string{"modules", CustomContent}, Fields: d.Item})
}

// firstName is the first name of a kind that is declared, or "".
func firstName(p *analysis.Pass, kind manifest.Kind) string {
	for _, d := range p.File.Definitions(kind) {
		if !d.Unknown {
			return d.Name
		}
	}
	return ""
}

// ReplaceReference names what is probably meant, declares what is named, or takes it out of a list.
func ReplaceReference(p *analysis.Pass, ref manifest.Reference, near string) []analysis.Fix {
	var fixes []analysis.Fix
	if near != "" {
		fixes = analysis.One("Replace with "+prose.QuoteTitle(near), false, replaced(p, ref, near), near)
	}
	if names := withoutListed(p, ref, Declared(p, ref.Kind)); ref.Name == "" {
		for _, name := range names[:min(len(names), analysis.MaxChoices)] {
			fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(name), false, ref.Span, name)...)
		}
		fixes = OneOf(fixes)
	}
	var decl analysis.Declaration
	ok := false
	switch {
	case ref.Kind == manifest.CustomContent:
		decl, ok = declareContent(p, ref)
	case ref.Kind == manifest.Remote && ref.Path[0] == "remotes": // a new one lacks permission, too
	default:
		decl, ok = DeclareReference(p, ref)
	}
	if fix, tidy := Tidy(p, analysis.Fix{Title: fmt.Sprintf("Declare the %s %q", ref.Kind, ref.Name), Edits: decl.Edits, Supposed: ref.Kind == manifest.Remote}); ok && tidy {
		fixes = append(fixes, fix)
	}
	if names := Declared(p, ref.Kind); near == "" && ref.Name != "" && len(names) == 1 && len(withoutListed(p, ref, names)) == 1 && hasPart(p, ref, names[0]) {
		fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(names[0]), false, ref.Span, names[0])...)
	}
	if list, item := listWith(p, ref); syntax.CountItems(list) > 1 {
		fixes = append(fixes, analysis.Fix{Title: "Remove " + prose.QuoteTitle(ref.Name), Edits: p.Edit().RemoveItem(list, item)})
	}
	return fixes
}

// hasPart reports whether the resource of a name has the entry that a reference names behind its slash, if it names one.
func hasPart(p *analysis.Pass, ref manifest.Reference, name string) bool {
	if !ref.HasPart {
		return true
	}
	d, ok := p.File.Sole(ref.Kind, name)
	return ok && !d.Entry.Pair("entry").Value().Pair(ref.Part).IsZero()
}
