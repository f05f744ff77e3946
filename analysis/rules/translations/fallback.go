package translations

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

var (
	ruleFallbackMissing = &analysis.Rule{
		ID: "translation-fallback-missing", Severity: analysis.Error, Official: []string{"translations.missingTranslationsJsonFile"},
		Doc: "A locale that others fall back on has a translation file.",
	}
	ruleFallbackDuplicate = &analysis.Rule{
		ID: "translation-fallback-duplicate", Severity: analysis.Error, Official: []string{"translations.duplicateFallbackConfig"},
		Doc: "A locale does not fall back on itself.",
	}
)

// fallbacks looks at what stands in for the texts that a locale lacks.
func fallbacks(p *analysis.Pass, l *locales) {
	missing := map[string]bool{}
	named := l.fallbackNames()
	for target, value := range l.fallback.Fields() {
		on := shape.Original(value)
		fallbackOn(p, l, on, named, missing)
		for item := range on.Items() {
			other := shape.Original(item)
			if other.Type() == schema.String && other.Text() == target {
				p.Report(analysis.Diagnostic{
					Rule: ruleFallbackDuplicate, Span: other.Node().Span(),
					Message: fmt.Sprintf("%q cannot fall back on itself: remove it from its list", target),
					Mend:    func() []analysis.Fix { return mendOwnFallback(p, l, target, on, other) },
				}, analysis.UnlessErrorIn)
				continue
			}
			fallbackOn(p, l, other, named, missing)
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
func fallbackOn(p *analysis.Pass, l *locales, value manifest.Value, named map[string]int, missing map[string]bool) {
	if value.Type() != schema.String || l.open {
		return
	}
	name := value.Text()
	if l.file(name) != nil || missing[name] {
		return
	}
	missing[name] = true
	d := analysis.Diagnostic{
		Rule: ruleFallbackMissing, Span: value.Node().Span(),
		Message: fmt.Sprintf("there is no translation file for %q", name),
		Mend:    func() []analysis.Fix { return mendFallback(p, l, value, named[name]) },
	}
	if near := nearestLocale(name, l.names()); near != "" {
		d.Message += fmt.Sprintf(": did you mean %q, or does \"resources\" lack it?", near)
	} else {
		d.Message += ": add it to \"resources\", or name a locale that is there"
	}
	if !l.list.IsZero() {
		d.Related = []analysis.Related{{Span: l.list.Key().Span(), Message: "the files that there are"}}
	}
	p.Report(d, analysis.UnlessErrorIn)
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
