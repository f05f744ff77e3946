package usage

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// The uses of files by their dialect, which their names tell.
var (
	inScript     = files.NewDerivation(func(c *files.Content) []Use { return Of(javascript.FactsIn(c, "a.jsx"), string(c.Bytes())) })
	inTypeScript = files.NewDerivation(func(c *files.Content) []Use { return Of(javascript.FactsIn(c, "a.ts"), string(c.Bytes())) })
)

// In returns the uses of a file that is kept, and keeps them. They are in the order of the text.
func In(c *files.Content, name string) []Use {
	switch path.Ext(name) {
	case ".ts", ".mts", ".cts":
		return inTypeScript.Of(c)
	}
	return inScript.Of(c)
}

// Of returns what a file uses by its facts and its text, in the order of the text. Of a file with a part that is not understood
// nothing is certain: "forge lint" does not see it.
func Of(facts *javascript.Facts, source string) []Use {
	r := reader{facts: facts, source: source}
	r.imports()
	for i := range facts.Calls {
		r.call(&facts.Calls[i])
	}
	for i := range facts.Elements {
		r.element(&facts.Elements[i])
	}
	for i := range facts.Members {
		r.member(&facts.Members[i])
	}
	for i := range facts.Returned {
		r.returned(&facts.Returned[i])
	}
	if facts.Lost {
		for i := range r.uses {
			r.uses[i].Seen = max(r.uses[i].Seen, ByUs)
		}
	}
	slices.SortStableFunc(r.uses, func(a, b Use) int { return cmp.Compare(a.Start, b.Start) })
	return r.uses
}

// reader makes uses of the facts of a file.
type reader struct {
	facts  *javascript.Facts
	source string
	uses   []Use
}

// add notes a use.
func (r *reader) add(kind Kind, seen Seen, at text.Span, name, written string) {
	r.uses = append(r.uses, Use{Span: at, Kind: kind, Seen: seen, Name: name, Text: written})
}

// isDeclared reports whether a name is bound by an import declaration, which is what "forge lint" looks at.
func (r *reader) isDeclared(name string) bool {
	for _, i := range r.facts.Imports {
		if i.Form != javascript.ImportDeclaration {
			continue
		}
		for _, b := range i.Names {
			if b.Local == name && strings.IndexByte("\"'", r.source[b.Start]) < 0 { // not a name in quotes
				return true
			}
		}
	}
	return false
}
