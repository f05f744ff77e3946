package explain

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// maxNames is how many properties are listed.
const maxNames = 12

// holds are the facts about the properties of a map.
func (o outline) holds() []string {
	required, choices := o.required()
	var facts, others []string
	for _, s := range o.parts() {
		for _, p := range s.Properties {
			isListed := slices.Contains(required, p.Name) || slices.Contains(others, p.Name) ||
				slices.ContainsFunc(choices, func(names []string) bool { return slices.Contains(names, p.Name) })
			if isListed || p.Hidden || p.Deprecated != nil || schema.IsEarlierSpelling(p.Name) ||
				slices.Contains(s.Internal, p.Name) || slices.Contains(s.Forbidden, p.Name) {
				continue
			}
			others = append(others, p.Name)
		}
	}
	if len(required) > 0 {
		facts = append(facts, "Required in it: "+atMost(maxNames, codes(required)))
	}
	facts = append(facts, inWords(choices)...)
	if len(others) > 0 {
		facts = append(facts, "Optional: "+atMost(maxNames, codes(others)))
	}
	return facts
}

// required are the names that every alternative needs, and the choices that remain: the other
// names that each of the alternatives needs. What is of the past is no choice.
func (o outline) required() (names []string, choices [][]string) {
	for i, s := range o.schemas {
		needed, choice := requiredBy(s)
		if i == 0 {
			names, choices = needed, choice
			continue
		}
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(needed, name) })
		choices = nil
	}
	choices = slices.DeleteFunc(choices, func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return o.isDeprecated(name) })
	})
	if len(choices) == 1 {
		return append(names, choices[0]...), nil
	}
	return names, choices
}

// isDeprecated reports whether a property should not be written any more.
func (o outline) isDeprecated(name string) bool {
	return slices.ContainsFunc(o.parts(), func(s *schema.Schema) bool {
		p := s.Property(name)
		return p != nil && p.Deprecated != nil
	})
}

func requiredBy(s *schema.Schema) (names []string, choices [][]string) {
	names = slices.Clone(s.Required)
	merge := func(more []string, choice [][]string) {
		for _, name := range more {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if choices == nil {
			choices = choice
		}
	}
	for _, part := range s.AllOf {
		merge(requiredBy(part))
	}
	for _, of := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		merge(requiredByOne(of))
	}
	for i, choice := range choices {
		choices[i] = slices.DeleteFunc(slices.Clone(choice), func(name string) bool { return slices.Contains(names, name) })
	}
	if slices.ContainsFunc(choices, func(choice []string) bool { return len(choice) == 0 }) {
		choices = nil
	}
	return names, choices
}

// requiredByOne is what alternatives need of which one must fit.
func requiredByOne(of []*schema.Schema) (common []string, choices [][]string) {
	for i, s := range of {
		if !s.Types.Has(schema.Map) {
			return nil, nil
		}
		needed, _ := requiredBy(s)
		if i == 0 {
			common = slices.Clone(needed)
		}
		common = slices.DeleteFunc(common, func(name string) bool { return !slices.Contains(needed, name) })
		if !slices.ContainsFunc(choices, func(other []string) bool { return slices.Equal(other, needed) }) {
			choices = append(choices, needed)
		}
	}
	if len(choices) < 2 {
		choices = nil
	}
	return common, choices
}
