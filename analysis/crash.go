package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var (
	rulePropertyNull = &Rule{
		ID: "property-null", Severity: Error,
		Doc:  "A property of a module has a value.",
		Why:  "\"forge lint\" fails on an empty property and then reports nothing at all, whatever else is wrong.",
		Bad:  head + webtrigger + "      note:\n" + functions,
		Good: head + webtrigger + functions,
	}
	ruleReferenceNotString = &Rule{
		ID: "reference-not-string", Severity: Error,
		Doc:  "The resource that a module names is a string, one level down too.",
		Why:  "\"forge lint\" fails on it and then reports nothing at all, whatever else is wrong.",
		Bad:  head + provider + "      view:\n        resource: 5\n" + resources,
		Good: head + provider + "      view:\n        resource: main\n" + resources,
	}
)

// provider starts a sample with a module of which no more is known than that it is one.
const provider = "modules:\n  graph:entityProvider:\n    - key: provider\n      resource: main\n"

// crashes adds what makes Forge's own validator fail on an entry, as far as found does
// not hold it already.
func (s scope) crashes(found []finding) []finding {
	if !s.isModule() || s.name == "function" || s.name == "endpoint" || s.node.Kind() != syntax.Mapping {
		return found
	}
	known := map[int]int{} // offset of a key or value: index in found, plus one
	for i, f := range found {
		known[f.Span.Start] = i + 1
	}
	var out []finding
	for pair := range s.node.Pairs() {
		key, value := pair.Key().Span(), pair.Value()
		if i := max(known[key.Start], known[value.Span().Start]); i > 0 && found[i-1].Severity == Error {
			continue
		}
		if f, ok := s.crash(pair); ok {
			if i := known[key.Start]; i > 0 { // an unknown property: the graver mistake stands
				found[i-1].when = never
			}
			out = append(out, f)
		}
	}
	return append(found, out...)
}

func never(*pass) bool { return false }

func (s scope) crash(pair syntax.PairNode) (finding, bool) {
	value := s.file.Value(pair.Value())
	if value.Type() == schema.Null && pair.Colon().Len() > 0 {
		return s.crashing(pair), true
	}
	f := finding{Diagnostic: Diagnostic{Rule: ruleReferenceNotString, Severity: Error}}
	inner := value.Content().Pair("resource")
	if inner.IsZero() || !s.hasResource() || !isCrashing(s.file.Value(inner.Value()).Content()) {
		return f, false
	}
	f.Span, f.place = inner.Value().Span(), inner.Key().Span().Start
	f.Message = "\"resource\" must be a string with the key of a resource: \"forge lint\" crashes on any other value without saying so"
	f.when = hasResources
	f.fix = removeProperty
	return f, true
}

// hasResource reports whether the entry itself names a resource.
func (s scope) hasResource() bool {
	n := s.file.Value(s.entry.Pair("resource").Value()).Content()
	return !n.IsZero() && !isFalsy(n)
}

// isCrashing reports whether a reference is neither text nor one of the values
// that Forge's search skips.
func isCrashing(n syntax.Node) bool {
	if n.Kind() == syntax.Mapping || n.Kind() == syntax.Sequence {
		return true
	}
	return n.Kind().IsScalar() && n.Scalar().Type != syntax.String && !isFalsy(n)
}

// hasResources reports whether the file has a section "resources" that Forge looks at.
func hasResources(p *pass) bool {
	s, ok := p.file.Section(manifest.Resource.String() + "s")
	return ok && !isFalsy(s.Pair.Value())
}

// crashing reports a property without a value.
func (s scope) crashing(pair syntax.PairNode) finding {
	message := fmt.Sprintf("%q has no value, and \"forge lint\" crashes on that without saying so: write a value, or remove the property", pair.KeyText())
	return s.mistake(rulePropertyNull, pair.Key().Span(), message, removeProperty)
}
