package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// judge evaluates a scope against its schema and turns problems into findings.
func (s scope) judge(sch *schema.Schema) []finding {
	return s.judgeValue(sch, s.file.Value(s.node))
}

func (s scope) judgeValue(sch *schema.Schema, v schema.Value) []finding {
	if sch == nil {
		return nil
	}
	var out []finding
	for _, t := range s.troubles(sch, schema.Evaluate(sch, v)) {
		if !t.isEnvVariables() { // see environmentVariables
			out = append(out, t.finding())
		}
	}
	return out
}

// finding makes the finding of a problem.
func (t trouble) finding() finding {
	s, problem := t.scope, t.Problem
	f := finding{Diagnostic: Diagnostic{Rule: t.rule(), Message: t.message(), Span: t.span()}}
	f.Severity = f.Rule.Severity
	if problem.Kind == schema.MoreProblems && !problem.Several {
		f.Severity = Warning
	}
	f.place = t.placeOf()
	f.fix = t.fixer()
	f.names = problem.Names
	if t.wantsText() {
		f.late = commentAsValue
	}
	switch problem.Kind {
	case schema.PatternMismatch, schema.Length:
		if kind, ok := declaresOf(problem.Schema); ok && !problem.OnName && problem.At.Type() == schema.String {
			name := problem.At.Text()
			f.when = func(p *pass) bool { return !p.isBadlyDeclared(kind, name) }
		}
	case schema.TypeMismatch, schema.UnknownProperty:
		f.covers = t.at().Node().Span()
	case schema.Required, schema.Choice:
		f.lack = &lack{names: t.lacks(), in: problem.Schema, owner: t.owner(), every: t.isEntry()}
		if f.lack.every {
			f.lack.owner = t.name
		}
		f.absent = problem.Name
		if problem.Kind == schema.Choice && len(problem.Names) > 0 {
			f.absent = problem.Names[0]
		}
	case schema.Deprecated:
		f.Tags = []Tag{Deprecated}
	case schema.Exclusive, schema.Duplicate:
		if other := original(problem.Other); problem.Other != nil {
			span := other.Node().Span()
			if pair := s.holder(span.Start); !pair.IsZero() && problem.Kind == schema.Exclusive {
				span = pair.Key().Span()
			}
			f.Related = []Related{{span, t.relatedMessage()}}
		}
	}
	return f
}

// trouble is a problem with the scope that it was found in.
type trouble struct {
	schema.Problem
	scope
	place
	by *schema.Schema // what the scope must be
}

// at is the value at fault.
func (t trouble) at() manifest.Value { return original(t.At) }

// in is the map of a property problem.
func (t trouble) in() manifest.Value { return original(t.Map) }

// isProperty reports whether the problem is on a property's name.
func (t trouble) isProperty() bool {
	switch t.Kind {
	case schema.UnknownProperty, schema.UndeclaredProperty, schema.Forbidden, schema.Internal, schema.Exclusive:
		return true
	}
	return t.Name != "" && t.Kind != schema.Required && (t.OnName || t.Kind == schema.Deprecated)
}

// span is the smallest place that is wrong.
func (t trouble) span() text.Span {
	if t.isProperty() {
		if span, ok := t.in().KeySpan(t.Name); ok {
			return span
		}
	}
	switch t.Kind {
	case schema.Required:
		return t.title(t.in().Node())
	case schema.Choice, schema.ItemCount, schema.PropertyCount, schema.MoreProblems:
		return t.title(t.at().Node())
	}
	n := t.at().Node()
	if n.Kind() == syntax.Empty || n.Kind() == syntax.Mapping || n.Kind() == syntax.Sequence {
		return t.title(n)
	}
	return n.Span()
}

// title is the place that stands for a whole collection or an empty value: the key
// in front of it, else its first key, else its dash.
func (t trouble) title(n syntax.Node) text.Span { return t.scope.title(n) }

// placeOf is the offset of what a fix works on: the map of a property problem,
// the value of others.
func (t trouble) placeOf() int {
	switch {
	case t.Kind == schema.Required:
		return t.in().Content().Span().Start
	case t.isProperty():
		return t.span().Start
	}
	return t.at().Node().Span().Start
}
