package javascript

// module reads "module.exports" and what is done to it.
func (s *scan) module() {
	if !s.next().is(".") {
		s.open = s.open || s.token.is(")") || s.token.is(",") // somebody gets hold of it
		return
	}
	if !s.next().says("exports") {
		return
	}
	s.next()
	s.property(true)
}

// property reads what follows "exports": a property of it, or, for "module.exports", a
// new value.
func (s *scan) property(ofModule bool) {
	switch t := s.token; {
	case t.is("."):
		if s.next(); s.token.kind == tokenName {
			s.take()
		}
	case t.is("["):
		if s.next().kind == tokenString {
			s.take()
		} else {
			s.open = true
		}
	case t.is("=") && !ofModule && s.next().says("module"): // exports = module.exports = ...
	case t.is("=") && ofModule && s.next().is("{"):
		s.object()
	default:
		s.open = true
	}
}

// object reads the properties of an object that is exported. Its brace is the current
// token.
func (s *scan) object() {
	depth, atKey := s.lexer.depth(), true
	for s.next().kind != tokenEnd {
		t, inside := s.token, s.lexer.depth()
		switch {
		case inside < depth:
			s.next()
			return
		case inside == depth && t.is(","):
			atKey = true
		case inside == depth && t.is(":"):
			atKey = false
		case inside == depth && t.says("module") && !atKey:
			s.open = true
		case !atKey:
		case t.kind == tokenName || t.kind == tokenString:
			place := InObject
			if after := s.lexer.peek(); t.kind == tokenName && (after == "," || after == "}") {
				place = ShortInObject
			}
			s.addAt(t, place)
		case t.is("..."), t.is("["): // other objects, names that are worked out
			s.open = true
		case t.is("("), t.is("{"): // a method
			atKey = false
		}
	}
}
