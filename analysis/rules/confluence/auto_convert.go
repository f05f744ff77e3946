package confluence

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleAutoConvertEmpty = &analysis.Rule{
		ID: "macro-auto-convert-empty", Severity: analysis.Error, Official: []string{"modules.confluence.autoConvert.emptyMatcherArray"},
		Doc: "\"autoConvert\" has \"matchers\" with at least one pattern.",
	}
	ruleAutoConvertPattern = &analysis.Rule{
		ID: "macro-auto-convert-pattern", Severity: analysis.Error, Official: []string{"modules.confluence.autoConvert.invalidMatcherPatternRegex"},
		Doc: "The pattern of a matcher is an address with its scheme, in which \"*\" stands for any characters.",
	}
)

// autoConvert checks the property of an entry.
func autoConvert(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	pair := s.Entry.Pair("autoConvert")
	if pair.IsZero() || !s.Entry.List.IsModule() {
		return found
	}
	v := s.File.Value(pair.Value())
	if v.Type() == schema.Unknown || analysis.IsFalsy(v.Content()) {
		return found
	}
	matchers := v.Content().Pair("matchers")
	list := s.File.Value(matchers.Value())
	if matchers.IsZero() && v.MayHave("matchers") || !matchers.IsZero() && list.Type() == schema.Unknown {
		return found
	}
	key := pair.Key().Span()
	if list.Type() != schema.List || syntax.CountItems(list.Content()) == 0 {
		if s.HasError(found, key, pair.Value().Span(), matchers.Key().Span(), matchers.Value().Span()) {
			return found
		}
		return append(found, analysis.Finding{
			Diagnostic: analysis.Diagnostic{
				Rule: ruleAutoConvertEmpty, Severity: analysis.Error, Span: key,
				Message: "\"autoConvert\" needs \"matchers\" with at least one pattern: add one, or remove it",
			},
			Place: key.Start, Fix: mendMatchers,
		})
	}
	for item := range list.Content().Items() {
		found = matcher(s, found, item)
	}
	return found
}

// mendMatchers writes a matcher where there is no map, such as for a key that is being typed,
// or removes the property.
func mendMatchers(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	var fixes []analysis.Fix
	if kind := pair.Value().Kind(); kind != syntax.Mapping && kind != syntax.Alias {
		pattern := yamledit.Field{Key: "pattern", Value: yamledit.Quoted(schema.ExampleText([]string{"pattern"}))}
		fixes = []analysis.Fix{{
			Title: "Add a matcher",
			Edits: p.Edit().SetFields(m, pair, yamledit.Field{Key: "matchers", Items: [][]yamledit.Field{{pattern}}}),
		}}
	}
	return append(fixes, mend.RemoveProperty(p, t)...)
}

// matcher checks one of the matchers.
func matcher(s analysis.Unit, found []analysis.Finding, item syntax.ItemNode) []analysis.Finding {
	m := s.File.Value(item.Value())
	pattern := m.Content().Pair("pattern")
	v := s.File.Value(pattern.Value())
	at := m.Node()
	switch {
	case m.Type() == schema.Unknown || !pattern.IsZero() && v.Type() == schema.Unknown:
		return found
	case pattern.IsZero() && m.Type() == schema.Map && m.MayHave("pattern"):
		return found
	case v.Type() == schema.List: // its items joined may be a pattern
		return found
	case !pattern.IsZero():
		at = v.Node()
	}
	span := at.Span()
	if at.Kind() == syntax.Mapping || span.Len() == 0 {
		span = s.Title(at)
	}
	if s.HasError(found, span) || isAutoConvertPattern(v) {
		return found
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: ruleAutoConvertPattern, Severity: analysis.Error, Span: span}}
	f.Place = at.Span().Start
	f.Message = "the matcher needs a \"pattern\", such as \"https://example.com/*\""
	if !pattern.IsZero() {
		f.Message = fmt.Sprintf("%q is not a pattern of addresses: start with a scheme such as \"https://\", then the host, in which \"*\" stands for any characters", prose.Shortened(v.Text()))
		f.Fix = mend.ReplaceValue(betterPatterns(v), false)
	}
	return append(found, f)
}

// autoConvertForm is what a pattern looks like. A dot is any character but a line end
// of JavaScript.
var autoConvertForm = regexp.MustCompile(`^[a-zA-Z]+:(//)?(\\\\)?(?:[a-zA-Z0-9\-*]+[.:])*[a-zA-Z0-9\-*]+(?:\.:[a-zA-Z*]+)?(?:/[^\n\r\x{2028}\x{2029}]*)?$`)

// maxPattern is how long a pattern may be, in UTF-16 code units.
const maxPattern = 1024

// isAutoConvertPattern reports whether Forge accepts a value as a pattern.
func isAutoConvertPattern(v manifest.Value) bool {
	return v.Type() == schema.String && isPatternText(v.Text())
}

// isPatternText reports whether Forge accepts a text as a pattern.
func isPatternText(s string) bool {
	return javascript.Length(s) <= maxPattern && autoConvertForm.MatchString(s)
}

// betterPatterns are patterns that are right and may be meant.
func betterPatterns(v manifest.Value) []string {
	s := strings.TrimSpace(v.Text())
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	s = "https://" + strings.TrimLeft(s, "/")
	if v.Type() != schema.String || !isPatternText(s) {
		return nil
	}
	return []string{s}
}
