package javascript

import (
	"slices"

	"forge-manifest-ls/internal/javascript/scanner"
)

// MaxArguments is how many arguments of a call are read.
const MaxArguments = 8

// notCalled are the keywords that a parenthesis may follow without a call.
var notCalled = map[string]bool{
	"if": true, "for": true, "while": true, "switch": true, "catch": true, "with": true, "return": true, "typeof": true, "await": true,
	"function": true, "import": true, "super": true, "new": true, "in": true, "instanceof": true, "yield": true, "void": true,
	"delete": true, "throw": true, "case": true, "else": true, "do": true, "extends": true, "keyof": true, "default": true,
	"readonly": true, "this": true,
}

// beforeOperand are the keywords that an operand follows: what is called behind them is no method that is defined.
var beforeOperand = map[string]bool{
	"new": true, "await": true, "typeof": true, "yield": true, "void": true, "delete": true, "return": true, "in": true, "of": true, "instanceof": true,
}

// callAt reads the call whose arguments a parenthesis opens, if it does.
func (r *reader) callAt(open int) {
	last := r.inParentheses(r.calleeEnd(open))
	isName := r.At(last).Kind == scanner.Name && !r.isProperty(last)
	if isName && notCalled[r.Text(last)] || (isName || r.Is(last, "]")) && r.isDefinition(last, open) {
		return
	}
	path, chain, ok := r.pathEndingAt(last)
	if !ok || chain.first == last && r.At(last).AfterOperand && !r.At(last).Newline && !r.Is(last-1, "}") {
		return
	}
	closing := int(r.At(open).Match)
	call := Call{Callee: path, New: !chain.called && r.Says(chain.first-1, "new"), Cast: r.Is(last+1, "!"), Arguments: r.list(open, MaxArguments, maxNesting)}
	call.Span = path.Span
	if closing >= 0 {
		call.End = int(r.At(closing).End)
	} else if n := len(call.Arguments); n > 0 {
		call.End = call.Arguments[n-1].End
	} else {
		call.End = int(r.At(open).End)
	}
	r.facts.Calls = append(r.facts.Calls, call)
}

// inParentheses returns the index of the last token of a chain of names, by that of the parenthesis that closes behind it:
// "(api.fetch)(…)" calls what "api.fetch(…)" does. It is the same index where there is no such chain.
func (r *reader) inParentheses(last int) int {
	open := int(r.At(last).Match)
	if !r.Is(last, ")") || open < 0 || r.isCall(last) {
		return last
	}
	if before := r.Name(open - 1); before != "" && (before == "new" || !beforeOperand[before]) {
		return last
	}
	if _, chain, ok := r.pathEndingAt(last - 1); !ok || chain.first != open+1 {
		return last
	}
	return last - 1
}

// isDefinition reports whether a name in front of a parenthesis is that of a function which is defined there.
func (r *reader) isDefinition(name, open int) bool {
	if r.Says(name-1, "function") || r.Is(name-1, "*") && r.Says(name-2, "function") {
		return true
	}
	if r.Is(name, "]") { // "['name']() {}"
		name = r.operandStart(name)
	}
	behind := open + 1
	if closing := int(r.At(open).Match); closing >= 0 {
		behind = closing + 1
		isStart := r.Is(name-1, "{") || r.Is(name-1, "}") || r.Is(name-1, ";")
		if r.Is(behind, "=>") || r.Is(behind, ":") && (isStart || r.Says(name, "async")) {
			return true
		}
	}
	if len(r.around) == 0 || !r.startsMember(name) {
		return false
	}
	around := r.around[len(r.around)-1]
	if !r.Is(around, "{") {
		return false
	}
	hasBody := r.Is(behind, "{") || r.Is(behind, ":")
	switch r.At(around).Context {
	case scanner.ClassBody:
		return hasBody || !r.Is(name-1, "*")
	case scanner.ObjectLiteral:
		return hasBody
	}
	return false
}

// startsMember reports whether a name can be that of a member of a class or an object, by what stands in front.
func (r *reader) startsMember(name int) bool {
	switch before := r.At(name - 1); before.Kind {
	case scanner.Name:
		return !beforeOperand[r.Text(name-1)] || r.isProperty(name-1) || r.At(name).Newline
	case scanner.Punct:
		return slices.Contains([]string{"{", "}", ";", ",", "*", ")", "]", ">"}, r.Text(name-1))
	}
	return true
}

// list reads the expressions in the brackets that a token opens, between commas.
func (r *reader) list(open, limit, depth int) (values []Value) {
	bound := 0
	if r.At(open).Match < 0 {
		bound = maxOpenSteps
	}
	for i := open + 1; len(values) < limit; i++ {
		end := r.expressionEnd(i, bound)
		if end > i {
			if values == nil && !r.Is(end, ",") {
				values = r.values.list(1)
				values[0] = r.value(i, end, depth)
				return values
			}
			values = append(values, r.value(i, end, depth))
		}
		if !r.Is(end, ",") {
			return values
		}
		i = end
	}
	return values
}

// Bounds of expressions that nothing encloses, in tokens outside of brackets: of a variable, and of an argument
// of a call that is not closed.
const (
	maxSteps     = 500
	maxOpenSteps = 50
)

// expressionEnd returns the index of the token behind an expression. One that nothing encloses has a bound and may end with
// its line, too, as statements do; one in brackets has the bound 0.
func (r *reader) expressionEnd(i, bound int) int {
	steps := 0
	for start := i; i < len(r.List); i = r.step(i) {
		if steps++; bound > 0 && steps > bound {
			return i
		}
		token := r.At(i)
		if token.Kind == scanner.Punct {
			switch r.Text(i) {
			case ",", ";", ")", "]", "}":
				return i
			}
		}
		if bound > 0 && i > start && token.Newline && r.startsStatement(i) {
			return i
		}
		if token.Kind == scanner.TemplateMiddle || token.Kind == scanner.TemplateTail || token.Kind == scanner.ClosingTag {
			return i
		}
	}
	return i
}

// step returns the index behind a token, or behind all that it opens, a list of types, too.
func (r *reader) step(i int) int {
	if r.Is(i, "<") {
		if end := r.typesEnd(i); end >= 0 {
			return end + 1
		}
	}
	return r.Skip(i)
}

// startsStatement reports whether a token that begins a line begins a statement.
func (r *reader) startsStatement(i int) bool {
	token := r.At(i)
	switch token.Kind {
	case scanner.Name:
		switch r.Text(i) {
		case "instanceof", "in", "as", "satisfies", "of":
			return false
		case "const", "let", "var", "export", "return", "if", "for", "while", "switch", "try", "throw":
			return true
		}
		return token.AfterOperand
	case scanner.String, scanner.Number:
		return token.AfterOperand
	case scanner.Punct:
		return token.AfterOperand && slices.Contains([]string{"{", "@", "!", "++", "--", "~"}, r.Text(i))
	}
	return false
}
