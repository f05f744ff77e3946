package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
)

// i18nKeys looks up what modules take from the translation files. All must be in the file
// of the default locale; what other files have must fit as well.
func (p *pass) i18nKeys(l *locales) {
	standard := l.file(l.standard)
	if standard != nil && standard.texts == nil {
		standard = nil
	}
	var entry *manifest.Entry
	var places []textPlace
	for ref := range p.file.I18n() {
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
				p.missingText(ref, standard)
			}
		}
		p.fitting(l, ref, place)
	}
}

// missingText reports a text that the default locale lacks.
func (p *pass) missingText(ref manifest.I18n, in *locale) {
	if p.isAstrayText(ref) {
		return
	}
	near := in.texts.nearest(ref.Key)
	d := Diagnostic{
		Rule: ruleI18nKeyMissing, Span: ref.Value,
		Message: fmt.Sprintf("%q has no text %q", shortened(in.path), shortened(ref.Key)),
		Related: []Related{{in.pathAt.Node().Span(), "the file of the default locale"}},
	}
	if near == "" {
		d.Message += ": add it there; it is the file of the default locale, which needs all texts"
	} else {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
		d.Mend = func() []Fix {
			return one("Replace by "+quoteTitle(near), false, ref.Value, edit.QuotedLike(near, p.scalarAt(ref.Value.Start)))
		}
	}
	p.report(d, unlessErrorIn)
}

// fitting reports a text that its property does not take.
func (p *pass) fitting(l *locales, ref manifest.I18n, place textPlace) {
	if !place.known {
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
			others = append(others, quoteTitle(in.name))
		}
	}
	if first == nil || p.isAstrayText(ref) {
		return
	}
	d := Diagnostic{
		Rule: ruleI18nValueInvalid, Span: ref.Value,
		Message: fmt.Sprintf("the text %q in %q %s", shortened(ref.Key), shortened(first.path), what),
		Related: []Related{{first.pathAt.Node().Span(), "the file with the text"}},
	}
	if len(others) > 0 {
		d.Message += "; that of " + prose.And(others) + " does not fit either"
	}
	p.report(d, unlessErrorIn)
}
