package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// value is that of a property of an entry; Unknown where there is none.
func (s scope) value(property string) manifest.Value {
	return s.file.Value(s.entry.Pair(property).Value())
}

// truth says what JavaScript makes of the value of a property.
func (s scope) truth(property string) truth {
	pair := s.entry.Pair(property)
	if pair.IsZero() {
		return falsy
	}
	switch v := s.file.Value(pair.Value()); {
	case v.Type() == schema.Unknown:
		return unsure
	case v.Type() == schema.Null || isFalsy(v.Content()):
		return falsy
	}
	return truthy
}

type truth uint8

const (
	unsure truth = iota
	falsy
	truthy
)

// keySpan is the place of the key of a property of an entry.
func (s scope) keySpan(property string) text.Span { return s.entry.Pair(property).Key().Span() }

// names returns the fact that an entry has a text as a property.
func (s scope) names(t topic, property string) []fact {
	v := s.value(property)
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []fact{{topic: t, name: v.Text(), value: s.name, span: v.Node().Span()}}
}

// titleOf is the place that stands for an entry: its key, if it has one.
func titleOf(e *manifest.Entry) text.Span {
	if d, ok := e.Key(); ok {
		return d.Value
	}
	return entryScope(e).ownTitle()
}

func (s scope) title(n syntax.Node) text.Span {
	if n.Span() == s.node.Span() {
		return s.ownTitle()
	}
	if pair := s.holder(n.Span().Start); !pair.IsZero() && pair.Value().Span() == n.Span() {
		return pair.Key().Span()
	}
	return insideTitle(n)
}

// insideTitle is a place in a collection that stands for it.
func insideTitle(n syntax.Node) text.Span {
	for pair := range n.Pairs() {
		return pair.Key().Span()
	}
	if n.IsFlow() || n.Span().Len() == 0 {
		return n.Span()
	}
	for item := range n.Items() {
		return item.Dash()
	}
	return n.Span()
}

// ownTitle stands for the scope itself.
func (s scope) ownTitle() text.Span {
	if s.entry == nil {
		if !s.key.IsZero() {
			return s.key.Key().Span()
		}
		return insideTitle(s.node)
	}
	if span := insideTitle(s.node); span.Len() > 0 {
		return span
	}
	if !s.entry.Item.IsZero() && s.entry.Item.Dash().Len() > 0 {
		return s.entry.Item.Dash()
	}
	return s.entry.Span()
}

// isRefused reports whether there is an error at a place in the file already.
func (s scope) isRefused(found []finding, at text.Span) bool {
	for _, f := range found {
		if f.Severity == Error && f.Span == at {
			return true
		}
	}
	return false
}

// hasError reports whether one of some findings is an error in one of the places, which
// count in the file.
func (s scope) hasError(found []finding, places ...text.Span) bool {
	return slices.ContainsFunc(places, func(place text.Span) bool { return s.isRefused(found, place) })
}

// mistake makes a finding at a place in the file, on which its fix works, too.
func (s scope) mistake(rule *Rule, at text.Span, message string, fix fixer) finding {
	return finding{
		Diagnostic: Diagnostic{Rule: rule, Severity: rule.Severity, Span: at, Message: message},
		place:      at.Start, fix: fix,
	}
}
