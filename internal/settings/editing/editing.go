// Package editing says what editors show in a file of settings, and of the names of rules wherever they
// stand: what can be written, and what it means.
//
// Law: it offers and explains what [settings.Keys] and the rules say, and nothing else.
package editing

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/hover"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
)

// Words returns what may be written at a place of a file of settings.
func Words(at *manifest.Context) []completion.Word {
	path := keysOf(at.Path)
	isKey, isValue := at.Role == manifest.RoleKey || at.Below, at.Role == manifest.RoleValue && !at.Below
	switch {
	case isKey && len(path) == 0:
		return keyWords(at.Keys)
	case isKey && settings.HasRules(path):
		return append(RuleWords(func(r *analysis.Rule) bool { return slices.Contains(at.Keys, r.ID) }), groupWords(at.Keys)...)
	case isKey && len(path) == 1 && path[0] == "schema" && !slices.Contains(at.Keys, "path"):
		return []completion.Word{{Label: "path", Detail: "a folder, or off"}}
	case isValue && len(path) > 1 && settings.HasRules(path[:len(path)-1]):
		return severityWords(path[len(path)-1])
	case isValue && len(path) == 1:
		return valueWords(path[0])
	}
	return nil
}

// keysOf returns a path as the names of its properties; what is in a list has none.
func keysOf(path manifest.Path) (names []string) {
	for _, step := range path {
		names = append(names, step.Key)
	}
	return names
}

// keyWords returns the settings that are not there yet.
func keyWords(has []string) (out []completion.Word) {
	for _, key := range settings.Keys {
		if !slices.Contains(has, key.Name) {
			out = append(out, completion.Word{Label: key.Name, Document: KeyText(key), Likely: key.Name == "rules"})
		}
	}
	return out
}

// valueWords returns the values that a setting may have.
func valueWords(name string) (out []completion.Word) {
	key, _ := settings.KeyOf(name)
	for _, value := range key.Values {
		out = append(out, completion.Word{Label: value})
	}
	return out
}

// RuleWords returns the names of all rules but some.
func RuleWords(without func(*analysis.Rule) bool) (out []completion.Word) {
	for _, r := range rules.All().Rules() {
		if !without(r) {
			out = append(out, completion.Word{Label: r.ID, Detail: r.Severity.String(), Document: RuleText(r)})
		}
	}
	slices.SortFunc(out, func(a, b completion.Word) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// groupWords returns the names of groups of rules that are not there yet.
func groupWords(has []string) (out []completion.Word) {
	for _, name := range append(rules.GroupNames(), settings.AllRules) {
		if !slices.Contains(has, name) {
			out = append(out, completion.Word{Label: name, Detail: "group of rules"})
		}
	}
	return out
}

// severityWords returns what can be made of a rule.
func severityWords(rule string) (out []completion.Word) {
	r, _ := rules.All().Rule(rule)
	for _, name := range analysis.SeverityNames() {
		w := completion.Word{Label: name}
		if r != nil && name == r.Severity.String() {
			w.Detail = "what it is without a setting"
		}
		out = append(out, w)
	}
	return out
}

// About says what the setting or rule is about whose name a cursor is on in a file of settings; buf is its text.
func About(at *manifest.Context, buf *text.Buffer) (hover.Hover, bool) {
	if at.Role != manifest.RoleKey {
		return hover.Hover{}, false
	}
	name, path := buf.Slice(at.Span), keysOf(at.Path)
	if key, ok := settings.KeyOf(name); ok && len(path) == 0 {
		return hover.Hover{Span: at.Span, Text: KeyText(key)}, true
	}
	if r, ok := rules.All().Rule(name); ok && settings.HasRules(path) {
		return hover.Hover{Span: at.Span, Text: RuleText(r)}, true
	}
	return hover.Hover{}, false
}

// KeyText says what a setting is about.
func KeyText(key settings.Key) string { return "**`" + key.Name + "`** · setting\n\n" + key.Doc }

// RuleText says what a rule demands and why, and links to its page. What is wrong here is
// what the diagnostic says, which editors show themselves.
func RuleText(r *analysis.Rule) string {
	words := "**`" + r.ID + "`** · rule\n\n" + Literal(r.Doc)
	if r.Why != "" {
		words += " " + Literal(r.Why)
	}
	if page := r.URL(); page != "" {
		words += "\n\n[About this rule](" + page + ")"
	}
	return words
}

// Literal returns a text in which no Markdown counts.
func Literal(s string) string { return markdownMarks.Replace(s) }

var markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`)
