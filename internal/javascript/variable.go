package javascript

import (
	"slices"

	"forge-manifest-ls/internal/javascript/scanner"
)

// variablesAt reads the variables that are declared behind "const", "let" or "var".
func (r *reader) variablesAt(keyword int) {
	for i := keyword + 1; ; i++ {
		name := i
		if r.At(name).Kind != scanner.Name && !r.Is(name, "{") && !r.Is(name, "[") || r.Says(name, "enum") {
			return
		}
		equals := r.typeEnd(r.Skip(name))
		if !r.Is(equals, "=") {
			r.declare(name)
			if i = equals; !r.Is(i, ",") {
				return
			}
			continue
		}
		end := r.expressionEnd(equals+1, maxSteps)
		r.declare(name)
		r.variable(r.Says(keyword, "const"), name, equals+1, end)
		if i = end; !r.Is(i, ",") {
			return
		}
	}
}

// declare counts a name that is declared: a name that is declared twice stands for nothing.
func (r *reader) declare(i int) {
	if name := r.Name(i); name != "" {
		r.declared[name]++
	}
}

// definitionAt counts the name of the function or class that a keyword defines.
func (r *reader) definitionAt(keyword int) {
	if r.Is(keyword+1, "*") {
		keyword++
	}
	if name := r.Name(keyword + 1); name != "" && name != "extends" {
		r.declare(keyword + 1)
		r.defined[name] = true
	}
}

// parametersAt counts the parameters in front of an arrow.
func (r *reader) parametersAt(arrow int) {
	switch before := r.At(arrow - 1); {
	case before.Kind == scanner.Name:
		r.declare(arrow - 1)
	case r.Is(arrow-1, ")") && before.Match >= 0:
		r.parameters(int(before.Match))
	}
}

// hasParameters reports whether a parenthesis opens the parameters of a function or method, or what "catch" names. Those of arrows
// are told by the arrow.
func (r *reader) hasParameters(open int) bool {
	last := r.calleeEnd(open)
	switch {
	case r.At(last).Kind != scanner.Name:
		return r.Is(last, "]") && r.isDefinition(last, open) || r.Is(last, "*") && r.Says(last-1, "function")
	case r.Says(last, "function"), r.Says(last, "catch"):
		return !r.isProperty(last)
	}
	return !r.isProperty(last) && !notCalled[r.Text(last)] && r.isDefinition(last, open)
}

// maxParameters is how many tokens of a list of parameters are looked at.
const maxParameters = 100

// modifiers are the words in front of a parameter of a constructor that make it a property, too.
var modifiers = []string{"public", "private", "protected", "readonly", "override"}

// parameters counts the parameters in parentheses, also those that are properties of one.
func (r *reader) parameters(open int) {
	end := min(int(r.At(open).Match), open+maxParameters)
	for i := open + 1; i < end; i++ {
		for i+1 < end && slices.Contains(modifiers, r.Name(i)) && r.At(i+1).Kind == scanner.Name {
			i++
			r.declare(i)
		}
		if r.Is(i-1, "(") || r.Is(i-1, ",") || r.Is(i-1, "{") || r.Is(i-1, "...") || r.Is(i-1, ":") && r.Is(i-3, "{") {
			r.declare(i)
		}
	}
}

// typeEnd returns the index behind the type of a variable, if it has one.
func (r *reader) typeEnd(i int) int {
	if r.Is(i, "!") {
		i++
	}
	if !r.Is(i, ":") {
		return i
	}
	depth := 0
	for start := i; i < min(len(r.List), start+maxSteps); i = r.Skip(i) {
		switch {
		case r.Is(i, "<"):
			depth++
		case r.Is(i, ">"):
			depth--
		case r.Is(i, ";"), r.Is(i, "="), r.Is(i, ")"), r.Is(i, "}"), r.Is(i, ",") && depth <= 0, r.Says(i, "of"), r.Says(i, "in"):
			return i
		case i > start+1 && r.At(i).Newline && r.startsStatement(i):
			return i
		}
	}
	return i
}

// variable notes what a variable stands for: an import, something of one, or a constant.
func (r *reader) variable(isConstant bool, name, from, to int) {
	if from >= to {
		return
	}
	v := r.value(from, to, maxNesting)
	isImported := v.Kind == NameValue && v.Path.Target.Module != ""
	switch {
	case r.Is(name, "{") && r.At(name).Match >= 0:
		if isImported {
			r.takeMembers(r.pattern(name), *v.Path)
		}
	case r.At(name).Kind != scanner.Name:
	case isImported:
		r.names[r.Text(name)] = v.Path.Target
	case v.Kind == FunctionValue:
		r.defined[r.Text(name)] = true
	case isConstant:
		r.addConstant(r.Text(name), v, maxNesting)
	}
}

// takeMembers notes what a pattern takes of an import.
func (r *reader) takeMembers(names []Binding, of Path) {
	for _, b := range names {
		target := Target{of.Target.Module, append(slices.Clone(of.Target.Names), b.Imported)}
		r.names[b.Local] = target
		path := Path{Span: b.Span, Names: append(slices.Clone(of.Names), b.Imported), Last: b.Span, Target: target}
		r.facts.Members = append(r.facts.Members, Member{Span: b.Span, Path: path})
	}
}

// addConstant notes the value of a constant, and those of the properties of an object.
func (r *reader) addConstant(name string, v Value, depth int) {
	switch v.Kind {
	case StringValue, TemplateValue, SumValue, NameValue, ArrayValue, TaggedTemplate, CallValue:
		r.facts.Constants[name] = v
	case ObjectValue:
		r.facts.Constants[name] = v
		for _, p := range v.Properties {
			if p.Name != "" && depth > 0 {
				r.addConstant(name+"."+p.Name, p.Value, depth-1)
			}
		}
	}
}

// memberAt notes what is taken of an import behind a name.
func (r *reader) memberAt(i int) {
	if _, isImported := r.names[r.Text(i)]; !isImported {
		return
	}
	last := -1
	switch {
	case (r.Is(i+1, ".") || r.Is(i+1, "?.")) && r.At(i+2).Kind == scanner.Name:
		last = i + 2
	case r.Is(i+1, "[") && r.At(i+2).Kind == scanner.String && r.Is(i+3, "]"):
		last = i + 3
	default:
		return
	}
	if path, _, ok := r.pathEndingAt(last); ok {
		r.facts.Members = append(r.facts.Members, Member{Span: path.Last, Path: path})
	}
}

// returnedAt notes the object literal that a brace opens if a function returns it.
func (r *reader) returnedAt(open int) {
	before := open - 1
	if r.Is(before, "(") {
		before--
	}
	if r.At(open).Match < 0 {
		return
	}
	if r.Says(before, "return") || r.Is(before, "=>") && before < open-1 {
		r.facts.Returned = append(r.facts.Returned, r.value(open, r.Skip(open), maxNesting))
	}
}
