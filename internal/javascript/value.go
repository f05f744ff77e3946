package javascript

import (
	"strings"

	"forge-manifest-ls/internal/javascript/scanner"
)

// Bounds of what is read of a value.
const (
	maxNesting  = 4   // values within values
	maxOperands = 64  // of one value
	maxMembers  = 256 // properties of an object
)

// value reads the expression of the tokens from one index up to another.
func (r *reader) value(from, to, depth int) Value {
	v := Value{Span: r.span(from, to-1), Kind: OtherValue}
	if depth == 0 || from >= to {
		return v
	}
	for r.Is(from, "(") && r.Skip(from) == to {
		from, to = from+1, to-1
	}
	if from >= to {
		return v
	}
	found := r.operators(from, to)
	if found.cast > from {
		v.Cast, to = true, found.cast
	}
	switch {
	case found.function:
		v.Kind = FunctionValue
	case found.question >= 0:
		r.conditional(&v, found.question, to, depth)
	case len(found.logical) > 0:
		v.Kind, v.Operands = LogicalValue, r.operands(from, to, found.logical, depth)
	case found.other:
	case len(found.plus) > 0:
		v.Kind, v.Operands = SumValue, r.operands(from, to, found.plus, depth)
	default:
		r.primary(&v, from, to, depth)
	}
	return v
}

// operatorPlaces are the indices of operators in an expression, outside of all brackets.
type operatorPlaces struct {
	question, cast int // -1 where there is none
	logical, plus  []int
	function       bool
	other          bool // there are others
}

// operators finds the operators of an expression.
func (r *reader) operators(from, to int) operatorPlaces {
	found := operatorPlaces{question: -1, cast: -1}
	found.function = r.Says(from, "function") || r.Says(from, "async") && r.Says(from+1, "function")
	for i := from; i < to && !found.function; i = r.step(i) {
		token := r.At(i)
		if token.Kind == scanner.Name && token.AfterOperand && found.cast < 0 && (r.Says(i, "as") || r.Says(i, "satisfies")) {
			found.cast = i
			if found.question < 0 && len(found.logical) == 0 {
				return found
			}
			found.cast = -1
		}
		if token.Kind != scanner.Punct || r.step(i) > i+1 {
			continue
		}
		switch r.Text(i) {
		case "=>":
			found.function = found.question < 0
		case "?":
			if found.question < 0 {
				found.question = i
			}
		case "||", "&&", "??":
			found.logical = append(found.logical, i)
		case "+":
			if token.AfterOperand {
				found.plus = append(found.plus, i)
			}
		case ".", "?.", "(", "[", "{", "!", ")", "]", "}", "...", ":", "#":
		default:
			found.other = true
		}
	}
	return found
}

// conditional reads the two sides of "a ? b : c".
func (r *reader) conditional(v *Value, question, to, depth int) {
	v.Kind = ConditionalValue
	nested := 0
	for i := question + 1; i < to; i = r.Skip(i) {
		switch {
		case r.Is(i, "?"):
			nested++
		case r.Is(i, ":") && nested > 0:
			nested--
		case r.Is(i, ":"):
			v.Operands = r.operands(question+1, to, []int{i}, depth)
			return
		}
	}
}

// operands reads what stands between operators.
func (r *reader) operands(from, to int, operators []int, depth int) (values []Value) {
	operators = append(operators[:min(len(operators), maxOperands)], to)
	values = r.values.list(len(operators))
	for n, i := range operators {
		values[n] = r.value(from, i, depth-1)
		from = i + 1
	}
	return values
}

// primary reads an expression without operators.
func (r *reader) primary(v *Value, from, to, depth int) {
	for to > from+1 && r.Is(to-1, "!") {
		v.Cast, to = true, to-1
	}
	whole := to == from+1
	if r.opens(from) {
		whole = int(r.At(from).Match) == to-1
	}
	switch token := r.At(from); {
	case whole && token.Kind == scanner.String && isClosed(r.Text(from)):
		v.Kind, v.Text = StringValue, unquote(r.Text(from))
	case whole && (token.Kind == scanner.Template || token.Kind == scanner.TemplateHead):
		v.Kind = TemplateValue
		r.template(v, from, depth)
	case whole && token.Kind == scanner.TagStart:
		v.Kind = ElementValue
	case whole && r.Is(from, "{"):
		v.Kind, v.Properties = ObjectValue, r.properties(from, depth)
	case whole && r.Is(from, "["):
		v.Kind, v.Operands = ArrayValue, r.list(from, maxOperands, depth-1)
	default:
		r.chained(v, from, to, depth)
	}
}

// opens reports whether a token has another end, if its text is whole.
func (r *reader) opens(i int) bool {
	switch r.At(i).Kind {
	case scanner.TemplateHead, scanner.TagStart:
		return true
	}
	return r.Is(i, "{") || r.Is(i, "[") || r.Is(i, "(")
}

// chained reads a chain of names, a call of one, or a template with one as its tag.
func (r *reader) chained(v *Value, from, to, depth int) {
	last, kind := to-1, NameValue
	switch token := r.At(last); {
	case token.Kind == scanner.Template || token.Kind == scanner.TemplateTail:
		last, kind = r.operandStart(last), TaggedTemplate
	case r.Is(last, ")") && r.isCall(last):
		last, kind = int(token.Match), CallValue
	}
	end := last
	if kind != NameValue {
		end = r.calleeEnd(last)
	}
	path, chain, ok := r.pathEndingAt(end)
	switch {
	case ok && chain.first == from:
	case kind != TaggedTemplate || !r.At(last).AfterOperand || r.operandStart(end) != from:
		return
	default:
		path = Path{}
	}
	v.Kind, v.Path = kind, &r.paths.list(1)[0]
	*v.Path = path
	switch kind {
	case TaggedTemplate:
		r.template(v, last, depth)
	case CallValue:
		v.Operands = r.list(last, MaxArguments, depth-1)
	}
}

// template reads the parts and the holes of the template that begins at a token.
func (r *reader) template(v *Value, at, depth int) {
	end := r.Skip(at)
	for i := at; i < end; {
		if r.At(i).Kind == scanner.Template || r.At(i).Kind == scanner.TemplateTail {
			v.Parts = append(v.Parts, unescape(strings.TrimSuffix(r.Text(i)[1:], "`")))
			return
		}
		v.Parts = append(v.Parts, unescape(strings.TrimSuffix(r.Text(i)[1:], "${")))
		hole := i + 1
		for i++; i < end && r.At(i).Kind != scanner.TemplateMiddle && r.At(i).Kind != scanner.TemplateTail; {
			i = r.Skip(i)
		}
		v.Operands = append(v.Operands, r.value(hole, i, depth-1))
	}
	v.Parts = append(v.Parts, "")
}

// properties reads the properties of the object that a brace opens.
func (r *reader) properties(open, depth int) (all []Property) {
	for i := open + 1; len(all) < maxMembers; i++ {
		end := r.expressionEnd(i, 0)
		if end > i {
			all = append(all, r.property(i, end, depth))
		}
		if !r.Is(end, ",") {
			return all
		}
		i = end
	}
	return all
}

// property reads the property of the tokens from one index up to another.
func (r *reader) property(from, to, depth int) Property {
	p := Property{Span: r.span(from, from), Value: Value{Span: r.span(from, to-1), Kind: FunctionValue}}
	token := r.At(from)
	switch {
	case r.Is(from, "..."):
		p.Spread, p.Value = true, r.value(from+1, to, depth-1)
		return p
	case token.Kind == scanner.String:
		p.Name, p.Quoted = unquote(r.Text(from)), true
	case token.Kind == scanner.Name, token.Kind == scanner.Number:
		p.Name = r.Text(from)
	}
	switch behind := r.Skip(from); {
	case r.Is(behind, ":") && behind < to:
		p.Value = r.value(behind+1, to, depth-1)
	case to == from+1 && token.Kind == scanner.Name:
		p.Value = r.value(from, to, depth)
	}
	return p
}
