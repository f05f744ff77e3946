package javascript

import "forge-manifest-ls/internal/files"

// TopName says what a name is at the top of a file, outside of its functions.
type TopName uint8

// What a name is there.
const (
	NotAtTop   TopName = iota // nothing there has it, as far as can be seen
	Exportable                // a variable, a function or an import, which the file can export
	AtTop                     // a class, a type, a namespace, a name that is used there, or something that cannot be told
)

// TopNameIn returns what a name is at the top of a file that is kept, and of that name.
func TopNameIn(c *files.Content, file, name string) TopName {
	found := NotAtTop
	for _, statement := range FactsOf(string(c.Bytes()), DialectOf(file)).Imports {
		for _, b := range statement.Names {
			if b.Local != name || statement.Form != ImportDeclaration {
				continue
			}
			if !b.TypeOnly && b.Imported != "*" {
				return Exportable
			}
			found = AtTop
		}
	}
	s := scan{lexer: newLexer(c.Bytes())}
	var last [3]token // the tokens in front of the next one, the nearest first
	for s.next(); s.token.kind != tokenEnd; {
		t, isDeclared := s.token, declares(last)
		switch depth := s.lexer.depth(); {
		case depth == 1 && (t.is("{") || t.is("[")) && (isDeclared || last[0].is(",")):
			s.found = nil
			s.pattern() // which goes behind it
			has := s.hasVariable(name)
			if has && isDeclared {
				return Exportable
			}
			if has {
				found = AtTop
			}
			last = [3]token{t}
			continue
		case depth == 0 && t.says(name) && !t.glued && isDeclared:
			return Exportable
		case depth == 0 && t.says(name) && !t.glued, last[0].says("var") && t.says(name): // one of a block is at the top, too
			found = AtTop
		}
		last = [3]token{t, last[0], last[1]}
		s.next()
	}
	return found
}

// declares reports whether the tokens in front of a name, the nearest first, declare it as that of a variable or
// function which is there when the code runs.
func declares(last [3]token) bool {
	word, before := last[0], last[1]
	if word.is("*") {
		word, before = last[1], last[2]
	}
	isKeyword := word.says("function") || word.says("const") || word.says("let") || word.says("var")
	return isKeyword && !word.glued && !before.says("declare")
}

// hasVariable reports whether a name is among those that were found, and does not only look so.
func (s *scan) hasVariable(name string) bool {
	for _, x := range s.found {
		if x.Name == name && x.Place != LooksExported {
			return true
		}
	}
	return false
}
