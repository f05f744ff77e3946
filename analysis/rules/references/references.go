package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// references reports what an entry names and nothing declares.
func references(p *analysis.Pass, e *manifest.Entry) {
	for ref := range e.References() {
		if !ref.Unknown && (ref.HasPart || !p.File.Declares(ref.Kind, ref.Name)) {
			reference(p, e.List, ref)
		}
	}
}

// reference reports a reference whose name nothing declares.
func reference(p *analysis.Pass, l *manifest.List, ref manifest.Reference) {
	found := p.File.Lookup(ref.Kind, ref.Name)
	if len(found) > 0 || p.File.MayDeclare(ref.Kind, ref.Name) || p.BrokenIn(ref.Value, 0) || doubt.IsBadText(p, ref) {
		return
	}
	if doubt.MayHide(p, ref.Kind) || doubt.IsInBrokenList(p, ref.Name) {
		return
	}
	d := analysis.Diagnostic{Rule: referenceRule(ref), Span: ref.Span}
	if ref.Name == "" {
		d.Span = ref.Value
	}
	switch {
	case d.Rule == nil, !ref.Official && !(doubt.KeyLike.MatchString(ref.Name) && isNamePlace(p, ref)):
		return
	case d.Rule == ruleDataResidencyRemote && len(l.Entries) > 1: // Forge asks for a single one first
		return
	}
	d.Message = unknownName(ref)
	if !ref.Official {
		d.Severity = analysis.Warning
		d.Message += ", and Forge does not check it here"
	}
	near := ""
	if p.MaySearch(d.Rule) {
		near = mend.SuggestName(p, ref)
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += mend.DeclaredElsewhere(p, ref)
	}
	d.Mend = func() []analysis.Fix { return mend.ReplaceReference(p, ref, near) }
	p.Report(d, analysis.Always)
}

// unknownName says that what a reference names is not there.
func unknownName(ref manifest.Reference) string {
	at := ref.Kind.Homes()
	if len(at) == 1 {
		return fmt.Sprintf("the %s %q is not declared at %q", ref.Kind, ref.Name, at[0])
	}
	var types []string
	for _, home := range at {
		types = append(types, strings.TrimPrefix(home, "modules."))
	}
	return fmt.Sprintf("%q is not the key of a %s", ref.Name, prose.Or(prose.QuoteAll(types)))
}

// looseReferences reports the remote that app.connect names. Those in permissions belong to the
// rules about what may be reached.
func looseReferences(p *analysis.Pass) {
	for _, ref := range p.File.LooseReferences() {
		if ref.Path[0] == "app" && !ref.Unknown && !p.File.Declares(ref.Kind, ref.Name) {
			reference(p, nil, ref)
		}
	}
}

// isNamePlace reports whether a reference that Forge does not look at stands where the catalogue
// says that something is named. Deep down, a property may be called "function" and mean another
// thing.
func isNamePlace(p *analysis.Pass, ref manifest.Reference) bool {
	if len(ref.Path) <= 2 || ref.IsAsset {
		return true
	}
	for _, s := range doubt.SchemasOf(p, ref) {
		if s.Refers != "" {
			return true
		}
	}
	return false
}

// shapeless are the properties of a module, and of the maps in it, that Forge takes for the key of
// something, whatever they hold.
var shapeless = map[string]manifest.Kind{"function": manifest.Function, "endpoint": manifest.Endpoint}

// textlessNames reports maps and lists in the place of the key of a function or endpoint, where
// the schema does not.
func textlessNames(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !s.Entry.List.IsModule() || s.TypeName == "function" || s.TypeName == "endpoint" {
		return found
	}
	for pair := range s.Node.Pairs() {
		found = textlessName(s, found, pair, pair)
		inner := s.File.Value(pair.Value()).Content()
		if inner.Kind() != syntax.Mapping {
			continue
		}
		for below := range inner.Pairs() {
			found = textlessName(s, found, below, pair)
		}
	}
	return found
}

// textlessName looks at one property; outer is the one of the module that it is, or that it is in.
func textlessName(s analysis.Unit, found []analysis.Finding, pair, outer syntax.PairNode) []analysis.Finding {
	name := pair.KeyText()
	kind, ok := shapeless[name]
	typ := s.File.Value(pair.Value()).Type()
	if !ok || typ != schema.Map && typ != schema.List {
		return found
	}
	span, key, around := pair.Span(), pair.Key().Span(), outer.Key().Span()
	for i := range found {
		f := &found[i]
		switch {
		case f.Rule == shape.RulePropertyUnknown && (f.Span == key || f.Span == around): // the graver mistake stands
			f.When = analysis.Never
		case f.Severity == analysis.Error && (text.Within(span, f.Span) || f.Covers.Len() > 0 && text.Within(f.Covers, span)):
			return found
		}
	}
	rule := rulesOf[kind].unknown
	return append(found, analysis.Finding{
		Diagnostic: analysis.Diagnostic{
			Rule: rule, Severity: analysis.Error, Span: key,
			Message: fmt.Sprintf("Forge takes every %q of a module for the key of %s, and this is %s: write a key, or use another name", name, prose.WithArticle(kind.String()), mend.WithArticle(typ)),
		},
		Place: key.Start, Fix: mend.RemoveProperty,
	})
}
