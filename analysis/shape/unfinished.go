package shape

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// isBareKey reports whether a problem is that a word stands where a map belongs, alone on its line
// or behind a dash: the first key of the map, without its colon.
func (t Problem) isBareKey() bool {
	if t.Kind != schema.TypeMismatch || !t.Types.Has(schema.Map) || t.Types.Has(schema.String) || t.At.Type() != schema.String {
		return false
	}
	n := t.spanOf().Node()
	if n.Kind() != syntax.Plain || !mend.OneWord.MatchString(t.At.Text()) {
		return false
	}
	pair := t.Holder(n.Span().Start)
	if n.Span() == t.Node.Span() && t.Entry == nil {
		pair = t.Key
	}
	if !pair.IsZero() && pair.Value().Span() == n.Span() {
		buf := t.File.Buffer()
		return buf.LineAt(pair.Key().Span().Start) != buf.LineAt(n.Span().Start)
	}
	return true
}

// bareKeyMessage says what is missing behind a word where a map belongs.
func (t Problem) bareKeyMessage() string {
	return fmt.Sprintf("%s is not a key yet: write a colon and its value after it", t.content())
}

// insertColon puts a colon behind a word that is a key of the map that belongs in its place.
func insertColon(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	if word := p.Buf.Slice(t.Span); p.KeysAt(t.Span.Start).Knows(word) {
		return analysis.One("Insert a colon", false, text.At(t.Span.End), ":")
	}
	return nil
}

// unfinishedText returns the text that somebody is writing where a text belongs, up to a colon that
// makes a map of it; "" for any other value.
func unfinishedText(n syntax.Node) string {
	if n.Kind() != syntax.Mapping || n.IsFlow() {
		return ""
	}
	found := ""
	for pair := range n.Pairs() {
		if found != "" || pair.Value().Kind() != syntax.Empty {
			return ""
		}
		found = pair.KeyText() + ":"
	}
	return found
}

// notFinished says of a text that ends with a colon what is missing.
func notFinished(unfinished string) string {
	return fmt.Sprintf("%q is not finished: write what follows the colon, without a space", prose.Shortened(unfinished))
}

// UnfinishedItems makes one finding of what is said of an item of a list, a map of one property
// without a value: where texts are allowed, too, it is a text that is being written.
func UnfinishedItems(s analysis.Unit, found []analysis.Finding, list syntax.Node) []analysis.Finding {
	for item := range list.Items() {
		unfinished := unfinishedText(item.Value())
		if unfinished == "" {
			continue
		}
		var rest []analysis.Finding
		said := false
		for _, f := range found {
			isOf := text.Within(item.Value().Span(), f.Span)
			switch {
			case isOf && !said && f.Severity == analysis.Error:
				f.Message, f.Fix, f.Lack, f.Absent, said = notFinished(unfinished), nil, nil, "", true
			case isOf:
				continue
			}
			rest = append(rest, f)
		}
		if said {
			found = rest
		}
	}
	return found
}
