package javascript

import (
	"slices"

	"forge-manifest-ls/internal/javascript/scanner"
	"forge-manifest-ls/internal/text"
)

// maxChain is how many names of a chain are read, from its end; the root of a longer one is "".
const maxChain = 16

// chain is a chain of names that is read from its end.
type chain struct {
	last     text.Span
	computed bool
	called   bool // there are calls in between
	first    int  // the index of the token that it begins with
}

// pathEndingAt returns the chain of names whose last token is given. It is false where no name ends there.
func (r *reader) pathEndingAt(last int) (p Path, c chain, ok bool) {
	switch token := r.At(last); {
	case token.Kind == scanner.Name:
		c.last = r.span(last, last)
	case r.Is(last, "]") && r.isAccess(last) && r.At(last-1).Kind == scanner.String && int(token.Match) == last-2:
		c.computed = true
		c.last = text.Span{Start: int(r.At(last-1).Start) + 1, End: int(r.At(last-1).End) - 1}
	default:
		return Path{}, chain{first: last}, false
	}
	var backwards [maxChain + 1]string
	names := r.follow(&c, last, backwards[:0])
	p = Path{Span: r.span(c.first, last), Names: r.texts.list(len(names)), Last: c.last, Computed: c.computed}
	copy(p.Names, names)
	slices.Reverse(p.Names)
	p.Own = r.defined[p.Names[0]]
	p.Target = r.targetOf(p.Names)
	return p, c, true
}

// targetOf returns what a chain of names leads to in the module that its root is imported from.
func (r *reader) targetOf(names []string) Target {
	root, ok := r.names[names[0]]
	if !ok {
		return Target{}
	}
	target := Target{root.Module, r.texts.list(len(root.Names) + len(names) - 1)}
	copy(target.Names[copy(target.Names, root.Names):], names[1:])
	return target
}

// follow adds the names of a chain that end at a token, back to its root: the last one first.
func (r *reader) follow(c *chain, i int, names []string) []string {
	for {
		c.first = i
		if r.At(i).Kind == scanner.Name {
			names = append(names, r.Text(i))
			if !r.isProperty(i) {
				return names
			}
			i -= 2
		} else { // brackets
			open := int(r.At(i).Match)
			name := ""
			if r.At(i-1).Kind == scanner.String && open == i-2 {
				name = unquote(r.Text(i - 1))
			}
			names = append(names, name)
			c.first = open
			i = open - 1
			if r.Is(i, "?.") {
				i--
			}
		}
		behind := i
		i = r.skipCalls(i)
		c.called = c.called || i < behind && r.Is(behind, ")")
		isName := r.At(i).Kind == scanner.Name || r.Is(i, "]") && r.isAccess(i)
		if !isName || len(names) >= maxChain {
			c.first = r.operandStart(i)
			return append(names, "")
		}
	}
}

// isAccess reports whether a closing bracket ends the access to a property, and no list.
func (r *reader) isAccess(i int) bool {
	open := int(r.At(i).Match)
	return open >= 0 && open < i && (r.At(open).AfterOperand || r.Is(open-1, "?."))
}

// skipCalls returns the index of the last token of what is called, where calls end at a token.
func (r *reader) skipCalls(i int) int {
	for range maxChain {
		switch {
		case r.Is(i, "!") && r.At(i).AfterOperand:
			i--
		case r.Is(i, ")") && r.isCall(i):
			i = r.calleeEnd(int(r.At(i).Match))
		default:
			return i
		}
	}
	return i
}

// isCall reports whether a closing parenthesis ends the arguments of a call.
func (r *reader) isCall(i int) bool {
	open := int(r.At(i).Match)
	return open >= 0 && open < i && (r.At(open).AfterOperand || r.Is(open-1, "?.") || r.Is(open-1, ">") && r.typesStart(open-1) >= 0)
}

// calleeEnd returns the index of the last token of what is called, where its parenthesis opens.
func (r *reader) calleeEnd(open int) int {
	i := open - 1
	if r.Is(i, ">") {
		if start := r.typesStart(i); start >= 0 {
			i = start - 1
		}
	}
	if r.Is(i, "?.") {
		i--
	}
	if r.Is(i, "!") && r.At(i).AfterOperand {
		i--
	}
	return i
}

// operandStart returns the index of the token that the operand begins with that ends at a token.
func (r *reader) operandStart(i int) int {
	if match := int(r.At(i).Match); match >= 0 && match < i {
		return match
	}
	return max(i, 0)
}

// maxTypes is how many tokens a list of types may have.
const maxTypes = 200

// typesStart returns the index of the "<" of the list of types that ends at a token, -1 where there is none.
func (r *reader) typesStart(i int) int {
	depth := 0
	for range maxTypes {
		switch {
		case i < 0 || r.Is(i, ";") || r.Is(i, "{") || r.Is(i, "(") || r.Is(i, "["):
			return -1
		case r.Is(i, ">"):
			depth++
		case r.Is(i, "<"):
			if depth--; depth == 0 {
				if before := r.At(i - 1); before.Kind == scanner.Name || r.Is(i-1, "?.") {
					return i
				}
				return -1
			}
		}
		i = r.operandStart(i) - 1
	}
	return -1
}

// typesEnd returns the index of the ">" of the list of types that begins at a "<" behind a name, -1 where there is none. What
// tells it from comparisons is what TypeScript goes by: the token behind it.
func (r *reader) typesEnd(i int) int {
	if r.At(i-1).Kind != scanner.Name || !r.At(i).AfterOperand {
		return -1
	}
	depth := 0
	for range maxTypes {
		token := r.At(i)
		switch {
		case token.Kind == scanner.Name, token.Kind == scanner.String, token.Kind == scanner.Number, token.Kind == scanner.Template, token.Kind == scanner.TemplateHead:
		case token.Kind != scanner.Punct:
			return -1
		case r.Is(i, "<"):
			depth++
		case r.Is(i, ">"):
			if depth--; depth == 0 {
				return r.afterTypes(i)
			}
		case !slices.Contains([]string{".", ",", "|", "&", "[", "{", "(", "=>", "?", ":", "=", "..."}, r.Text(i)):
			return -1
		}
		i = r.Skip(i)
	}
	return -1
}

// afterTypes returns the index of a ">" if a list of types may end with it, else -1.
func (r *reader) afterTypes(i int) int {
	switch next := r.At(i + 1); next.Kind {
	case scanner.End, scanner.Template, scanner.TemplateHead:
		return i
	case scanner.Punct:
		if slices.Contains([]string{"(", ")", "]", ":", ";", ",", ".", "?.", "==", "===", "!=", "!==", "&&", "||", "??", "^", "&", "|", "}"}, r.Text(i+1)) {
			return i
		}
	}
	return -1
}
