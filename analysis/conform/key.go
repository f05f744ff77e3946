package conform

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// shortenKey cuts the key of an entry that is too long, and the names that refer to it.
func shortenKey(most int) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := mend.ScalarIn(p, t)
		if old.IsZero() || t.Entry == nil || t.Holder(t.Place) != t.Entry.Pair("key") || isMany(p, old.Scalar().Text) {
			return nil
		}
		short := old.Scalar().Text[:min(most, len(old.Scalar().Text))]
		if i := strings.LastIndexAny(short, "-_"); i > most/2 {
			short = short[:i]
		}
		short = strings.TrimRight(short, "-_")
		if short == "" || yamledit.Unique(p.File, short) != short || foreign.MatchString(short) {
			return nil
		}
		return renameEverywhere(p, t, old, short, "Shorten to "+prose.QuoteTitle(short))
	}
}

// isMany reports whether more than one entry has a key: then it is not known which of them a
// name refers to.
func isMany(p *analysis.Pass, key string) bool { return len(p.File.Lookup(manifest.Module, key)) > 1 }

// renameEverywhere writes another key in the place of one, and in the names that refer to it.
func renameEverywhere(p *analysis.Pass, t analysis.Target, old syntax.Node, by, title string) []analysis.Fix {
	fix := analysis.Fix{Title: title, Edits: []text.Edit{{Span: old.Span(), New: yamledit.QuotedLike(by, old)}}}
	if t.Entry != nil && t.Holder(t.Place) == t.Entry.Pair("key") {
		for _, kind := range kindsOf(p, t.Entry) {
			fix.Edits = append(fix.Edits, renamedReferences(p, kind, old.Scalar().Text, by)...)
		}
	}
	analysis.SortEdits(fix.Edits)
	fix.Edits = slices.CompactFunc(fix.Edits, func(a, b text.Edit) bool { return a.Span == b.Span })
	if fix, ok := mend.Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// kindsOf are the kinds of what an entry declares, beside that it is a module.
func kindsOf(p *analysis.Pass, e *manifest.Entry) []manifest.Kind {
	var kinds []manifest.Kind
	for kind := range doubt.Homes {
		isOne := slices.ContainsFunc(p.File.Definitions(kind), func(d manifest.Definition) bool { return d.Entry == e })
		if isOne {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// renamedReferences are the edits that give the references to a name another one.
func renamedReferences(p *analysis.Pass, kind manifest.Kind, name, by string) []text.Edit {
	var edits []text.Edit
	for ref := range p.File.References() {
		if ref.Kind == kind && ref.Name == name && !ref.Unknown {
			edits = append(edits, text.Edit{Span: ref.Span, New: by})
		}
	}
	return edits
}

// IsBadlyDeclared reports whether a name that the schema refuses is the key of an entry, which
// the schema refuses as well: the mistake is there.
func IsBadlyDeclared(p *analysis.Pass, kind manifest.Kind, name string) bool {
	name, _, _ = strings.Cut(name, "/")
	return slices.ContainsFunc(p.File.Lookup(kind, name), func(d manifest.Definition) bool { return mend.BadKey.Of(d.Entry) })
}
