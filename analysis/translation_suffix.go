package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var ruleI18nReservedSuffix = &Rule{
	ID: "i18n-reserved-suffix", Severity: Error, Official: []string{"translations.internalI18nPropertyKeyFound"},
	Doc: "Forge itself writes the properties whose names end with \"__i18n\".",
	Why: "A manifest with \"translations\" may not set them.",
	Bad: head + strings.Replace(i18nPage, "      title:\n        i18n: page.title\n", "      title: Page\n      title__i18n: page.title\n", 1) +
		resources + inEnglish,
	Good: head + i18nPage + resources + inEnglish, Files: english,
}

// reservedSuffix ends the names of properties that Forge writes itself.
const reservedSuffix = "__i18n"

// reservedSuffixes reports them. Without "translations" Forge lets them pass.
func reservedSuffixes(s scope, found []finding) []finding {
	if s.entry == nil || !s.entry.IsTranslated() {
		return found
	}
	known := map[int]bool{} // where errors start
	for _, f := range found {
		if f.Severity == Error {
			known[f.Span.Start] = true
		}
	}
	s.eachSuffix(s.file.Value(s.node), nil, map[manifest.Value]bool{}, func(f finding) {
		if !known[f.Span.Start] {
			found = append(found, f)
		}
	})
	return found
}

// eachSuffix yields a finding for each such property, searched for as Forge does: through
// maps, and through maps in lists.
func (s scope) eachSuffix(v manifest.Value, path []string, seen map[manifest.Value]bool, yield func(finding)) {
	if v.Type() != schema.Map || seen[v] {
		return
	}
	seen[v] = true
	for name, field := range v.Fields() {
		child := original(field)
		switch child.Type() {
		case schema.String:
			if base, ok := strings.CutSuffix(name, reservedSuffix); ok && base != "" {
				yield(s.suffixFinding(v, name, append(path[:len(path):len(path)], base)))
			}
		case schema.Map, schema.List:
			below := append(path[:len(path):len(path)], name)
			for item := range child.Items() {
				s.eachSuffix(original(item), below, seen, yield)
			}
			s.eachSuffix(child, below, seen, yield)
		}
	}
}

func (s scope) suffixFinding(in manifest.Value, name string, path []string) finding {
	span, _ := in.KeySpan(name)
	base := path[len(path)-1]
	key := span
	return finding{
		Diagnostic: Diagnostic{
			Rule: ruleI18nReservedSuffix, Severity: Error, Span: key,
			Message: fmt.Sprintf("%q is refused in a manifest with \"translations\", because Forge writes it itself: give %q the form \"{i18n: key}\" instead", name, base),
		},
		place: key.Start,
		late: func(p *pass, _ target, d *Diagnostic) bool {
			if section, ok := p.file.Section("translations"); !ok || isFalsy(section.Pair.Value()) {
				d.Severity = Information
				d.Message = fmt.Sprintf("%q is what Forge itself writes for %q in the form \"{i18n: key}\": together with \"translations\" it is refused", name, base)
			}
			return true
		},
		fix: func(p *pass, t target) []Fix { return p.mendSuffix(t, path) },
	}
}

// mendSuffix gives the property that is meant the form in which Forge takes its text from
// the files, or removes the other.
func (p *pass) mendSuffix(t target, path []string) []Fix {
	m, pair := t.pairAt(t.place)
	if pair.IsZero() {
		return nil
	}
	remove := p.removePair(m, pair)
	fix, ok := p.convertSuffix(t, m, pair, path)
	if !ok {
		return []Fix{remove}
	}
	return []Fix{fix, remove}
}

// convertSuffix is false where the other form would be wrong.
func (p *pass) convertSuffix(t target, m syntax.Node, pair syntax.PairNode, path []string) (Fix, bool) {
	base := path[len(path)-1]
	module, ok := p.file.Catalogue().Module(t.entry.List.Type)
	if !ok || module.Item == nil || !newTextPlace(module.Item, path).known || !m.Pair(base).IsZero() {
		return Fix{}, false
	}
	value := p.file.Value(pair.Value())
	fix := Fix{Title: fmt.Sprintf("Write %s: {i18n: %s}", base, shortened(value.Text()))}
	i18n := edit.Field{Key: "i18n", Value: edit.Quoted(value.Text())}
	fix.Edits = p.edit().ReplacePair(m, pair, edit.Field{Key: base, Fields: []edit.Field{i18n}})
	s, ok := p.file.Section("translations")
	if !ok {
		edits, what := p.addTranslations()
		fix.Title += ", and add translations: " + what
		fix.Edits = append(fix.Edits, edits...)
		return p.tidy(fix)
	}
	l := p.locales(s)
	standard := l.file(l.standard)
	if standard == nil || standard.texts == nil {
		return fix, true
	}
	_, known := standard.texts.text(value.Text())
	return fix, known != absent
}
