package usage

import (
	"bytes"
	"cmp"
	"path"
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// The uses of files by their dialect, which their names tell.
var (
	inScript     = files.NewDerivation(func(c *files.Content) []Use { return usesOf(javascript.FactsIn(c, "a.jsx"), c.Bytes()) })
	inTypeScript = files.NewDerivation(func(c *files.Content) []Use { return usesOf(javascript.FactsIn(c, "a.ts"), c.Bytes()) })
)

// In returns the uses of a file that is kept, and keeps them. They are in the order of the text.
func In(c *files.Content, name string) []Use {
	switch path.Ext(name) {
	case ".ts", ".mts", ".cts":
		return inTypeScript.Of(c)
	}
	return inScript.Of(c)
}

// usesOf returns what a file uses by its facts and its text, in the order of the text. Of a file with a part that is not understood
// nothing is certain: "forge lint" does not see it.
func usesOf(facts *javascript.Facts, source []byte) []Use {
	r := reader{facts: facts, source: source, declared: map[string]bool{}}
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
	source []byte
	uses   []Use
	// declared are the names that import declarations bind, which is what "forge lint" looks at.
	declared map[string]bool
}

// add notes a use.
func (r *reader) add(kind Kind, seen Seen, at text.Span, name, written string) {
	r.uses = append(r.uses, Use{Span: at, Kind: kind, Seen: seen, Name: name, Text: written, AnyOf: scopesOf(kind, name)})
}

// declare notes the names that an import declaration binds; those in quotes are none for "forge lint".
func (r *reader) declare(i *javascript.Import) {
	if i.Form != javascript.ImportDeclaration {
		return
	}
	for _, b := range i.Names {
		if !bytes.ContainsAny(r.source[b.Start:b.End], "\"'") {
			r.declared[b.Local] = true
		}
	}
}
