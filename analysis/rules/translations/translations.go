package translations

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

var (
	ruleI18nNoTranslations = &analysis.Rule{
		ID: "i18n-no-translations", Severity: analysis.Error, Official: []string{"translations.missingTranslationsPropertyError"},
		Doc: "Texts that modules take from translation files need the section \"translations\".",
	}
	ruleI18nKeyMissing = &analysis.Rule{
		ID: "i18n-key-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"translations.i18nKeyNotFound"},
		Doc: "Each text that a module takes from the translation files stands in that of the default locale.",
	}
)

// translations looks at the section of that name, and at what modules take from the
// files that it names.
func translations(p *analysis.Pass) {
	s, ok := p.File.Section("translations")
	if !ok {
		untranslated(p)
		return
	}
	l := localesOf(p, s)
	repeatedLocales(p, l)
	localeFiles(p, l)
	fallbacks(p, l)
	i18nKeys(p, l)
}

// untranslated reports, once, that texts have nowhere to come from.
func untranslated(p *analysis.Pass) {
	root := p.Tree.Root()
	var first manifest.I18n
	n := 0
	for ref := range p.File.I18n() {
		if isMisplacedText(p, ref) {
			continue
		}
		if n++; n == 1 {
			first = ref
		}
	}
	if n == 0 || p.File.Value(root).MayHave("translations") || doubt.IsMissingNear(p, root, "translations") {
		return
	}
	d := analysis.Diagnostic{
		Rule: ruleI18nNoTranslations, Span: first.Value,
		Message: "the manifest has no \"translations\", so nothing says which files this text is in: add the section",
		Mend: func() []analysis.Fix {
			edits, what := addTranslations(p)
			return []analysis.Fix{{Title: "Add translations: " + what, Edits: edits}}
		},
	}
	if n > 1 {
		d.Message = fmt.Sprintf("the manifest has no \"translations\", so nothing says which files this text and %d more are in: add the section", n-1)
	}
	p.Report(d, analysis.UnlessErrorIn)
}

// isMisplacedText reports whether a text stands where none may be taken from the files, which
// is reported already.
func isMisplacedText(p *analysis.Pass, ref manifest.I18n) bool {
	base := ref.Entry.Base()
	for _, f := range p.ResultsOf(ref.Entry).Findings {
		if f.Severity == analysis.Error && (text.Within(ref.Value, f.Span.Shift(base)) || f.Covers.Len() > 0 && text.Within(f.Covers.Shift(base), ref.Value)) {
			return true
		}
	}
	return false
}
