package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

var (
	ruleFallbackMissing = &Rule{
		ID: "translation-fallback-missing", Severity: Error, Official: []string{"translations.missingTranslationsJsonFile"},
		Doc: "A locale that others fall back on has a translation file.", Why: schemaWhy,
		Bad:  head + i18nPage + resources + inEnglish + "    de-DE:\n      - en-GB\n",
		Good: head + i18nPage + resources + inEnglish + "    de-DE:\n      - en-US\n", Files: english,
	}
	ruleFallbackDuplicate = &Rule{
		ID: "translation-fallback-duplicate", Severity: Error, Official: []string{"translations.duplicateFallbackConfig"},
		Doc: "A locale does not fall back on itself.", Why: schemaWhy,
		Bad:  head + i18nPage + resources + inEnglish + "    en-US:\n      - en-US\n",
		Good: head + i18nPage + resources + inEnglish, Files: english,
	}
)

// fallbacks looks at what stands in for the texts that a locale lacks.
func (p *pass) fallbacks(l *locales) {
	missing := map[string]bool{}
	named := l.fallbackNames()
	for target, value := range l.fallback.Fields() {
		on := original(value)
		p.fallbackOn(l, on, named, missing)
		for item := range on.Items() {
			other := original(item)
			if other.Type() == schema.String && other.Text() == target {
				p.report(Diagnostic{
					Rule: ruleFallbackDuplicate, Span: other.Node().Span(),
					Message: fmt.Sprintf("%q cannot fall back on itself: remove it from its list", target),
					Mend:    func() []Fix { return p.mendOwnFallback(l, target, on, other) },
				}, unlessErrorIn)
				continue
			}
			p.fallbackOn(l, other, named, missing)
		}
	}
}

// fallbackNames counts how often each locale is named as one to fall back on.
func (l *locales) fallbackNames() map[string]int {
	named := map[string]int{}
	for _, value := range l.fallback.Fields() {
		if value.Type() == schema.String {
			named[value.Text()]++
		}
		for item := range value.Items() {
			if item.Type() == schema.String {
				named[item.Text()]++
			}
		}
	}
	return named
}

// fallbackOn reports a locale without a file, at the first place that names it.
func (p *pass) fallbackOn(l *locales, value manifest.Value, named map[string]int, missing map[string]bool) {
	if value.Type() != schema.String || l.open {
		return
	}
	name := value.Text()
	if l.file(name) != nil || missing[name] {
		return
	}
	missing[name] = true
	d := Diagnostic{
		Rule: ruleFallbackMissing, Span: value.Node().Span(),
		Message: fmt.Sprintf("there is no translation file for %q", name),
		Mend:    func() []Fix { return p.mendFallback(l, value, named[name]) },
	}
	if near := nearestLocale(name, l.names()); near != "" {
		d.Message += fmt.Sprintf(": did you mean %q, or does \"resources\" lack it?", near)
	} else {
		d.Message += ": add it to \"resources\", or name a locale that is there"
	}
	if !l.list.IsZero() {
		d.Related = []Related{{l.list.Key().Span(), "the files that there are"}}
	}
	p.report(d, unlessErrorIn)
}

// nearestLocale is the one that differs in a letter, or is of the same language.
func nearestLocale(name string, among []string) string {
	if near, ok := schema.Nearest(name, among); ok {
		return near
	}
	for _, other := range among {
		if len(name) > 2 && len(other) > 2 && name[:3] == other[:3] {
			return other
		}
	}
	return ""
}
