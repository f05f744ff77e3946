package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
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
	near, _ := schema.Nearest(ref.Name, p.declared(ref.Kind))
	return near
}

// byContent returns the function with a handler, or the resource with a path.
func (p *pass) byContent(kind manifest.Kind, content string) string {
	property := map[manifest.Kind]string{manifest.Function: "handler", manifest.Resource: "path"}[kind]
	if property == "" {
		return ""
	}
	for _, d := range p.file.Definitions(kind) {
		if v := d.Entry.Pair(property).Value(); !d.Unknown && v.Kind().IsScalar() && v.Scalar().Text == content {
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
		names := p.declared(kind)
		source := old.Scalar().Text
		near := p.byContent(kind, source)
		if near == "" {
			near, _ = schema.Nearest(source, names)
		}
		var fixes []Fix
		for _, name := range names {
			fix := one("Replace by "+quoteTitle(name), false, old.Span(), quotedLike(name, old))
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
