package conform

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
)

// Fixer returns the fixer of a problem. It holds on to nothing of the file.
func Fixer(problem schema.Problem) analysis.Fixer {
	name, near, s := problem.Name, problem.Near, problem.Schema
	switch problem.Kind {
	case schema.Required:
		return addProperty(name, s)
	case schema.Choice:
		return addOneOf(problem.Names, problem.Alternatives, s)
	case schema.Forbidden, schema.Internal:
		return mend.RemoveProperty
	case schema.Exclusive:
		return mend.KeepOne(problem.Names)
	case schema.Deprecated:
		if name != "" {
			return mend.RemoveProperty
		}
		if problem.Deprecation != nil {
			return mend.ReplaceValue(problem.Deprecation.Replacement, false)
		}
	case schema.Enum:
		if !problem.OnName {
			if near == "" {
				return oneOf(enumChoices(problem))
			}
			return mend.ReplaceValue(enumChoices(problem), strings.EqualFold(near, problem.At.Text()))
		}
	case schema.PatternMismatch:
		if !problem.OnName && problem.Pattern != nil {
			if kind, ok := mend.SharedKind(s); ok {
				return mend.ReplaceByName(kind)
			}
			return cleanText(problem.Pattern)
		}
	case schema.Range:
		if !problem.OnName {
			return replaceByBound(problem.At.Number(), s)
		}
	case schema.Length:
		if problem.Limit.Capped && problem.Got > problem.Limit.Max && !problem.OnName {
			return shortenKey(problem.Limit.Max)
		}
	case schema.TypeMismatch:
		return mendType(problem.Types, s)
	case schema.ItemCount, schema.PropertyCount:
		if problem.Got == 0 {
			return removeEmpty
		}
	case schema.Duplicate:
		return mend.RemoveDuplicateItem
	}
	return nil
}

// oneOf offers other values in the place of a scalar that is like none of them.
func oneOf(values []string) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		return mend.OneOf(mend.Supposing(mend.ReplaceValue(values, false)(p, t)))
	}
}

// enumChoices are the values to offer: the nearest first.
func enumChoices(problem schema.Problem) []string {
	var out []string
	if problem.Near != "" {
		out = append(out, problem.Near)
	}
	for _, v := range problem.Values {
		isOld := problem.Schema != nil && problem.Schema.Outdates(v) != nil
		if v.Type() == schema.String && v.Text() != problem.Near && !isOld && len(out) < analysis.MaxChoices {
			out = append(out, v.Text())
		}
	}
	return out
}
