package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var ruleMergeKey = &Rule{
	ID: "merge-key", Severity: Error,
	Doc: "The merge key \"<<\" merges nothing.",
	Why: "Forge reads YAML 1.2, where \"<<\" is a key like any other. Where other keys are allowed and nothing is missing, this is a warning.",
	Bad: head + webtrigger + "  function:\n    - &run\n      key: main\n      handler: index.run\n" +
		"    - <<: *run\n      key: other\n",
	Good: head + webtrigger + "  function:\n    - key: main\n      handler: index.run\n" +
		"    - handler: index.run\n      key: other\n",
}

const (
	mergeKey        = "<<"
	mergeKeyMessage = "\"<<\" merges nothing, because Forge reads YAML 1.2, which has no merge keys: write out the properties that are meant"
)

// groupMergeKey is the merge key of older YAML.
var groupMergeKey = &Group{Rules: []*Rule{ruleMergeKey}, Absorb: scope.mergeKeys}

// mergeKeys reports every "<<" of a scope. What else was found because of one, such
// as the properties that it does not bring in, is the same mistake.
func (s scope) mergeKeys(found []finding) []finding {
	switch {
	case s.isTop(): // sections are judged by themselves
		if pair := s.mergePair(s.node); !pair.IsZero() {
			found = s.mergeKey(found, s.node, pair)
		}
		return found
	case s.entry == nil && isModules(s.name): // and so are entries
		return found
	case !strings.Contains(s.node.Text(), mergeKey):
		return found
	}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if pair := s.mergePair(n); !pair.IsZero() {
			found = s.mergeKey(found, n, pair)
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(s.node)
	return found
}

// mergePair returns the merge key of a map: a zero pair where the value is a text, and "<<" a
// property like any other that has no place there.
func (s scope) mergePair(m syntax.Node) syntax.PairNode {
	pair := m.Pair(mergeKey)
	if merged := s.file.Value(pair.Value()).Content(); merged.Kind().IsScalar() && merged.Kind() != syntax.Empty {
		return syntax.PairNode{}
	}
	return pair
}

func (s scope) mergeKey(found []finding, m syntax.Node, pair syntax.PairNode) []finding {
	key, place := pair.Key().Span(), m.Span().Start
	merged := s.file.Value(pair.Value()).Content()
	severity := Warning
	found = slices.DeleteFunc(found, func(f finding) bool {
		isMerged := merged.Kind() != syntax.Mapping || !merged.Pair(f.absent).IsZero()
		follows := f.Span == key || f.absent != "" && f.place == place && isMerged
		if follows {
			severity = min(severity, f.Severity)
		}
		return follows
	})
	return append(found, finding{
		Diagnostic: Diagnostic{Rule: ruleMergeKey, Severity: severity, Span: key, Message: mergeKeyMessage},
		place:      key.Start,
		when:       func(p *pass) bool { return !p.isYAML11() },
		fix:        writeOut,
	})
}

// writeOut puts the properties that a merge key should bring in into its place.
func writeOut(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.place)
	from := p.file.Value(pair.Value()).Content()
	if from.Kind() != syntax.Mapping || m.IsFlow() && !from.IsFlow() {
		return nil
	}
	var written []string
	col := edit.Column(p.buf, pair.Span().Start)
	for other := range from.Pairs() {
		if m.Pair(other.KeyText()).IsZero() {
			written = append(written, shiftLines(other.Text(), col-edit.Column(p.buf, other.Span().Start)))
		}
	}
	separator := p.edit().Style.Newline + edit.Spaces(col)
	if m.IsFlow() {
		separator = ", "
	}
	if len(written) == 0 {
		return []Fix{p.removePair(m, pair)}
	}
	return one("Write out the properties", false, text.Span{Start: pair.Outer().Start, End: pair.Span().End}, strings.Join(written, separator))
}
