package translations

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var (
	ruleLocaleDuplicate = &analysis.Rule{
		ID: "translation-locale-duplicate", Severity: analysis.Error, Official: []string{"translations.duplicateResourceKey"},
		Doc: "Each locale has one translation file.",
	}
	ruleLocaleFileInvalid = &analysis.Rule{
		ID: "translation-file-invalid", Severity: analysis.Error, ReadsFiles: true, Official: []string{"translations.invalidLanguageFile"},
		Doc: "A translation file is there, and it is JSON.",
	}
)

// repeatedLocales reports locales with more than one file. Forge takes the first.
func repeatedLocales(p *analysis.Pass, l *locales) {
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
		p.Report(analysis.Diagnostic{
			Rule: ruleLocaleDuplicate, Span: other.nameAt.Node().Span(),
			Message: fmt.Sprintf("%q has a file already, on line %d: remove one of them", other.name, p.LineOf(one.nameAt.Node().Span())),
			Related: []analysis.Related{{Span: one.nameAt.Node().Span(), Message: "the first one"}},
			Mend:    func() []analysis.Fix { return mendRepeatedLocale(p, l, other) },
		}, analysis.UnlessErrorIn)
	}
}

// localeFiles reports the files that Forge cannot read. It passes over a directory
// without a word, but then all texts are missing.
func localeFiles(p *analysis.Pass, l *locales) {
	for _, one := range l.files {
		d := analysis.Diagnostic{Rule: ruleLocaleFileInvalid, Span: one.pathAt.Node().Span()}
		switch {
		case one.kind == files.Missing:
			d.Message = fmt.Sprintf("there is no file %q beside the manifest: create it, or name another", prose.Shortened(one.path))
			d.Mend = func() []analysis.Fix { return mendLocalePath(p, l, one) }
		case one.kind == files.Directory:
			d.Message = fmt.Sprintf("%q is a directory: name a JSON file", prose.Shortened(one.path))
			d.Mend = func() []analysis.Fix { return mendLocalePath(p, l, one) }
			if one.name != l.standard || !hasI18n(p) {
				d.Severity = analysis.Warning
			}
		case one.texts != nil && one.texts.mistake != "":
			d.Message = fmt.Sprintf("%q is not JSON: %s", prose.Shortened(one.path), one.texts.mistake)
		case one.unread:
			d.Severity = analysis.Information
			d.Message = fmt.Sprintf("%q was not looked at, because the translation files hold too much: whether its texts are right is not known", prose.Shortened(one.path))
		default:
			continue
		}
		p.Report(d, analysis.UnlessErrorIn)
	}
}

// hasI18n reports whether a module takes a text from the translation files.
func hasI18n(p *analysis.Pass) bool {
	for range p.File.I18n() {
		return true
	}
	return false
}
