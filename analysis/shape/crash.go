package shape

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var (
	RulePropertyNull = &analysis.Rule{
		ID: "property-null", Severity: analysis.Error,
		Doc: "A property of a module has a value.",
		Why: "\"forge lint\" fails on an empty property and then reports nothing at all, whatever else is wrong.",
	}
	RuleReferenceNotString = &analysis.Rule{
		ID: "reference-not-string", Severity: analysis.Error,
		Doc: "\"resource\" is a string, in a module and in the maps in it.",
		Why: "\"forge lint\" fails on it and then reports nothing at all, whatever else is wrong.",
	}
)

// Crashes adds what makes Forge's own validator fail on an entry, as far as found does
// not hold it already.
func Crashes(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !s.IsModule() || s.TypeName == "function" || s.TypeName == "endpoint" || s.Node.Kind() != syntax.Mapping {
		return found
	}
	known := map[int]int{} // offset of a key or value: index in found, plus one
	for i, f := range found {
		known[f.Span.Start] = i + 1
	}
	var out []analysis.Finding
	for pair := range s.Node.Pairs() {
		key, value := pair.Key().Span(), pair.Value()
		if i := max(known[key.Start], known[value.Span().Start]); i > 0 && found[i-1].Severity == analysis.Error {
			continue
		}
		if f, ok := crash(s, pair); ok {
			if i := known[key.Start]; i > 0 { // an unknown property: the graver mistake stands
				found[i-1].When = analysis.Never
			}
			out = append(out, f)
		}
	}
	return append(found, out...)
}

// crash returns the finding about a property whose value makes the official validator crash.
func crash(s analysis.Unit, pair syntax.PairNode) (analysis.Finding, bool) {
	value := s.File.Value(pair.Value())
	if value.Type() == schema.Null && pair.Colon().Len() > 0 {
		return CrashFinding(s, pair), true
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: RuleReferenceNotString, Severity: analysis.Error}}
	inner := value.Content().Pair("resource")
	if inner.IsZero() || !hasResource(s) || !isCrashing(s.File.Value(inner.Value()).Content()) {
		return f, false
	}
	f.Span, f.Place = inner.Value().Span(), inner.Key().Span().Start
	f.Message = "\"resource\" must be a string with the key of a resource: \"forge lint\" crashes on any other value without saying so"
	f.When = hasResources
	f.Fix = mend.RemoveProperty
	return f, true
}

// hasResource reports whether the entry itself names a resource.
func hasResource(s analysis.Unit) bool {
	n := s.Value("resource").Content()
	return !n.IsZero() && !analysis.IsFalsy(n)
}

// isCrashing reports whether a reference is neither text nor one of the values
// that Forge's search skips.
func isCrashing(n syntax.Node) bool {
	if n.Kind() == syntax.Mapping || n.Kind() == syntax.Sequence {
		return true
	}
	return n.Kind().IsScalar() && n.Scalar().Type != syntax.String && !analysis.IsFalsy(n)
}

// hasResources reports whether the file has a section "resources" that Forge looks at.
func hasResources(p *analysis.Pass) bool {
	s, ok := p.File.Section(manifest.Resource.String() + "s")
	return ok && !analysis.IsFalsy(s.Pair.Value())
}

// CrashFinding reports a property without a value.
func CrashFinding(s analysis.Unit, pair syntax.PairNode) analysis.Finding {
	message := fmt.Sprintf("%q has no value, and \"forge lint\" crashes on that without saying so: write a value, or remove the property", pair.KeyText())
	return s.Mistake(RulePropertyNull, pair.Key().Span(), message, mend.RemoveProperty)
}
