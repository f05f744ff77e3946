package environment

import (
	"regexp"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// variableUse is how a text takes a variable of the environment.
var variableUse = regexp.MustCompile(`\$\{([a-zA-Z_][a-zA-Z0-9_]*)\}`)

// topicVariable is the use of a variable, by its name.
var topicVariable = new(analysis.Topic[string])

// variableUses are the facts of an entry.
func variableUses(s analysis.Unit) []analysis.Fact {
	var out []analysis.Fact
	eachUse(s.Entry.Item.Value(), func(name string, span text.Span) {
		out = append(out, topicVariable.Fact(name, span))
	})
	return out
}

// eachUseIn yields the variables in the texts of a manifest.
func eachUseIn(p *analysis.Pass, yield func(name string, span text.Span)) {
	for _, f := range topicVariable.In(p) {
		yield(f.Value, f.Span)
	}
	for _, s := range p.File.Sections() {
		if !shape.IsModules(s.Name) && shape.ListOf(p, s) == nil {
			eachUse(s.Pair.Value(), yield)
		}
	}
}

// eachUse yields the variables in the texts of a node. Forge does not look at keys.
func eachUse(n syntax.Node, yield func(name string, span text.Span)) {
	switch {
	case n.Kind() == syntax.Mapping:
		for pair := range n.Pairs() {
			eachUse(pair.Value(), yield)
		}
	case n.Kind() == syntax.Sequence:
		for item := range n.Items() {
			eachUse(item.Value(), yield)
		}
	case n.Kind().IsScalar() && n.Kind() != syntax.Empty && strings.Contains(n.Scalar().Text, "${"):
		source := n.Text()
		from := headerLen(n.Kind(), source)
		for _, use := range variableUse.FindAllStringSubmatch(n.Scalar().Text, -1) {
			span := n.Span()
			if at := strings.Index(source[from:], use[0]); at >= 0 {
				span.Start += from + at
				span.End = span.Start + len(use[0])
				from += at + len(use[0])
			}
			yield(use[1], span)
		}
	}
}

// headerLen is how many bytes of the source of a scalar come before its text: the line on which a block scalar
// begins may have a comment.
func headerLen(kind syntax.Kind, source string) int {
	if kind != syntax.Literal && kind != syntax.Folded {
		return 0
	}
	if end := strings.IndexAny(source, "\r\n"); end >= 0 {
		return end
	}
	return len(source)
}
