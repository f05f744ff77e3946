package analysis

import (
	"fmt"

	"forge-manifest-ls/files"
	"forge-manifest-ls/schema"
)

var (
	ruleLocaleDuplicate = &Rule{
		ID: "translation-locale-duplicate", Severity: Error, Official: []string{"translations.duplicateResourceKey"},
		Doc: "Each locale has one translation file.", Why: schemaWhy,
		Bad:  head + i18nPage + resources + inEnglish[:len(inEnglish)-len(fallback)] + "    - key: en-US\n      path: locales/de-DE.json\n" + fallback,
		Good: head + i18nPage + resources + inEnglish[:len(inEnglish)-len(fallback)] + "    - key: de-DE\n      path: locales/de-DE.json\n" + fallback,
		Files: map[string]string{
			"locales/en-US.json": english["locales/en-US.json"],
			"locales/de-DE.json": `{"page": {"title": "Seite"}}`,
		},
	}
	ruleLocaleFileInvalid = &Rule{
		ID: "translation-file-invalid", Severity: Error, ReadsFiles: true, Official: []string{"translations.invalidLanguageFile"},
		Doc: "A translation file is there, and it is JSON.", Why: schemaWhy,
		Bad:  head + i18nPage + resources + "translations:\n  resources:\n    - key: en-US\n      path: locales/en.json\n" + fallback,
		Good: head + i18nPage + resources + inEnglish, Files: english,
	}
)

// repeatedLocales reports locales with more than one file. Forge takes the first.
func (p *pass) repeatedLocales(l *locales) {
	first := map[string]locale{}
	for _, other := range l.all {
		one, again := first[other.name]
		if !again {
			first[other.name] = other
			continue
		}
		if one.path == other.path && one.pathAt.Type() == schema.String { // the schema says that the items are equal
			continue
		}
		p.report(Diagnostic{
			Rule: ruleLocaleDuplicate, Span: other.nameAt.Node().Span(),
			Message: fmt.Sprintf("%q has a file already, on line %d: remove one of them", other.name, p.lineOf(one.nameAt.Node().Span())),
			Related: []Related{{one.nameAt.Node().Span(), "the first one"}},
			Mend:    func() []Fix { return p.mendRepeatedLocale(l, other) },
		}, unlessErrorIn)
	}
}

// localeFiles reports the files that Forge cannot read. It passes over a directory
// without a word, but then all texts are missing.
func (p *pass) localeFiles(l *locales) {
	for _, one := range l.files {
		d := Diagnostic{Rule: ruleLocaleFileInvalid, Span: one.pathAt.Node().Span()}
		switch {
		case one.kind == files.Missing:
			d.Message = fmt.Sprintf("there is no file %q beside the manifest: create it, or name another", shortened(one.path))
			d.Mend = func() []Fix { return p.mendLocalePath(l, one) }
		case one.kind == files.Directory:
			d.Message = fmt.Sprintf("%q is a directory: name a JSON file", shortened(one.path))
			d.Mend = func() []Fix { return p.mendLocalePath(l, one) }
			if one.name != l.standard || !p.hasI18n() {
				d.Severity = Warning
			}
		case one.texts != nil && one.texts.mistake != "":
			d.Message = fmt.Sprintf("%q is not JSON: %s", shortened(one.path), one.texts.mistake)
		case one.unread:
			d.Severity = Information
			d.Message = fmt.Sprintf("%q was not looked at, because the translation files hold too much: whether its texts are right is not known", shortened(one.path))
		default:
			continue
		}
		p.report(d, unlessErrorIn)
	}
}

func (p *pass) hasI18n() bool {
	for range p.file.I18n() {
		return true
	}
	return false
}
