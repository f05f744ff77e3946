package analysis

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupAutoConvert is the addresses that turn into a macro when they are pasted. Forge
// looks at them in modules of all types.
var groupAutoConvert = &Group{
	Rules: []*Rule{ruleAutoConvertEmpty, ruleAutoConvertPattern},
	Entry: map[string][]entryCheck{"": {scope.autoConvert}},
}

// autoConvertMacro starts a sample with a macro.
const autoConvertMacro = "modules:\n  macro:\n    - key: macro\n      title: Macro\n      function: main\n"

var (
	ruleAutoConvertEmpty = &Rule{
		ID: "macro-auto-convert-empty", Severity: Error, Official: []string{"modules.confluence.autoConvert.emptyMatcherArray"},
		Doc: "\"autoConvert\" has matchers, in modules that are no macros, too.", Why: schemaWhy,
		Bad:  head + provider + "      autoConvert:\n        matchers: []\n" + resources,
		Good: head + provider + resources,
	}
	ruleAutoConvertPattern = &Rule{
		ID: "macro-auto-convert-pattern", Severity: Error, Official: []string{"modules.confluence.autoConvert.invalidMatcherPatternRegex"},
		Doc: "The pattern of a matcher is an address with its scheme, in which \"*\" stands for any characters.", Why: schemaWhy,
		Bad:  head + autoConvertMacro + "      autoConvert:\n        matchers:\n          - pattern: example.com/*\n" + functions,
		Good: head + autoConvertMacro + "      autoConvert:\n        matchers:\n          - pattern: https://example.com/*\n" + functions,
	}
)

// autoConvert checks the property of an entry.
func (s scope) autoConvert(found []finding) []finding {
	pair := s.entry.Pair("autoConvert")
	if pair.IsZero() || !s.entry.List.IsModule() {
		return found
	}
	v := s.file.Value(pair.Value())
	if v.Type() == schema.Unknown || isFalsy(v.Content()) {
		return found
	}
	matchers := v.Content().Pair("matchers")
	list := s.file.Value(matchers.Value())
	if matchers.IsZero() && v.MayHave("matchers") || !matchers.IsZero() && list.Type() == schema.Unknown {
		return found
	}
	key := pair.Key().Span()
	if list.Type() != schema.List || countItems(list.Content()) == 0 {
		if s.hasError(found, key, pair.Value().Span(), matchers.Key().Span(), matchers.Value().Span()) {
			return found
		}
		return append(found, finding{
			Diagnostic: Diagnostic{
				Rule: ruleAutoConvertEmpty, Severity: Error, Span: key,
				Message: "\"autoConvert\" needs \"matchers\" with at least one pattern: add one, or remove it",
			},
			place: key.Start, fix: mendMatchers,
		})
	}
	for item := range list.Content().Items() {
		found = s.matcher(found, item)
	}
	return found
}

// mendMatchers writes a matcher where there is no map, such as for a key that is being typed,
// or removes the property.
func mendMatchers(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.place)
	var fixes []Fix
	if kind := pair.Value().Kind(); kind != syntax.Mapping && kind != syntax.Alias {
		pattern := edit.Field{Key: "pattern", Value: edit.Quoted(exampleTexts["pattern"])}
		fixes = []Fix{{
			Title: "Add a matcher",
			Edits: p.edit().SetFields(m, pair, edit.Field{Key: "matchers", Items: [][]edit.Field{{pattern}}}),
		}}
	}
	return append(fixes, removeProperty(p, t)...)
}

func countItems(n syntax.Node) int {
	count := 0
	for range n.Items() {
		count++
	}
	return count
}

// matcher checks one of the matchers.
func (s scope) matcher(found []finding, item syntax.ItemNode) []finding {
	m := s.file.Value(item.Value())
	pattern := m.Content().Pair("pattern")
	v := s.file.Value(pattern.Value())
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
		span = s.title(at)
	}
	if s.hasError(found, span) || isAutoConvertPattern(v) {
		return found
	}
	f := finding{Diagnostic: Diagnostic{Rule: ruleAutoConvertPattern, Severity: Error, Span: span}}
	f.place = at.Span().Start
	f.Message = "the matcher needs a \"pattern\", such as \"https://example.com/*\""
	if !pattern.IsZero() {
		f.Message = fmt.Sprintf("%q is not a pattern of addresses: start with a scheme such as \"https://\", then the host, in which \"*\" stands for any characters", shortened(v.Text()))
		f.fix = replaceValue(betterPatterns(v), false)
	}
	return append(found, f)
}

// autoConvertForm is what a pattern looks like. A dot is any character but a line end
// of JavaScript.
var autoConvertForm = regexp.MustCompile(`^[a-zA-Z]+:(//)?(\\\\)?(?:[a-zA-Z0-9\-*]+[.:])*[a-zA-Z0-9\-*]+(?:\.:[a-zA-Z*]+)?(?:/[^\n\r\x{2028}\x{2029}]*)?$`)

// maxPattern is how long a pattern may be, in UTF-16 code units.
const maxPattern = 1024

func isAutoConvertPattern(v manifest.Value) bool {
	return v.Type() == schema.String && isPatternText(v.Text())
}

func isPatternText(s string) bool {
	return len(utf16.Encode([]rune(s))) <= maxPattern && autoConvertForm.MatchString(s)
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
