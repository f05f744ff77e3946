package mend

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// SuggestName returns the name that the author of a reference probably meant, or "": the
// function whose handler or the resource whose path it is, or one spelt alike.
func SuggestName(p *analysis.Pass, ref manifest.Reference) string {
	whole := ref.Name
	if ref.HasPart {
		whole += "/" + ref.Part
	}
	if name := namedByContent(p, ref.Kind, whole); name != "" {
		return name
	}
	near, _ := schema.Nearest(ref.Name, withoutListed(p, ref, Declared(p, ref.Kind)))
	return near
}

// withoutListed leaves out the names that stand in the same list as a reference already.
func withoutListed(p *analysis.Pass, ref manifest.Reference, names []string) []string {
	list, _ := listWith(p, ref)
	if list.IsZero() {
		return names
	}
	here := map[string]bool{}
	for item := range list.Items() {
		here[strings.TrimPrefix(p.File.Value(item.Value()).Text(), "this:")] = true
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return here[name] })
}

// listWith returns the list in which a reference is an item, and that item; zero nodes where it
// is none, or stands elsewhere by an alias.
func listWith(p *analysis.Pass, ref manifest.Reference) (syntax.Node, syntax.ItemNode) {
	if ref.Entry == nil {
		return syntax.Node{}, syntax.ItemNode{}
	}
	for _, n := range ref.Entry.Node().PathTo(ref.Value.Start) {
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

// namedByContent returns the function with a handler, or the resource with a path.
func namedByContent(p *analysis.Pass, kind manifest.Kind, content string) string {
	property := map[manifest.Kind]string{manifest.Function: "handler", manifest.Resource: "path"}[kind]
	if property == "" {
		return ""
	}
	for _, d := range p.File.Definitions(kind) {
		if v := d.Entry.Pair(property).Value(); canBeNamed(p, d) && v.Kind().IsScalar() && v.Scalar().Text == content {
			return d.Name
		}
	}
	return ""
}

// replaced is what a better name takes the place of: the whole text when it names
// what the text describes, else the part in front of the slash.
func replaced(p *analysis.Pass, ref manifest.Reference, by string) text.Span {
	if ref.HasPart && namedByContent(p, ref.Kind, ref.Name+"/"+ref.Part) == by {
		return text.Span{Start: ref.Span.Start, End: ref.PartSpan.End}
	}
	return ref.Span
}

// ReplaceByName offers the names of a kind in the place of a text that cannot be one, the
// one that is probably meant first.
func ReplaceByName(kind manifest.Kind) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := ScalarIn(p, t)
		if old.IsZero() {
			return nil
		}
		source := old.Scalar().Text
		names := slices.DeleteFunc(slices.Clone(Declared(p, kind)), func(name string) bool { return name == source })
		near := namedByContent(p, kind, source)
		if near == "" {
			near, _ = schema.Nearest(source, names)
		}
		var fixes []analysis.Fix
		for _, name := range names {
			fix := analysis.One("Replace with "+prose.QuoteTitle(name), false, old.Span(), yamledit.QuotedLike(name, old))
			switch {
			case name == near:
				fixes = append(fix, fixes...)
			case len(fixes) < analysis.MaxChoices:
				fixes = append(fixes, fix...)
			}
		}
		if near == "" {
			return OneOf(fixes)
		}
		return fixes
	}
}

// canBeNamed reports whether a definition has a name that references may use: it is known, and
// the schema accepts it where it is declared.
func canBeNamed(p *analysis.Pass, d manifest.Definition) bool {
	return !d.Unknown && !BadKey.Of(d.Entry)
}

// BadKey keeps whether the schema refuses the key of an entry.
var BadKey = manifest.NewPerEntry(func(e *manifest.Entry) bool {
	pair := e.Pair("key")
	s, ok := analysis.ItemSchema(e.File.Catalogue(), e.List)
	if !ok || s == nil || pair.IsZero() {
		return false
	}
	key := analysis.PropertySchema(s, nil, "key")
	return key != nil && !key.Accepts(e.File.Value(pair.Value()))
})

// Declared returns the names that are declared and that references may use. Nobody may change
// them.
func Declared(p *analysis.Pass, kind manifest.Kind) []string {
	if names, ok := p.Known.Load(kind); ok {
		return names.([]string)
	}
	var names []string
	for _, d := range p.File.Definitions(kind) {
		if canBeNamed(p, d) {
			names = append(names, d.Name)
		}
	}
	p.Known.Store(kind, slices.Clip(names))
	return slices.Clip(names)
}

// DeclaredElsewhere says where else the name is declared, if anywhere.
func DeclaredElsewhere(p *analysis.Pass, ref manifest.Reference) string {
	if kind, ok := ref.Kind.Sibling(); ok && p.File.Declares(kind, ref.Name) {
		return fmt.Sprintf(": %q is %s", ref.Name, prose.WithArticle(kind.String()))
	}
	if ref.Kind.IsModule() {
		if found := p.File.Lookup(manifest.Module, ref.Name); len(found) > 0 && found[0].Entry.List.Type != "" {
			return fmt.Sprintf(": %q is the key of a %q", ref.Name, found[0].Entry.List.Type)
		}
	}
	if names := Declared(p, ref.Kind); len(names) > 0 && len(names) <= 6 {
		if len(names) == 1 {
			return fmt.Sprintf(": there is only %q", names[0])
		}
		return ": there are " + prose.And(prose.QuoteAll(names))
	}
	return ""
}
