package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// meant returns the name that the author of a reference probably meant, or "": the
// function whose handler or the resource whose path it is, or one spelt alike.
func (p *pass) meant(ref manifest.Reference) string {
	whole := ref.Name
	if ref.HasPart {
		whole += "/" + ref.Part
	}
	if name := p.byContent(ref.Kind, whole); name != "" {
		return name
	}
	near, _ := schema.Nearest(ref.Name, p.unlisted(ref, p.declared(ref.Kind)))
	return near
}

// unlisted leaves out the names that stand in the same list as a reference already.
func (p *pass) unlisted(ref manifest.Reference, names []string) []string {
	list, _ := p.listWith(ref)
	if list.IsZero() {
		return names
	}
	here := map[string]bool{}
	for item := range list.Items() {
		here[strings.TrimPrefix(p.file.Value(item.Value()).Text(), "this:")] = true
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return here[name] })
}

// listWith returns the list in which a reference is an item, and that item; zero nodes where it
// is none, or stands elsewhere by an alias.
func (p *pass) listWith(ref manifest.Reference) (syntax.Node, syntax.ItemNode) {
	if ref.Entry == nil {
		return syntax.Node{}, syntax.ItemNode{}
	}
	for _, n := range pathFrom(ref.Entry.Node(), ref.Value.Start) {
		if n.Kind() != syntax.Sequence {
			continue
		}
		for item := range n.Items() {
			if item.Value().Span() == ref.Value {
				return n, item
			}
		}
	}
	return syntax.Node{}, syntax.ItemNode{}
}

// byContent returns the function with a handler, or the resource with a path.
func (p *pass) byContent(kind manifest.Kind, content string) string {
	property := map[manifest.Kind]string{manifest.Function: "handler", manifest.Resource: "path"}[kind]
	if property == "" {
		return ""
	}
	for _, d := range p.file.Definitions(kind) {
		if v := d.Entry.Pair(property).Value(); p.canBeNamed(d) && v.Kind().IsScalar() && v.Scalar().Text == content {
			return d.Name
		}
	}
	return ""
}

// replaced is what a better name takes the place of: the whole text when it names
// what the text describes, else the part in front of the slash.
func (p *pass) replaced(ref manifest.Reference, by string) text.Span {
	if ref.HasPart && p.byContent(ref.Kind, ref.Name+"/"+ref.Part) == by {
		return text.Span{Start: ref.Span.Start, End: ref.PartSpan.End}
	}
	return ref.Span
}

// named offers the names of a kind in the place of a text that cannot be one, the
// one that is probably meant first.
func named(kind manifest.Kind) fixer {
	return func(p *pass, t target) []Fix {
		old := p.scalarIn(t)
		if old.IsZero() {
			return nil
		}
		source := old.Scalar().Text
		names := slices.DeleteFunc(slices.Clone(p.declared(kind)), func(name string) bool { return name == source })
		near := p.byContent(kind, source)
		if near == "" {
			near, _ = schema.Nearest(source, names)
		}
		var fixes []Fix
		for _, name := range names {
			fix := one("Replace by "+quoteTitle(name), false, old.Span(), edit.QuotedLike(name, old))
			switch {
			case name == near:
				fixes = append(fix, fixes...)
			case len(fixes) < maxChoices:
				fixes = append(fixes, fix...)
			}
		}
		return fixes
	}
}

// canBeNamed reports whether a definition has a name that references may use: it is known, and
// the schema accepts it where it is declared.
func (p *pass) canBeNamed(d manifest.Definition) bool { return !d.Unknown && !badKey.Of(d.Entry) }

// badKey keeps whether the schema refuses the key of an entry.
var badKey = manifest.NewPerEntry(func(e *manifest.Entry) bool {
	pair := e.Pair("key")
	s, ok := itemSchema(e.File.Catalogue(), e.List)
	if !ok || s == nil || pair.IsZero() {
		return false
	}
	key := propertySchema(s, nil, "key")
	return key != nil && !key.Accepts(e.File.Value(pair.Value()))
})

// declared returns the names that are declared and that references may use. Nobody may change
// them.
func (p *pass) declared(kind manifest.Kind) []string {
	if names, ok := p.known.Load(kind); ok {
		return names.([]string)
	}
	var names []string
	for _, d := range p.file.Definitions(kind) {
		if p.canBeNamed(d) {
			names = append(names, d.Name)
		}
	}
	p.known.Store(kind, slices.Clip(names))
	return slices.Clip(names)
}

// sibling is the kind that people mix up with another one.
var sibling = map[manifest.Kind]manifest.Kind{
	manifest.Function: manifest.Endpoint, manifest.Endpoint: manifest.Function,
	manifest.Remote: manifest.Service, manifest.Service: manifest.Remote,
}

// misplaced says where else the name is declared, if anywhere.
func (p *pass) misplaced(ref manifest.Reference) string {
	if kind, ok := sibling[ref.Kind]; ok && p.file.Declares(kind, ref.Name) {
		return fmt.Sprintf(": %q is %s", ref.Name, withIndefinite(kind.String()))
	}
	if strings.HasPrefix(homes[ref.Kind][0], "modules.") {
		if found := p.file.Lookup(manifest.Module, ref.Name); len(found) > 0 && found[0].Entry.List.Type != "" {
			return fmt.Sprintf(": %q is the key of a %q", ref.Name, found[0].Entry.List.Type)
		}
	}
	if names := p.declared(ref.Kind); len(names) > 0 && len(names) <= 6 {
		if len(names) == 1 {
			return fmt.Sprintf(": there is only %q", names[0])
		}
		return ": there are " + prose.And(quoteAll(names))
	}
	return ""
}
