package javascript

// bracket is one that is open in a pattern.
type bracket struct {
	ofObject bool // "{": properties, each with what it is given to
	isValue  bool // it stands in a value, such as a default, or is the name of a property
	inValue  bool // the next token does
}

// patternScan knows what the names in a pattern stand in.
type patternScan struct{ open []bracket }

// pattern reads all names in the brackets that the current token opens. Those that only look exported
// do no harm.
func (s *scan) pattern() {
	depth, p := s.lexer.depth(), patternScan{open: []bracket{{ofObject: s.token.is("{")}}}
	for s.lexer.depth() >= depth {
		before := s.token
		if s.next().kind == tokenEnd {
			break
		}
		place := p.step(before, s.token, s.lexer.peek(), s.lexer.depth()-depth+1)
		if s.token.kind == tokenName && !s.token.glued {
			s.addAt(s.token, place)
		}
	}
	s.next()
}

// step goes to a token behind one, in front of another, and returns what its name stands in. Depth is how many
// brackets are open behind it.
func (p *patternScan) step(before, t token, after string, depth int) ExportPlace {
	if len(p.open) > depth {
		p.open = p.open[:depth]
		return LooksExported
	}
	in := &p.open[len(p.open)-1]
	isProperty := in.ofObject && (before.is("{") || before.is(","))
	switch {
	case in.inValue && depth == len(p.open) && t.is(","):
		in.inValue = in.isValue
	case depth > len(p.open):
		isValue := in.inValue || isProperty // a property whose name is worked out: "[a]: b"
		for len(p.open) < depth {
			p.open = append(p.open, bracket{t.is("{"), isValue, isValue})
		}
	case in.inValue:
		return LooksExported
	case t.is("="):
		in.inValue = true
	case isProperty && after == ":":
		return LooksExported
	case isProperty:
		return ShortInPattern
	}
	return InPattern
}
