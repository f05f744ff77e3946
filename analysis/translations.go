package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

// groupTranslations is texts in other languages.
var groupTranslations = &Group{
	Choices: (*pass).standardLocales,
	Rules: []*Rule{
		ruleI18nNoTranslations, ruleI18nKeyMissing, ruleI18nValueInvalid, ruleI18nReservedSuffix,
		ruleLocaleDuplicate, ruleLocaleFileInvalid, ruleFallbackMissing, ruleFallbackDuplicate,
	},
	Entry: map[string][]entryCheck{"": {reservedSuffixes}},
	File:  translations,
}

var (
	ruleI18nNoTranslations = &Rule{
		ID: "i18n-no-translations", Severity: Error, Official: []string{"translations.missingTranslationsPropertyError"},
		Doc: "Texts that modules take from translation files need the section \"translations\".", Why: schemaWhy,
		Bad: head + i18nPage + resources, Good: head + i18nPage + resources + inEnglish, Files: english,
	}
	ruleI18nKeyMissing = &Rule{
		ID: "i18n-key-missing", Severity: Error, ReadsFiles: true, Official: []string{"translations.i18nKeyNotFound"},
		Doc: "Each text that a module takes from the translation files stands in that of the default locale.", Why: schemaWhy,
		Bad:  head + "modules:\n  jira:projectPage:\n    - key: page\n      title:\n        i18n: page.titel\n      resource: main\n" + resources + inEnglish,
		Good: head + i18nPage + resources + inEnglish, Files: english,
	}
)

// Parts of samples.
const (
	i18nPage = `modules:
  jira:projectPage:
    - key: page
      title:
        i18n: page.title
      resource: main
`
	fallback = `  fallback:
    default: en-US
`
	inEnglish = `translations:
  resources:
    - key: en-US
      path: locales/en-US.json
` + fallback
)

var english = map[string]string{"locales/en-US.json": `{"page": {"title": "Page"}}`}

// translations looks at the section of that name, and at what modules take from the
// files that it names.
func translations(p *pass) {
	s, ok := p.file.Section("translations")
	if !ok {
		p.untranslated()
		return
	}
	l := p.locales(s)
	p.repeatedLocales(l)
	p.localeFiles(l)
	p.fallbacks(l)
	p.i18nKeys(l)
}

// untranslated reports, once, that texts have nowhere to come from.
func (p *pass) untranslated() {
	root := p.tree.Root()
	var first manifest.I18n
	n := 0
	for ref := range p.file.I18n() {
		if p.isAstrayText(ref) {
			continue
		}
		if n++; n == 1 {
			first = ref
		}
	}
	if n == 0 || p.file.Value(root).MayHave("translations") || p.isMissingNear(root, "translations") {
		return
	}
	d := Diagnostic{
		Rule: ruleI18nNoTranslations, Span: first.Value,
		Message: "the manifest has no \"translations\", so nothing says which files this text is in: add the section",
		Mend: func() []Fix {
			edits, what := p.addTranslations()
			return []Fix{{Title: "Add translations: " + what, Edits: edits}}
		},
	}
	if n > 1 {
		d.Message = fmt.Sprintf("the manifest has no \"translations\", so nothing says which files this text and %d more are in: add the section", n-1)
	}
	p.report(d, unlessErrorIn)
}

// isAstrayText reports whether a text stands where none may be taken from the files, which
// is reported already.
func (p *pass) isAstrayText(ref manifest.I18n) bool {
	base := ref.Entry.Base()
	for _, f := range p.judged(ref.Entry).findings {
		if f.Severity == Error && (within(ref.Value, f.Span.Shift(base)) || f.covers.Len() > 0 && within(f.covers.Shift(base), ref.Value)) {
			return true
		}
	}
	return false
}
