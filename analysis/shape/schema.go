package shape

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/conform"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// judge evaluates a unit against its schema and turns problems into findings.
func judge(s analysis.Unit, sch *schema.Schema) []analysis.Finding {
	return judgeValue(s, sch, s.File.Value(s.Node))
}

// judgeValue evaluates a value of a unit and turns problems into findings.
func judgeValue(s analysis.Unit, sch *schema.Schema, v schema.Value) []analysis.Finding {
	if sch == nil {
		return nil
	}
	var out []analysis.Finding
	for _, t := range Problems(s, sch, schema.Evaluate(sch, v)) {
		if !t.isEnvVariables() { // see environmentVariables
			out = append(out, t.Finding())
		}
	}
	return out
}

// Finding makes the finding of a problem.
func (t Problem) Finding() analysis.Finding {
	s, problem := t.Unit, t.Problem
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{Rule: t.rule(), Message: t.message(), Span: t.span()}}
	f.Severity = f.Rule.Severity
	switch {
	case problem.Kind == schema.MoreProblems && !problem.Several:
		f.Severity = analysis.Warning
	case problem.Kind == schema.UndeclaredProperty && !t.isProven():
		f.Severity = analysis.Hint
	}
	f.Place = t.placeOf()
	f.Fix = t.fixer()
	f.Names = problem.Names
	if t.wantsText() {
		f.Late = commentAsValue
	}
	switch problem.Kind {
	case schema.PatternMismatch, schema.Length:
		if kind, ok := mend.SharedKind(problem.Schema); ok && !problem.OnName && problem.At.Type() == schema.String {
			name := problem.At.Text()
			f.When = func(p *analysis.Pass) bool { return !conform.IsBadlyDeclared(p, kind, name) }
		}
	case schema.TypeMismatch, schema.UnknownProperty:
		f.Covers = t.spanOf().Node().Span()
	case schema.Required, schema.Choice:
		f.Lack = &analysis.Lack{Names: t.lacks(), In: problem.Schema, Owner: t.owner(), Every: t.isEntry()}
		if f.Lack.Every {
			f.Lack.Owner = t.TypeName
		}
		if t.neededBy() != "" {
			f.Lack = nil // it is said for itself
		}
		f.Absent = problem.Name
		if problem.Kind == schema.Choice && len(problem.Names) > 0 {
			f.Absent = problem.Names[0]
		}
	case schema.Deprecated:
		f.Tags = []analysis.Tag{analysis.Deprecated}
	case schema.Exclusive, schema.Duplicate:
		if other := Original(problem.Other); problem.Other != nil {
			span := other.Node().Span()
			if pair := s.Holder(span.Start); !pair.IsZero() && problem.Kind == schema.Exclusive {
				span = pair.Key().Span()
			}
			f.Related = []analysis.Related{{Span: span, Message: t.relatedMessage()}}
		}
	}
	return f
}

// Problem is a problem with the unit that it was found in.
type Problem struct {
	schema.Problem
	analysis.Unit
	belonging
	by *schema.Schema // what the unit must be
}

// spanOf is the value at fault.
func (t Problem) spanOf() manifest.Value { return Original(t.At) }

// in is the map of a property problem.
func (t Problem) in() manifest.Value { return Original(t.Map) }

// isProperty reports whether the problem is on a property's name.
func (t Problem) isProperty() bool {
	switch t.Kind {
	case schema.UnknownProperty, schema.UndeclaredProperty, schema.Forbidden, schema.Internal, schema.Exclusive:
		return true
	}
	return t.Name != "" && t.Kind != schema.Required && (t.OnName || t.Kind == schema.Deprecated)
}

// span is the smallest place that is wrong.
func (t Problem) span() text.Span {
	if t.isProperty() {
		if span, ok := t.in().KeySpan(t.Name); ok {
			return span
		}
	}
	switch t.Kind {
	case schema.Required:
		if span, ok := t.in().KeySpan(t.neededBy()); ok {
			return span
		}
		return t.title(t.in().Node())
	case schema.Choice, schema.ItemCount, schema.PropertyCount, schema.MoreProblems:
		return t.title(t.spanOf().Node())
	}
	n := t.spanOf().Node()
	if n.Kind() == syntax.Empty || n.Kind() == syntax.Mapping || n.Kind() == syntax.Sequence {
		return t.title(n)
	}
	return n.Span()
}

// title is the place that stands for a whole collection or an empty value: the key
// in front of it, else its first key, else its dash.
func (t Problem) title(n syntax.Node) text.Span { return t.Unit.Title(n) }

// placeOf is the offset of what a fix works on: the map of a property problem,
// the value of others.
func (t Problem) placeOf() int {
	switch {
	case t.Kind == schema.Required:
		return t.in().Content().Span().Start
	case t.isProperty():
		return t.span().Start
	}
	return t.spanOf().Node().Span().Start
}
