package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// shortenKey cuts the key of an entry that is too long, and the names that refer to it.
func shortenKey(most int) fixer {
	return func(p *pass, t target) []Fix {
		old := p.scalarIn(t)
		if old.IsZero() || t.entry == nil || t.holder(t.place) != t.entry.Pair("key") || p.isMany(old.Scalar().Text) {
			return nil
		}
		short := old.Scalar().Text[:min(most, len(old.Scalar().Text))]
		if i := strings.LastIndexAny(short, "-_"); i > most/2 {
			short = short[:i]
		}
		short = strings.TrimRight(short, "-_")
		if short == "" || edit.Unique(p.file, short) != short || foreign.MatchString(short) {
			return nil
		}
		return p.renameEverywhere(t, old, short, "Shorten to "+quoteTitle(short))
	}
}

// isMany reports whether more than one entry has a key: then it is not known which of them a
// name refers to.
func (p *pass) isMany(key string) bool { return len(p.file.Lookup(manifest.Module, key)) > 1 }

// renameEverywhere writes another key in the place of one, and in the names that refer to it.
func (p *pass) renameEverywhere(t target, old syntax.Node, by, title string) []Fix {
	fix := Fix{Title: title, Edits: []text.Edit{{Span: old.Span(), New: edit.QuotedLike(by, old)}}}
	if t.entry != nil && t.holder(t.place) == t.entry.Pair("key") {
		for _, kind := range p.kindsOf(t.entry) {
			fix.Edits = append(fix.Edits, p.renamedReferences(kind, old.Scalar().Text, by)...)
		}
	}
	sortEdits(fix.Edits)
	fix.Edits = slices.CompactFunc(fix.Edits, func(a, b text.Edit) bool { return a.Span == b.Span })
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}

// kindsOf are the kinds of what an entry declares, beside that it is a module.
func (p *pass) kindsOf(e *manifest.Entry) []manifest.Kind {
	var kinds []manifest.Kind
	for kind := range homes {
		isOne := slices.ContainsFunc(p.file.Definitions(kind), func(d manifest.Definition) bool { return d.Entry == e })
		if isOne {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// renamedReferences are the edits that give the references to a name another one.
func (p *pass) renamedReferences(kind manifest.Kind, name, by string) []text.Edit {
	var edits []text.Edit
	for ref := range p.file.References() {
		if ref.Kind == kind && ref.Name == name && !ref.Unknown {
			edits = append(edits, text.Edit{Span: ref.Span, New: by})
		}
	}
	return edits
}

// isBadlyDeclared reports whether a name that the schema refuses is the key of an entry, which
// the schema refuses as well: the mistake is there.
func (p *pass) isBadlyDeclared(kind manifest.Kind, name string) bool {
	name, _, _ = strings.Cut(name, "/")
	return slices.ContainsFunc(p.file.Lookup(kind, name), func(d manifest.Definition) bool { return badKey.Of(d.Entry) })
}
