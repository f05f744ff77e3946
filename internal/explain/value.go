package explain

import (
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// maxValues is how many allowed values are listed.
const maxValues = 12

// values are the facts about the values that are allowed, the default marked.
func (at Place) values(o outline) []string {
	all, closed := o.values()
	if len(all) == 0 || len(all) == 1 && all[0].Type() != schema.String && o.is(schema.Boolean) {
		return nil
	}
	standard := ""
	if v := o.standard(); v != nil {
		standard = v.String()
	}
	var words, old []string
	for _, v := range all {
		s := code(v.String())
		switch {
		case o.outdated(v.String()) != nil:
			old = append(old, s+" (deprecated)")
			continue
		case v.String() == standard:
			s += " (default)"
		}
		words = append(words, s)
	}
	words = append(words, old...)
	lead := "Allowed: "
	switch {
	case len(words) == 1 && closed:
		lead = "Always "
	case !closed:
		lead = "For example: "
	}
	return []string{lead + atMost(maxValues, words)}
}

// Value describes a value that may stand at a place. It is "" for a value about which nothing
// is written: the property says more.
func Value(c *schema.Catalogue, at Place, value string) string {
	o := outline{at.Schemas}
	p := &page{title: value}
	if name := at.name(); name != "" {
		p.is("value of " + code(name))
	}
	if v := o.standard(); v != nil && v.String() == value {
		p.is("default")
	}
	old := o.outdated(value)
	p.say(deprecated(p, old, ""))
	if old == nil || old.Note == "" {
		p.say(schema.ValueDoc(at.Names, value))
	}
	if len(p.text) == 0 {
		return ""
	}
	p.link("Documentation", at.address(c))
	return p.String()
}

// lower makes the first letter a small one, unless the word is code.
func lower(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// deprecated says what should be written instead of something; "" when d is nil. The link to
// the announcement goes to the page. What the text says already is left out.
func deprecated(p *page, d *schema.Deprecation, text string) string {
	if d == nil {
		return ""
	}
	words := "**Deprecated**"
	if d.Since != "" {
		words += " since " + d.Since
	}
	if d.Removal != "" {
		words += ", ends on " + d.Removal
	}
	if d.Of != "" {
		words = "**Removed** with " + d.Of
	}
	if len(d.Replacement) > 0 {
		words += ": use " + prose.Or(codes(d.Replacement))
	}
	words += "."
	if d.Note != "" && !strings.Contains(text, d.Note) {
		words += " " + sentence(d.Note)
	}
	p.link("Announcement", d.Source)
	return words
}
