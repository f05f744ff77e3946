package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// outline is what schemas say of a value, as far as it can be said in a few words.
type outline struct{ schemas []*schema.Schema }

// parts are all schemas that apply, those of the alternatives among them.
func (o outline) parts() []*schema.Schema {
	var all []*schema.Schema
	for _, s := range o.schemas {
		for _, part := range s.Parts(nil) {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}

// types names the types allowed: "string or map", "list of strings".
func (o outline) types() string {
	var words []string
	for typ := schema.Null; typ <= schema.Map; typ++ {
		if word := o.typeWord(typ); word != "" {
			words = append(words, word)
		}
	}
	return prose.Or(words)
}

// typeWord is what a type is called here; "" when it is not among those that are allowed.
func (o outline) typeWord(typ schema.Type) string {
	allowed, whole := false, true
	for _, s := range o.parts() {
		if s.Types != 0 && s.Types.Has(typ) {
			allowed = true
			whole = whole && s.Types.Integer()
		}
		for _, v := range constants(s) {
			allowed = allowed || s.Types == 0 && v.Type() == typ
		}
	}
	switch {
	case !allowed:
		return ""
	case typ == schema.Number && whole:
		return "whole number"
	case typ == schema.List:
		if one := o.items().types(); one != "" && !strings.Contains(one, "list") {
			return "list of " + strings.ReplaceAll(one, " or ", "s or ") + "s"
		}
	}
	return typ.String()
}

// items says what the members of a list are.
func (o outline) items() outline {
	var of []*schema.Schema
	for _, s := range o.parts() {
		if s.Items != nil {
			of = append(of, s.Items)
		}
	}
	return outline{of}
}

func constants(s *schema.Schema) []*schema.Literal {
	if s.Const != nil {
		return []*schema.Literal{s.Const}
	}
	return s.Enum
}

// values are the values that are listed; closed says that there are no others.
func (o outline) values() (all []*schema.Literal, closed bool) {
	return alternatives(o.schemas)
}

// alternatives are the values of schemas of which one must fit.
func alternatives(of []*schema.Schema) (all []*schema.Literal, closed bool) {
	closed = len(of) > 0
	for _, s := range of {
		values, only := valuesOf(s)
		for _, v := range values {
			if !slices.ContainsFunc(all, func(other *schema.Literal) bool { return other.String() == v.String() }) {
				all = append(all, v)
			}
		}
		closed = closed && (only || !s.Types.Has(schema.String) && !s.Types.Has(schema.Number))
	}
	return all, closed
}

func valuesOf(s *schema.Schema) (all []*schema.Literal, closed bool) {
	if all = slices.Concat(constants(s), s.Suggested); all != nil {
		return all, s.Suggested == nil
	}
	for _, below := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		if all, closed = alternatives(below); len(all) > 0 {
			return all, closed
		}
	}
	for _, part := range s.AllOf {
		if all, closed = valuesOf(part); len(all) > 0 {
			return all, closed
		}
	}
	return nil, false
}

// standard is what Forge takes when there is no value; nil when that is not known.
func (o outline) standard() *schema.Literal {
	for _, s := range o.parts() {
		if s.Default != nil {
			return s.Default
		}
	}
	return nil
}

// outdated is what is known of a value that should not be written any more, or nil.
func (o outline) outdated(value string) *schema.Deprecation {
	for _, s := range o.parts() {
		for _, old := range s.Outdated {
			if old.Value.String() == value {
				return old.Deprecation
			}
		}
	}
	return nil
}

// refers is what a string of the value names; "" when it names nothing.
func (o outline) refers() schema.Reference {
	for _, s := range o.parts() {
		if s.Refers != "" {
			return s.Refers
		}
	}
	return ""
}

// is reports whether only one type is allowed, and that it is this one.
func (o outline) is(typ schema.Type) bool {
	for other := schema.Null; other <= schema.Map; other++ {
		if (o.typeWord(other) != "") != (other == typ) {
			return false
		}
	}
	return true
}
