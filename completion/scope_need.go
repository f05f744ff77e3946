package completion

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// scopeNeed says which scopes go with those that an app asks for already.
type scopeNeed struct {
	used    products
	present map[string]bool
	verbs   map[string]map[string]bool // of the scopes of the app, by what they are about
	fine    products                   // of which the app asks for granular scopes
	coarse  products                   // of which it asks for classic ones
	writes  bool                       // it asks for granular scopes that change something
	with    map[string]float64         // how much of what is needed together with a scope is there
}

// stepOfNeed is between the groups of scopes: see scopeNeed.of. No place in an order is as far
// away.
const stepOfNeed = 10 * schema.NotFirst

// midway is between the granular scopes about what most apps work with and the others: see
// scopeNeed.ofGranular.
const midway = 350

// withClassic are the products that have classic scopes.
const withClassic = jira | software | serviceManagement | customerService | confluence

// firstOfFew is the first of the classic scopes that few apps need.
const firstOfFew = "manage:jira-project"

// scopesByNeed returns scopes in the order in which an app needs them that asks for some
// already. Classic scopes of its products come first, with what takes less in front; in an app
// with granular scopes alone, those that are needed together with them. Scopes of Connect are
// last.
func (c *cursor) scopesByNeed(all []scope, present map[string]bool) []*scope {
	need := scopeNeed{used: c.used(), present: present, verbs: map[string]map[string]bool{}}
	for name := range present {
		need.add(scopeOf(name))
	}
	if need.used&jira != 0 {
		need.used |= software // boards and sprints are of every Jira app
	}
	need.with = eventsOf(c.file.Catalogue()).companions(present)
	return byNeed(all, need.of)
}

// add takes account of a scope that the app asks for.
func (n *scopeNeed) add(s scope) {
	if n.verbs[s.object] == nil {
		n.verbs[s.object] = map[string]bool{}
	}
	n.verbs[s.object][s.verb] = true
	if !s.granular {
		n.coarse |= s.of
		return
	}
	n.fine |= s.of
	n.writes = n.writes || s.verb == "write"
}

// of returns how soon a scope is to be offered: the less, the sooner.
func (n *scopeNeed) of(s *scope) int {
	isUsed := s.of == 0 || s.of&n.used != 0 || n.used == 0
	partners := n.verbs[s.object]
	switch {
	case s.of == connect && n.used&connect == 0:
		return 9 * stepOfNeed
	case s.verb == "read" && partners["write"]: // who changes something looks at it first
		return 0
	case s.granular && s.of == 0: // of what is hardly for apps
		return 8*stepOfNeed + n.ofGranular(s)
	case s.granular && s.of&n.used != 0 && s.of&withClassic == 0:
		return stepOfNeed/2 + n.ofGranular(s)
	case s.granular && n.with[s.name] >= 0.7:
		return stepOfNeed/2 + n.ofGranular(s)
	case !s.granular && s.place < schema.NotFirst && isUsed:
		if s.of != 0 && n.fine&s.of != 0 && n.coarse&s.of == 0 {
			return 2*stepOfNeed + midway + s.place
		}
		if s.place >= schema.PlaceOf("scopes", firstOfFew) {
			return 2*stepOfNeed + midway + s.place
		}
		return stepOfNeed + s.place
	case s.granular && isUsed && n.fine&s.of != 0:
		return 2*stepOfNeed + n.ofGranular(s)
	case !s.granular && s.place < schema.NotFirst:
		return 4*stepOfNeed + s.place
	case s.granular && isUsed:
		return 5*stepOfNeed + n.ofGranular(s)
	case s.granular:
		return 7*stepOfNeed + n.ofGranular(s)
	}
	return 6*stepOfNeed + s.place
}

// ofGranular orders the granular scopes of a product: those that are needed together with what
// the app asks for, those about what it works with already, those about what most apps
// work with; of two about the same thing, what takes less.
func (n *scopeNeed) ofGranular(s *scope) int {
	place := 10*min(s.place, 60) + 10*min(schema.PlaceOf("verbs", s.verb), 6)
	place -= int(300 * n.with[s.name])
	switch {
	case s.verb == "write" && n.writes && n.verbs[s.object]["read"]:
		place -= 300
	case s.verb != "read" && !n.writes:
		place += 200
	}
	return place
}

// eventNeed returns how soon an event is to be offered: the less, the sooner. Those that the
// names of the trigger and of its function tell of come first, then those about what it listens
// to already, then those of the products of the app.
func (c *cursor) eventNeed() func(e *event) int {
	used := c.used()
	named := c.placeWords()
	if c.ctx.Entry != nil {
		named = append(named, prose.WordsOf(c.ctx.Entry.Pair("function").Value().Scalar().Text)...)
	}
	isWorkflow := c.hasType("jira:workflowValidator") || c.hasType("jira:workflowCondition")
	objects := map[string]bool{}
	for _, name := range c.taken {
		_, object := partsOfEvent(name)
		objects[object] = true
	}
	return func(e *event) int {
		place := e.place
		if like(named, e.verb) {
			place -= 10 + 20*countIf(like(named, e.object))
		}
		switch {
		case isWorkflow && e.verb == "failed": // an expression of a workflow that cannot be evaluated
			return 0
		case objects[e.object]:
			return place
		case e.of&used != 0 || used == 0 || e.of == 0:
			return stepOfNeed + place
		}
		return 2*stepOfNeed + place
	}
}

// hasType reports whether the manifest has modules of a type.
func (c *cursor) hasType(typ string) bool {
	return slices.ContainsFunc(c.file.Lists(), func(l *manifest.List) bool { return l.Type == typ })
}

// like reports whether one of some words begins like another one: "create" like "created".
func like(words []string, as string) bool {
	const stem = 5
	return len(as) >= stem && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, as[:stem]) })
}

func countIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// partsOfEvent returns what happens, and to what: "created" and "issue" of
// "avi:jira:created:issue".
func partsOfEvent(name string) (verb, object string) {
	parts := strings.SplitN(name, ":", 4)
	if len(parts) < 4 {
		return "", name
	}
	return parts[2], parts[3]
}
