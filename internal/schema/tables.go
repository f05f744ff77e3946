package schema

import (
	"maps"
	"slices"
)

// Event is a product event that a trigger can listen to, with the scopes that one needs for
// it: all of Current, or else all of Beta or all of Deprecated when there are any.
type Event struct {
	Name                      string
	Current, Beta, Deprecated []string
	// Documented is nil unless the event is known from documentation alone. Current are then the
	// scopes that its page asks for; others may do, too.
	Documented *Fact
}

// scopes are the permission scopes of scopes.json, sorted.
type scopes struct{ all, interactive, graph []string }

// Event returns a product event that the catalogue or documentation knows.
func (c *Catalogue) Event(name string) (Event, bool) {
	e, ok := c.allEvents()[name]
	return e, ok
}

// EventNames returns all known product events, sorted.
func (c *Catalogue) EventNames() []string { return slices.Sorted(maps.Keys(c.allEvents())) }

func (c *Catalogue) allEvents() map[string]Event {
	return ask(c, func() (map[string]Event, bool) { return c.events, c.events != nil }, func() map[string]Event {
		table := c.json("events.json")
		sets, all := table.Field("scopes"), table.Field("events")
		events := map[string]Event{}
		if sets == nil || all == nil {
			return events
		}
		for i, name := range all.names {
			e := Event{Name: name}
			for j, scopes := range []*[]string{&e.Current, &e.Beta, &e.Deprecated} {
				if numbers := all.items[i].items; j < len(numbers) {
					if set := sets.Field(numbers[j].text); set != nil {
						*scopes = set.Texts()
					}
				}
			}
			events[name] = e
		}
		for name, known := range knowledge().documented().events {
			if _, ok := events[name]; !ok {
				events[name] = Event{Name: name, Current: known.scopes, Documented: known.fact}
			}
		}
		c.events = events
		return events
	})
}

// Scopes returns all known permission scopes, sorted. Callers do not change it.
func (c *Catalogue) Scopes() []string { return c.allScopes().all }

// KnowsScope reports whether a permission scope is known.
func (c *Catalogue) KnowsScope(name string) bool { return found(c.allScopes().all, name) }

// IsInteractive reports whether a scope needs the consent of each user.
func (c *Catalogue) IsInteractive(scope string) bool { return found(c.allScopes().interactive, scope) }

// IsGraph reports whether a scope is one of the Teamwork Graph.
func (c *Catalogue) IsGraph(scope string) bool { return found(c.allScopes().graph, scope) }

func found(sorted []string, name string) bool {
	_, ok := slices.BinarySearch(sorted, name)
	return ok
}

func (c *Catalogue) allScopes() *scopes {
	return ask(c, func() (*scopes, bool) { return c.scopes, c.scopes != nil }, func() *scopes {
		table := c.json("scopes.json")
		c.scopes = &scopes{}
		for name, list := range map[string]*[]string{"all": &c.scopes.all, "interactive": &c.scopes.interactive, "graph": &c.scopes.graph} {
			if l := table.Field(name); l != nil {
				*list = l.Texts()
			}
		}
		return c.scopes
	})
}

// AgentContextScopes returns the scopes that a product context of a rovo:agentConnector
// needs, nil when it is unknown.
func (c *Catalogue) AgentContextScopes(context string) []string {
	return textsOf(c.table("agentContexts").Field(context))
}

// ModuleScopes returns the scopes that a module type needs by itself.
func (c *Catalogue) ModuleScopes(module string) []string {
	return textsOf(c.table("moduleScopes").Field(module))
}

// Conditions says how the display conditions of a module type are judged.
type Conditions struct {
	// Schema is what a map of conditions must be, once And, Or and Not have been taken
	// out of it.
	Schema *Schema
	// Nested says that the pages and sections of an entry can have conditions, too.
	Nested bool
}

// Conditions returns how Forge judges the display conditions of a module type. For other
// types it does not look at them.
func (c *Catalogue) Conditions(module string) (Conditions, bool) {
	all := c.part("conditions")
	if all == nil && c != embedded() {
		return embedded().Conditions(module)
	}
	line := all.Field(module)
	if line == nil {
		return Conditions{}, false
	}
	nested := c.texts("nestedConditions")
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.schema(line, "displayConditions", module)
	return Conditions{Schema: s, Nested: slices.Contains(nested, module)}, true
}

// table returns a part of index.json, from the embedded catalogue when this one lacks it.
func (c *Catalogue) table(name string) *Literal {
	if l := c.part(name); l != nil || c == embedded() {
		return l
	}
	return embedded().part(name)
}

func (c *Catalogue) texts(table string) []string { return textsOf(c.table(table)) }

func textsOf(l *Literal) []string {
	if l == nil {
		return nil
	}
	return l.Texts()
}
