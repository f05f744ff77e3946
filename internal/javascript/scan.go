package javascript

// scan looks for what exports: statements at the top of the file, and what is done
// to module.exports anywhere.
type scan struct {
	lexer lexer
	found []Export
	stars []string
	open  bool
	token token // the one to look at
}

// next moves on to the next token.
func (s *scan) next() token {
	s.token = s.lexer.next()
	return s.token
}

// add notes an export that is called like a token.
func (s *scan) add(t token) { s.addAt(t, Alone) }

// addAt notes an export that is called like a token, which stands in something.
func (s *scan) addAt(t token, place ExportPlace) {
	s.found = append(s.found, Export{Name: t.text, At: t.at, Local: t.text, Place: place})
}

// take reads the next token if the current one is a name, which it adds.
func (s *scan) take() {
	if s.token.kind == tokenName || s.token.kind == tokenString {
		s.add(s.token)
		s.next()
	} else {
		s.open = true
	}
}

// run reads all tokens and notes what is exported.
func (s *scan) run() {
	s.next()
	for s.token.kind != tokenEnd {
		top := s.lexer.depth() == 0
		switch t := s.token; {
		case t.glued || t.kind != tokenName:
			s.lexer.skip("em") // of "export", "exports" and "module"
			s.next()
		case t.text == "export" && top:
			s.next()
			s.statement()
		case t.text == "exports":
			s.next()
			s.property(false)
		case t.text == "module":
			s.module()
		default:
			s.lexer.skip("em")
			s.next()
		}
	}
}

// statement reads what follows "export".
func (s *scan) statement() {
	switch t := s.token; {
	case t.says("default"):
		s.take()
	case t.is("*"):
		s.star()
	case t.is("{"):
		s.clause()
	case t.says("const") || t.says("let") || t.says("var"):
		s.next()
		s.declarators()
	case t.says("async") || t.says("function") || t.says("class") || t.says("abstract") || t.says("declare") ||
		t.says("enum") || t.says("namespace") || t.says("module") || t.says("import"):
		s.declaration()
	case t.says("type") || t.says("interface") || t.says("as"): // these are gone when the code runs
		if s.next().is("{") {
			s.skipBrackets()
		}
	default:
		s.open = true
	}
}

// declaration reads the name of what is declared, behind any number of keywords.
func (s *scan) declaration() {
	form, first := MayBeFunction, len(s.found)
	defer func() {
		for i := first; i < len(s.found); i++ {
			s.found[i].Form = form
		}
	}()
	for {
		switch t := s.token; {
		case t.says("declare"):
			form = DeclaredExport
			s.next()
		case t.says("class"):
			form = max(form, ClassExport)
			s.next()
		case t.says("const") || t.says("let") || t.says("var"):
			s.next()
			s.declarators()
			return
		case t.says("async"), t.says("function"), t.says("abstract"), t.says("enum"),
			t.says("namespace"), t.says("module"), t.says("import"), t.is("*"):
			s.next()
		default:
			s.take()
			return
		}
	}
}

// star reads what follows "export *".
func (s *scan) star() {
	named := s.next().says("as")
	if named {
		s.next()
		s.take()
	}
	from := s.from()
	switch {
	case !named:
		s.open = true
		if from != "" {
			s.stars = append(s.stars, from)
		}
	case from != "" && len(s.found) > 0:
		last := &s.found[len(s.found)-1]
		last.Local, last.From = "*", from
	}
}

// from reads "from" and the file behind it, "" where they are not there.
func (s *scan) from() string {
	if !s.token.says("from") || s.next().kind != tokenString {
		return ""
	}
	file := s.token.text
	s.next()
	return file
}

// clause reads "{ a, b as c }" and the file behind it: of each part the last name counts, and
// the one in front of "as" is the local one.
func (s *scan) clause() {
	var part []token
	first := len(s.found)
	for s.next().kind != tokenEnd {
		switch t := s.token; {
		case t.kind == tokenName || t.kind == tokenString:
			part = append(part, t)
		case t.is(",") || t.is("}"):
			s.addPart(part)
			if part = part[:0]; t.is("}") {
				s.next()
				from := s.from()
				for i := first; i < len(s.found); i++ {
					s.found[i].From = from
				}
				return
			}
		default:
			s.open = true
			return
		}
	}
}

// addPart adds the part "a", "b as c", "type d" or "type e as f" of a clause.
func (s *scan) addPart(part []token) {
	n := len(part)
	if n == 0 || part[n-1].text == "" {
		return
	}
	s.addAt(part[n-1], InClause)
	if n > 2 && part[n-2].text == "as" {
		s.found[len(s.found)-1].Local = part[n-3].text
	}
}

// declarators reads the names of variables. Too many do no harm.
func (s *scan) declarators() {
	if s.token.says("enum") {
		s.next()
	}
	if s.token.is("{") || s.token.is("[") {
		s.pattern()
	} else {
		s.take()
	}
	for s.token.kind != tokenEnd {
		switch t := s.token; {
		case s.lexer.depth() > 0:
			s.lexer.rise()
			s.next()
		case t.kind != tokenPunct && !s.ends(t):
			s.next()
		case t.is(";") || s.ends(t):
			return
		case t.is(","):
			if s.next(); s.token.is("{") || s.token.is("[") {
				s.pattern()
			} else if s.token.kind == tokenName {
				s.add(s.token)
			}
		default:
			s.next()
		}
	}
}

// ends reports whether a token starts the next statement.
func (s *scan) ends(t token) bool {
	if t.kind != tokenName || t.glued || s.lexer.depth() > 0 {
		return false
	}
	switch t.text {
	case "export", "import", "module", "exports", "const", "let", "var", "return", "if", "for":
		return true
	}
	return false
}

// skipBrackets goes behind the brackets that the current token opens.
func (s *scan) skipBrackets() {
	for depth := s.lexer.depth(); s.lexer.depth() >= depth && s.next().kind != tokenEnd; {
	}
	s.next()
}
