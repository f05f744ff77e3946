package translations

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var ruleI18nReservedSuffix = &analysis.Rule{
	ID: "i18n-reserved-suffix", Severity: analysis.Error, Official: []string{"translations.internalI18nPropertyKeyFound"},
	Doc: "Forge itself writes the properties whose names end with \"" + schema.EarlierSuffix + "\".",
	Why: "A manifest with \"translations\" may not set them.",
}

// reservedSuffixes reports them. Without "translations" Forge lets them pass.
func reservedSuffixes(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if s.Entry == nil || !s.Entry.IsTranslated() {
		return found
	}
	known := map[int]bool{} // where errors start
	for _, f := range found {
		if f.Severity == analysis.Error {
			known[f.Span.Start] = true
		}
	}
	eachSuffix(s, s.File.Value(s.Node), nil, map[manifest.Value]bool{}, func(f analysis.Finding) {
		if !known[f.Span.Start] {
			found = append(found, f)
		}
	})
	return found
}

// eachSuffix yields a finding for each such property, searched for as Forge does: through
// maps, and through maps in lists.
func eachSuffix(s analysis.Unit, v manifest.Value, path []string, seen map[manifest.Value]bool, yield func(analysis.Finding)) {
	if v.Type() != schema.Map || seen[v] {
		return
	}
	seen[v] = true
	for name, field := range v.Fields() {
		child := shape.Original(field)
		switch child.Type() {
		case schema.String:
			if base, ok := strings.CutSuffix(name, schema.EarlierSuffix); ok && base != "" {
				yield(suffixFinding(s, v, name, append(path[:len(path):len(path)], base)))
			}
		case schema.Map, schema.List:
			below := append(path[:len(path):len(path)], name)
			for item := range child.Items() {
				eachSuffix(s, shape.Original(item), below, seen, yield)
			}
			eachSuffix(s, child, below, seen, yield)
		}
	}
}

// suffixFinding reports a property with the suffix that Forge writes itself. The path leads to the
// property without it.
func suffixFinding(s analysis.Unit, in manifest.Value, name string, path []string) analysis.Finding {
	span, _ := in.KeySpan(name)
	base := path[len(path)-1]
	key := span
	return analysis.Finding{
		Diagnostic: analysis.Diagnostic{
			Rule: ruleI18nReservedSuffix, Severity: analysis.Error, Span: key,
			Message: fmt.Sprintf("%q is refused in a manifest with \"translations\", because Forge writes it itself: give %q the form \"{i18n: key}\" instead", name, base),
		},
		Place: key.Start,
		Late: func(p *analysis.Pass, _ analysis.Target, d *analysis.Diagnostic) bool {
			if section, ok := p.File.Section("translations"); !ok || analysis.IsFalsy(section.Pair.Value()) {
				d.Severity = analysis.Information
				d.Message = fmt.Sprintf("%q is what Forge itself writes for %q in the form \"{i18n: key}\": together with \"translations\" it is refused", name, base)
			}
			return true
		},
		Fix: func(p *analysis.Pass, t analysis.Target) []analysis.Fix { return mendSuffix(p, t, path) },
	}
}

// mendSuffix gives the property that is meant the form in which Forge takes its text from
// the files, or removes the other.
func mendSuffix(p *analysis.Pass, t analysis.Target, path []string) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	if pair.IsZero() {
		return nil
	}
	remove := mend.RemovePair(p, m, pair)
	fix, ok := convertSuffix(p, t, m, pair, path)
	if !ok {
		return []analysis.Fix{remove}
	}
	return []analysis.Fix{fix, remove}
}

// convertSuffix is false where the other form would be wrong.
func convertSuffix(p *analysis.Pass, t analysis.Target, m syntax.Node, pair syntax.PairNode, path []string) (analysis.Fix, bool) {
	base := path[len(path)-1]
	module, ok := p.File.Catalogue().Module(t.Entry.List.Type)
	if !ok || module.Item == nil || !NewTextPlace(module.Item, path).Known || !m.Pair(base).IsZero() {
		return analysis.Fix{}, false
	}
	value := p.File.Value(pair.Value())
	fix := analysis.Fix{Title: fmt.Sprintf("Write %s: {i18n: %s}", base, prose.Shortened(value.Text()))}
	i18n := yamledit.Field{Key: "i18n", Value: yamledit.Quoted(value.Text())}
	fix.Edits = p.Edit().ReplacePair(m, pair, yamledit.Field{Key: base, Fields: []yamledit.Field{i18n}})
	s, ok := p.File.Section("translations")
	if !ok {
		edits, what := addTranslations(p)
		fix.Title += ", and add translations: " + what
		fix.Edits = append(fix.Edits, edits...)
		return mend.Tidy(p, fix)
	}
	l := localesOf(p, s)
	standard := l.file(l.standard)
	if standard == nil || standard.texts == nil {
		return fix, true
	}
	_, known := standard.texts.text(value.Text())
	return fix, known != absent
}
