package analysis

import (
	"strconv"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// one makes the fix of a single edit.
func one(title string, preferred bool, span text.Span, with string) []Fix {
	return []Fix{{Title: title, Preferred: preferred, Edits: []text.Edit{{Span: span, New: with}}}}
}

// removeEntry takes an entry out of its list.
func (p *pass) removeEntry(e *manifest.Entry) []Fix {
	if e.Item.IsZero() {
		return nil
	}
	return []Fix{{Title: "Remove this entry", Edits: p.edit().RemoveItem(e.List.Node, e.Item)}}
}

// replaceText writes another text in the place of the scalar at a span.
func (p *pass) replaceText(at text.Span, with string) []Fix {
	path := p.path(at.Start)
	if len(path) == 0 || path[len(path)-1].Span() != at {
		return nil
	}
	return one("Replace by "+quoteTitle(with), false, at, edit.QuotedLike(with, path[len(path)-1]))
}

// replaceValue offers other values in the place of a scalar.
func replaceValue(values []string, firstIsSafe bool) fixer {
	return func(p *pass, t target) []Fix {
		old := p.scalarIn(t)
		if old.IsZero() {
			return nil
		}
		var fixes []Fix
		for i, v := range values {
			fixes = append(fixes, one("Replace by "+quoteTitle(v), firstIsSafe && i == 0, old.Span(), edit.QuotedLike(v, old))...)
		}
		return fixes
	}
}

// scalarIn is the scalar that stands where the diagnostic is.
func (p *pass) scalarIn(t target) syntax.Node {
	path := t.path(t.place)
	if len(path) == 0 {
		return syntax.Node{}
	}
	n := path[len(path)-1]
	if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || n.Span().Start != t.place {
		return syntax.Node{}
	}
	return n
}

// numbered puts the first number behind a name that makes one which is not taken.
func numbered(name string, isTaken func(string) bool) string {
	for n := 2; ; n++ {
		if fresh := name + strconv.Itoa(n); !isTaken(fresh) {
			return fresh
		}
	}
}

// shiftLines indents all lines of a text but the first by more columns, or by fewer.
func shiftLines(s string, by int) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		switch {
		case b.Len() == 0 || strings.TrimSpace(line) == "":
			b.WriteString(line)
		case by >= 0:
			b.WriteString(edit.Spaces(by) + line)
		default:
			indent := len(line) - len(strings.TrimLeft(line, " "))
			b.WriteString(line[min(-by, indent):])
		}
	}
	return b.String()
}
