package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// Place is a place in a manifest, and what is known of what may stand there.
type Place struct {
	// Names lead there, steps into lists left out: "modules", "jira:issuePanel",
	// "resolver". See [Names].
	Names []string
	// Schemas say what may stand there, each an alternative of its own. They are empty
	// where nothing is known.
	Schemas []*schema.Schema
	// Required says that the property must be there.
	Required bool
	// Internal says that the platform sets the property, and refuses it in a manifest.
	Internal bool
	// Deprecated is nil unless the property should not be written any more.
	Deprecated *schema.Deprecation
	// Documented is nil unless the property is known from documentation alone.
	Documented *schema.Fact
	// stray says that the map of the property has properties, and not this one.
	stray bool
}

// In is the place of a property, whose name is the last of the names, in a map that must fit
// one of some schemas. Value says what the property may be; where it is empty, what the map
// declares counts.
func In(names []string, of, value []*schema.Schema) Place {
	at := Place{Names: names, Schemas: value}
	name := at.name()
	isDescribed := false
	for _, s := range (outline{of}).parts() {
		isDescribed = isDescribed || len(s.Properties) > 0
		if p := s.Property(name); p != nil {
			if len(value) == 0 {
				at.Schemas = append(at.Schemas, p.Schema)
			}
			if p.Deprecated != nil {
				at.Deprecated = p.Deprecated
			}
			at.Documented = p.Documented
		}
		at.Internal = at.Internal || slices.Contains(s.Internal, name)
	}
	required, _ := (outline{of}).required()
	at.Required = slices.Contains(required, name)
	at.stray = isDescribed && len(at.Schemas) == 0
	return at
}

// Names are the names on a path, and more behind it.
func Names(p manifest.Path, more ...string) []string {
	var names []string
	for _, step := range p {
		if step.Index < 0 {
			names = append(names, step.Key)
		}
	}
	return append(names, more...)
}

// Property describes a property, or a section where the place has one name. For a module type
// it is [Module]. It is "" where nothing is known.
func Property(c *schema.Catalogue, at Place) string {
	if len(at.Names) == 2 && at.Names[0] == "modules" {
		return Module(c, at.Names[1], "")
	}
	p := at.anywhere(c).page(c)
	if len(at.Schemas) == 0 && len(p.text)+len(p.facts) == 0 {
		return ""
	}
	return p.String()
}

// name is the last of the names.
func (at Place) name() string {
	if len(at.Names) == 0 {
		return ""
	}
	return at.Names[len(at.Names)-1]
}

func (at Place) page(c *schema.Catalogue) *page {
	o := outline{at.Schemas}
	p := &page{title: at.name()}
	p.is(o.types())
	switch {
	case at.Internal:
		p.is("internal")
	case at.Required:
		p.is("required")
	}
	text, quoted := at.text(c), ""
	if text == "" {
		text, quoted = at.derived(o), installed(c, at.Names)
	}
	p.say(deprecated(p, at.Deprecated, text))
	p.say(text)
	p.say(quoted)
	if at.stray && !at.Internal {
		p.fact("Schema " + code(c.Version()) + " does not know it")
	}
	facts := at.facts(o, text)
	if words := conditionFacts(c, at); words != nil {
		facts = words
	}
	for _, words := range facts {
		if !strings.Contains(text, words) {
			p.fact(words)
		}
	}
	if at.Documented != nil {
		p.fact(undeclared(c, at.Documented))
		p.link("Documentation", at.Documented.Source)
	}
	if len(p.links) == 0 || at.Deprecated != nil {
		p.link("Documentation", at.address(c))
	}
	return p
}

// text is what is written about the place. What is written about a name wherever it stands does not
// count where a known module type has no such property.
func (at Place) text(c *schema.Catalogue) string {
	if len(at.Schemas) == 0 && !at.Internal && len(at.Names) > 2 {
		if m, ok := c.Module(at.Names[1]); ok && m.Described {
			return schema.PlaceDoc(at.Names)
		}
	}
	return schema.PropertyDoc(at.Names)
}

// undeclared says that something is known from documentation alone.
func undeclared(c *schema.Catalogue, known *schema.Fact) string {
	words := "Schema " + code(c.Version()) + " does not list it: "
	if known.Sample {
		return words + "samples of Atlassian have it, and no page says what it is for"
	}
	return words + "documentation does, as of " + known.AsOf
}

// derived is a sentence made of facts, for what nothing is written about.
func (at Place) derived(o outline) string {
	switch {
	case at.Internal:
		return "Set by Forge itself, and refused in a manifest."
	case o.refers() != "":
		return sentence(referring[o.refers()])
	case o.items().refers() != "":
		return "A list. Each entry is " + referring[o.items().refers()] + "."
	}
	if len(at.Schemas) == 0 {
		return ""
	}
	return at.belonging()
}

// belonging says what a property is a part of.
func (at Place) belonging() string {
	names := at.Names
	if len(names) > 2 && names[0] == "modules" {
		names = names[1:]
	}
	switch n := len(names); {
	case n < 2:
		return ""
	case n == 2:
		return "A property of " + code(names[0]) + "."
	default:
		return "A property of " + code(strings.Join(names[1:n-1], ".")) + " in " + code(names[0]) + "."
	}
}

// referring says what a string is that names something.
var referring = map[schema.Reference]string{
	schema.ToFunction:      "the key of a function under `modules.function`",
	schema.ToEndpoint:      "the key of an endpoint under `modules.endpoint`",
	schema.ToResource:      "the key of one of `resources`",
	schema.ToResourceEntry: "the key of one of `resources`, or `key/entry` for one of its entries",
	schema.ToRemote:        "the key of one of `remotes`",
	schema.ToService:       "the key of one of `services`",
	schema.ToAction:        "the key of an action under `modules.action`",
	schema.ToPage:          "the key of a page of this app",
	schema.ToProvider:      "the key of a provider under `providers.auth`",
	schema.ToHandler:       "a file below the directory of the sources without its extension, a dot, and the name of an export, such as `index.run`",
	schema.ToPath:          "a path that counts from the directory of the manifest",
	schema.ToTranslation:   "the key of a text in the files under `translations`",
	schema.ToScope:         "a permission scope",
	schema.ToEvent:         "a product event",
}

// facts are what the catalogue says of a place, and the text about it does not.
func (at Place) facts(o outline, text string) []string {
	facts := at.values(o)
	if v := o.standard(); v != nil && len(facts) == 0 {
		facts = append(facts, "Default: "+code(v.String()))
	}
	facts = append(facts, o.limits(text)...)
	of := o
	if items := o.items(); len(items.schemas) > 0 && !o.is(schema.Map) {
		of = items
		each := Place{Names: at.Names, Schemas: items.schemas}
		facts = append(facts, each.values(items)...)
		for _, words := range items.limits(text) {
			facts = append(facts, "Each: "+lower(strings.TrimPrefix(words, "Form: ")))
		}
	}
	return append(facts, of.holds()...)
}

// conditionsPage is about display conditions of all products.
const conditionsPage = "https://developer.atlassian.com/platform/forge/manifest-reference/display-conditions/"

// address is the page about the place.
func (at Place) address(c *schema.Catalogue) string {
	if len(at.Names) > 2 && slices.Contains(at.Names[2:], "displayConditions") {
		return conditionsPage
	}
	if len(at.Names) > 1 && at.Names[0] == "modules" {
		if m, ok := c.Module(at.Names[1]); ok {
			return m.Link
		}
	}
	if len(at.Names) > 0 {
		if s, ok := c.Section(at.Names[0]); ok {
			return s.Link
		}
	}
	return ""
}

// Refers is what a string at the place names; "" when it names nothing.
func (at Place) Refers() schema.Reference { return outline{at.Schemas}.refers() }
