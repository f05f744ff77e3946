package explain

import (
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// Module describes a module type. Example is an entry of it, in YAML, to show below the text; there
// may be none.
func Module(c *schema.Catalogue, typ, example string) string {
	p := &page{title: typ}
	p.is("module type")
	m, ok := c.Module(typ)
	if !ok {
		p.say("Schema " + code(c.Version()) + " does not know this module type.")
		return p.String()
	}
	p.is(m.Phase.Words())
	text := schema.ModuleDoc(typ)
	p.say(deprecated(p, m.Deprecation, text))
	quoted := ""
	if text == "" {
		quoted = installed(c, []string{"modules", typ})
	}
	if text == "" && !m.Described {
		text = "The catalogue does not describe the properties of this type."
	}
	p.say(text)
	p.say(quoted)
	for _, words := range moduleFacts(c, m) {
		p.fact(words)
	}
	p.example = example
	title := "Documentation"
	if !m.Exact {
		title = "Nearest documentation"
	}
	p.link(title, m.Link)
	if m.Phase != "" && m.PhaseSource != m.Link && m.Phase != schema.GeneralAvailability {
		p.link(prose.Capital(m.Phase.Words()), m.PhaseSource)
	}
	return p.String()
}

// ConnectModule describes a type of Connect modules, as it is called below "connectModules".
func ConnectModule(c *schema.Catalogue, typ string) string {
	p := &page{title: typ}
	p.is("Connect module type")
	m, ok := c.Module("connect-" + typ)
	if !ok {
		p.say("Schema " + code(c.Version()) + " does not know this type of Connect modules.")
		return p.String()
	}
	p.say(schema.PropertyDoc([]string{"connectModules", typ}))
	if m.Item != nil {
		for _, words := range (outline{[]*schema.Schema{m.Item}}).holds() {
			p.fact(words)
		}
	}
	if s, ok := c.Section("connectModules"); ok {
		p.link("Documentation", s.Link)
	}
	return p.String()
}

func moduleFacts(c *schema.Catalogue, m *schema.Module) []string {
	var facts []string
	if m.Item != nil {
		facts = outline{[]*schema.Schema{m.Item}}.holds()
	}
	if m.Outer != nil {
		if words := size(m.Outer.Count, "entry", "entries"); words != "" && m.Outer.Count.Capped {
			facts = append(facts, prose.Capital(words)+" in a manifest")
		}
	}
	if scopes := c.ModuleScopes(m.Name); len(scopes) > 0 {
		facts = append(facts, "Needs the "+plural(len(scopes), "scope")+" "+prose.And(codes(scopes)))
	}
	if words := phaseFact(m); words != "" {
		facts = append(facts, words)
	}
	return facts
}

// phaseFact says what the release phase of a type means for an app; "" for one that is generally
// available, or whose phase is not known.
func phaseFact(m *schema.Module) string {
	meaning := map[schema.Phase]string{
		schema.EarlyAccess: "experimental and unsupported, not for production, and may change without notice",
		schema.Preview:     "stable, for early adopters; deprecations come on shorter notice",
		schema.Beta:        "still changing",
	}[m.Phase]
	if meaning == "" {
		return ""
	}
	words := prose.Capital(m.Phase.Words())
	if m.PhaseAsOf != "" {
		words += " as of " + m.PhaseAsOf
	}
	return words + ": " + meaning
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
