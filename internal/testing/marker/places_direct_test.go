package marker_test

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

func (d direct) places(verb string, about text.Span) []shown {
	if !d.file.IsForge() {
		return nil
	}
	switch verb {
	case "fold":
		return d.folds()
	case "select":
		return unsaid(navigation.Selections(d.file, about.Start))
	case "linked":
		return unsaid(navigation.LinkedNames(d.file, about.Start))
	case "link":
		return d.links()
	case "lens":
		return d.lenses()
	case "hint":
		return d.hints(about)
	case "token":
		return d.tokens(about)
	}
	return nil
}

func (d direct) links() (all []shown) {
	for _, l := range navigation.Links(d.file, d.checker.Files) {
		to := l.Name
		if place, ok, _ := navigation.LinkTarget(d.file, l, d.checker.Files); ok {
			to = strings.TrimPrefix(place.Source.Path, "/app/")
			if at := place.Source.Buffer.PositionAt(place.Span.Start, text.UTF16); place.Span.Start > 0 {
				to += fmt.Sprintf("#L%d,%d", at.Line+1, at.Character+1)
			}
		}
		all = append(all, shown{l.Span, to})
	}
	return all
}

func (d direct) lenses() (all []shown) {
	for _, l := range navigation.DocumentationLenses(d.file) {
		all = append(all, shown{l.Span, "Documentation"})
	}
	for _, l := range navigation.UseLenses(d.file) {
		all = append(all, shown{l.Span, prose.Count(len(l.Uses), "use", "uses")})
	}
	return all
}

func (d direct) hints(about text.Span) (all []shown) {
	for _, h := range navigation.Hints(d.file, about, 0xff) {
		all = append(all, shown{text.At(h.At), h.Label})
	}
	return all
}

// Names of types and modifiers of tokens, as the protocol has them.
var (
	tokenTypes     = []string{"namespace", "type", "property", "class", "function", "struct", "interface", "method", "enumMember", "event", "variable", "string"}
	tokenModifiers = []string{"declaration", "deprecated", "unresolved"}
)

func (d direct) tokens(about text.Span) (all []shown) {
	for _, x := range navigation.Tokens(d.file, about) {
		all = append(all, shown{x.Span, named(tokenTypes, tokenModifiers, int(x.Type), int(x.Modifiers))})
	}
	return all
}

// named is a type of tokens and its modifiers in words.
func named(types, modifiers []string, typ, bits int) string {
	var all []string
	for i, name := range modifiers {
		if bits&(1<<i) != 0 {
			all = append(all, name)
		}
	}
	return strings.TrimSpace(types[typ] + " " + strings.Join(all, "+"))
}

func (d direct) names(query string) (all []shown) {
	type match struct {
		shown
		score int
	}
	var found []match
	for _, n := range navigation.Names(d.file) {
		if score, ok := navigation.Match(query, n.Name); ok && d.file.IsForge() {
			found = append(found, match{shown{n.Selection, n.Name}, score})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return b.score - a.score })
	for _, m := range found {
		all = append(all, m.shown)
	}
	return all
}

// unsaid are spans about which nothing is said.
func unsaid(spans []text.Span) (all []shown) {
	for _, s := range spans {
		all = append(all, shown{span: s})
	}
	return all
}

func (d direct) folds() (all []shown) {
	for _, f := range navigation.Folds(d.file) {
		all = append(all, shown{f.Span, [...]string{"", "comment", "region"}[f.Kind]})
	}
	return all
}
