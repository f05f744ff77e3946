package shape

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var RuleMergeKey = &analysis.Rule{
	ID: "merge-key", Severity: analysis.Error,
	Doc: "The merge key \"<<\" merges nothing.",
	Why: "Forge reads YAML 1.2, where \"<<\" is a key like any other. Where other keys are allowed and nothing is missing, this is a warning.",
}

// mergeKeys reports every "<<" of a unit. What else was found because of one, such
// as the properties that it does not bring in, is the same mistake.
func mergeKeys(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	switch {
	case s.IsTop(): // sections are judged by themselves
		if pair := mergePair(s, s.Node); !pair.IsZero() {
			found = mergeKey(s, found, s.Node, pair)
		}
		return found
	case s.Entry == nil && IsModules(s.TypeName): // and so are entries
		return found
	case !strings.Contains(s.Node.Text(), analysis.MergeKey):
		return found
	}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if pair := mergePair(s, n); !pair.IsZero() {
			found = mergeKey(s, found, n, pair)
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(s.Node)
	return found
}

// mergePair returns the merge key of a map: a zero pair where the value is a text, and "<<" a
// property like any other that has no place there.
func mergePair(s analysis.Unit, m syntax.Node) syntax.PairNode {
	pair := m.Pair(analysis.MergeKey)
	if merged := s.File.Value(pair.Value()).Content(); merged.Kind().IsScalar() && merged.Kind() != syntax.Empty {
		return syntax.PairNode{}
	}
	return pair
}

// mergeKey reports one "<<", and takes away what was found because of it.
func mergeKey(s analysis.Unit, found []analysis.Finding, m syntax.Node, pair syntax.PairNode) []analysis.Finding {
	key, place := pair.Key().Span(), m.Span().Start
	merged := s.File.Value(pair.Value()).Content()
	severity := analysis.Warning
	found = slices.DeleteFunc(found, func(f analysis.Finding) bool {
		isMerged := merged.Kind() != syntax.Mapping || !merged.Pair(f.Absent).IsZero()
		follows := f.Span == key || f.Absent != "" && f.Place == place && isMerged
		if follows {
			severity = min(severity, f.Severity)
		}
		return follows
	})
	return append(found, analysis.Finding{
		Diagnostic: analysis.Diagnostic{Rule: RuleMergeKey, Severity: severity, Span: key, Message: analysis.MergeKeyMessage},
		Place:      key.Start,
		When:       func(p *analysis.Pass) bool { return !p.IsYAML11() },
		Fix:        writeOut,
	})
}

// writeOut puts the properties that a merge key should bring in into its place.
func writeOut(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	from := p.File.Value(pair.Value()).Content()
	if from.Kind() != syntax.Mapping || m.IsFlow() && !from.IsFlow() {
		return nil
	}
	var written []string
	col := yamledit.Column(p.Buf, pair.Span().Start)
	for other := range from.Pairs() {
		if m.Pair(other.KeyText()).IsZero() {
			written = append(written, mend.ShiftLines(other.Text(), col-yamledit.Column(p.Buf, other.Span().Start)))
		}
	}
	separator := p.Edit().Style.Newline + yamledit.Spaces(col)
	if m.IsFlow() {
		separator = ", "
	}
	if len(written) == 0 {
		return []analysis.Fix{mend.RemovePair(p, m, pair)}
	}
	return analysis.One("Write out the properties", false, text.Span{Start: pair.Outer().Start, End: pair.Span().End}, strings.Join(written, separator))
}
