package analysis

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// foreign are the characters that keys cannot hold.
var foreign = regexp.MustCompile(`[^a-zA-Z0-9_-]+`)

// cleanText replaces what a key cannot hold, where that is all that is wrong, and completes
// the id of an app.
func cleanText(pattern *schema.Pattern) fixer {
	return func(p *pass, t target) []Fix {
		old := p.scalarIn(t)
		source := old.Scalar().Text
		if source == "" && t.holder(t.place).KeyText() == "key" && t.entry != nil {
			key := edit.FreshKey(p.file, t.name)
			if pair := t.holder(t.place); old.IsZero() { // a tag without a value
				span := text.Span{Start: pair.Colon().End, End: max(pair.Colon().End, pair.Value().Outer().End)}
				return one("Write key: "+key, false, span, " "+edit.Quoted(key))
			}
			return one("Replace by "+quoteTitle(key), false, old.Span(), edit.QuotedLike(key, old))
		}
		clean := strings.Trim(foreign.ReplaceAllString(source, "-"), "-")
		switch {
		case old.IsZero():
			return nil
		case pattern.Match(appPrefix+source) && uuid.MatchString(source): // nothing that was written goes
			return one("Add "+quoteTitle(appPrefix), true, old.Span(), edit.QuotedLike(appPrefix+source, old))
		case clean == "" || clean == source || !pattern.Match(clean):
			return nil
		}
		return p.renameEverywhere(t, old, clean, fmt.Sprintf("Replace by %q", clean))
	}
}

// appPrefix is what stands in front of the UUID in the id of an app.
const appPrefix = "ari:cloud:ecosystem::app/"

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// declaresOf returns the kind of what a schema's strings name.
func declaresOf(s *schema.Schema) (manifest.Kind, bool) {
	if s == nil {
		return 0, false
	}
	for _, part := range s.Parts(nil) {
		if kind, ok := declares[part.Refers]; ok {
			return kind, true
		}
	}
	return 0, false
}

// removeEmpty removes the property whose value is an empty list or map.
func removeEmpty(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.span.Start)
	if pair.IsZero() {
		return p.removeSection(t)
	}
	return []Fix{p.removePair(m, pair)}
}

// removeSection removes the pair that a scope is the value of.
func (p *pass) removeSection(t target) []Fix {
	path := p.path(t.span.Start)
	for i := len(path) - 1; i > 0; i-- {
		if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Key().Span() == t.span {
			return []Fix{p.removePair(path[i-1], pair)}
		}
	}
	return nil
}

// removeDuplicateItem removes a list entry that is there twice.
func removeDuplicateItem(p *pass, t target) []Fix {
	path := t.path(t.place)
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Kind() == syntax.Item {
			fix := Fix{Title: "Remove this entry", Edits: p.edit().RemoveItem(path[i-1], syntax.ItemNode{Node: path[i]})}
			fix.Preferred = !p.losesComment(fix) // the other one says the same
			return []Fix{fix}
		}
	}
	return nil
}
