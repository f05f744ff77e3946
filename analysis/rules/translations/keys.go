package translations

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

// i18nKeys looks up what modules take from the translation files. All must be in the file
// of the default locale; what other files have must fit as well.
func i18nKeys(p *analysis.Pass, l *locales) {
	standard := l.file(l.standard)
	if standard != nil && standard.texts == nil {
		standard = nil
	}
	var entry *manifest.Entry
	var places []textPlace
	for ref := range p.File.I18n() {
		if ref.Entry != entry {
			entry, places = ref.Entry, textPlaces.Of(ref.Entry)
		}
		place := places[0]
		places = places[1:]
		if ref.Unknown {
			continue
		}
		if standard != nil {
			if _, known := standard.texts.text(ref.Key); known == absent {
				missingText(p, ref, standard)
			}
		}
		fitting(p, l, ref, place)
	}
}

// missingText reports a text that the default locale lacks.
func missingText(p *analysis.Pass, ref manifest.I18n, in *locale) {
	if isMisplacedText(p, ref) {
		return
	}
	near := in.texts.nearest(ref.Key)
	d := analysis.Diagnostic{
		Rule: ruleI18nKeyMissing, Span: ref.Value,
		Message: fmt.Sprintf("%q has no text %q", prose.Shortened(in.path), prose.Shortened(ref.Key)),
		Related: []analysis.Related{{Span: in.pathAt.Node().Span(), Message: "the file of the default locale"}},
	}
	if near == "" {
		d.Message += ": add it there; it is the file of the default locale, which needs all texts"
	} else {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
		d.Mend = func() []analysis.Fix {
			return analysis.One("Replace with "+prose.QuoteTitle(near), false, ref.Value, yamledit.QuotedLike(near, mend.ScalarAt(p, ref.Value.Start)))
		}
	}
	p.Report(d, analysis.UnlessErrorIn)
}

// fitting reports a text that its property does not take.
func fitting(p *analysis.Pass, l *locales, ref manifest.I18n, place textPlace) {
	if !place.Known {
		return
	}
	var first *locale
	var what string
	var others []string
	for i := range l.files {
		in := &l.files[i]
		if in.kind != files.Regular || in.texts == nil {
			continue
		}
		s, known := in.texts.text(ref.Key)
		if known != present {
			continue
		}
		wrong := place.wrong(s)
		switch {
		case wrong == "":
		case first == nil:
			first, what = in, wrong
		default:
			others = append(others, prose.QuoteTitle(in.name))
		}
	}
	if first == nil || isMisplacedText(p, ref) {
		return
	}
	d := analysis.Diagnostic{
		Rule: ruleI18nValueInvalid, Span: ref.Value,
		Message: fmt.Sprintf("the text %q in %q %s", prose.Shortened(ref.Key), prose.Shortened(first.path), what),
		Related: []analysis.Related{{Span: first.pathAt.Node().Span(), Message: "the file with the text"}},
	}
	if len(others) > 0 {
		d.Message += "; that of " + prose.And(others) + " does not fit either"
	}
	p.Report(d, analysis.UnlessErrorIn)
}
