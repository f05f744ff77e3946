package analysis

import (
	"strings"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// schemaFix returns the fixer of a problem. It holds on to nothing of the file.
func schemaFix(problem schema.Problem) fixer {
	name, near, s := problem.Name, problem.Near, problem.Schema
	switch problem.Kind {
	case schema.Required:
		return addProperty(name, s)
	case schema.Choice:
		return addOneOf(problem.Names, problem.Alternatives, s)
	case schema.Forbidden, schema.Internal:
		return removeProperty
	case schema.Exclusive:
		return keepOne(problem.Names)
	case schema.Deprecated:
		if name != "" {
			return removeProperty
		}
		if problem.Deprecation != nil {
			return replaceValue(problem.Deprecation.Replacement, false)
		}
	case schema.Enum:
		if !problem.OnName {
			return replaceValue(enumChoices(problem), near != "" && strings.EqualFold(near, problem.At.Text()))
		}
	case schema.PatternMismatch:
		if !problem.OnName && problem.Pattern != nil {
			if kind, ok := declaresOf(s); ok {
				return named(kind)
			}
			return cleanText(problem.Pattern)
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
		return removeDuplicateItem
	}
	return nil
}

// enumChoices are the values to offer: the nearest first.
func enumChoices(problem schema.Problem) []string {
	var out []string
	if problem.Near != "" {
		out = append(out, problem.Near)
	}
	for _, v := range problem.Values {
		isOld := problem.Schema != nil && problem.Schema.Outdates(v) != nil
		if v.Type() == schema.String && v.Text() != problem.Near && !isOld && len(out) < maxChoices {
			out = append(out, v.Text())
		}
	}
	return out
}

// depth is the column of the first line that an edit begins; 0 where it begins none.
func depth(e text.Edit) int {
	line := strings.TrimLeft(e.New, "\r\n")
	if line == e.New {
		return 0
	}
	return len(line) - len(strings.TrimLeft(line, " "))
}
