package conform

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// foreign are the characters that keys cannot hold.
var foreign = regexp.MustCompile(`[^a-zA-Z0-9_-]+`)

// cleanText replaces what a key cannot hold, where that is all that is wrong, and completes
// the id of an app.
func cleanText(pattern *schema.Pattern) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := mend.ScalarIn(p, t)
		source := old.Scalar().Text
		if source == "" && t.Holder(t.Place).KeyText() == "key" && t.Entry != nil {
			key := yamledit.FreshKey(p.File, t.TypeName)
			if pair := t.Holder(t.Place); old.IsZero() { // a tag without a value
				span := text.Span{Start: pair.Colon().End, End: max(pair.Colon().End, pair.Value().Outer().End)}
				return analysis.One("Write key: "+key, false, span, " "+yamledit.Quoted(key))
			}
			return analysis.One("Replace with "+prose.QuoteTitle(key), false, old.Span(), yamledit.QuotedLike(key, old))
		}
		clean := strings.Trim(foreign.ReplaceAllString(source, "-"), "-")
		switch {
		case old.IsZero():
			return nil
		case pattern.Match(appPrefix+source) && uuid.MatchString(source): // nothing that was written goes
			return analysis.One("Add "+prose.QuoteTitle(appPrefix), true, old.Span(), yamledit.QuotedLike(appPrefix+source, old))
		case clean == "" || clean == source || !pattern.Match(clean):
			return nil
		}
		return mend.Supposing(renameEverywhere(p, t, old, clean, fmt.Sprintf("Replace with %q", clean)))
	}
}

// appPrefix is what stands in front of the UUID in the id of an app.
const appPrefix = "ari:cloud:ecosystem::app/"

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// replaceByBound puts the limit that a number passes in its place.
func replaceByBound(number float64, s *schema.Schema) analysis.Fixer {
	bound := s.Maximum
	if s.Minimum != nil && number < *s.Minimum {
		bound = s.Minimum
	}
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := mend.ScalarIn(p, t)
		if old.IsZero() || bound == nil {
			return nil
		}
		value := strconv.FormatFloat(*bound, 'f', -1, 64)
		return analysis.One("Replace with "+value, false, old.Span(), value)
	}
}

// removeEmpty removes the property whose value is an empty list or map.
func removeEmpty(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Span.Start)
	if pair.IsZero() {
		return removeSection(p, t)
	}
	return []analysis.Fix{mend.RemovePair(p, m, pair)}
}

// removeSection removes the pair that a unit is the value of.
func removeSection(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	path := p.Path(t.Span.Start)
	for i := len(path) - 1; i > 0; i-- {
		if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Key().Span() == t.Span {
			return []analysis.Fix{mend.RemovePair(p, path[i-1], pair)}
		}
	}
	return nil
}
