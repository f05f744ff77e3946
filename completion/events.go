package completion

import (
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// events completes a product event: first those of the products that the app has to do with.
// Accepting one asks for the scopes that it needs. Every event of the catalogue is accepted
// where events are: that needs no trial.
func (l lister) events() {
	scopes := l.file.Scopes()
	present := make(map[string]bool, len(scopes.All))
	for _, s := range scopes.All {
		present[s.Name] = true
	}
	isKnown := !scopes.Open || l.asksForNothing()
	all := eventsOf(l.file.Catalogue())
	edits := make([][]text.Edit, all.needs)
	known := make([]bool, all.needs)
	l.items = slices.Grow(l.items, len(all.list)+maxAlternatives+len(patterns))
	offer := func(e *event) {
		if l.isTaken(e.name) {
			return
		}
		if !known[e.need] && isKnown {
			edits[e.need], known[e.need] = l.scopesFor(e, scopes.Node, present), true
		}
		item := Item{Label: e.name, Kind: Event, Detail: e.detail, Also: edits[e.need]}
		item.document = l.eventText(e.name)
		l.add(item, l.scalar(e.name))
	}
	for _, e := range byNeed(all.list, l.eventNeed()) {
		offer(e)
	}
}

// likeliestEvent is the event that a new trigger would listen to; nil where nothing tells of a
// product.
func (c *cursor) likeliestEvent() *event {
	all := eventsOf(c.file.Catalogue()).list
	if c.used() == 0 || len(all) == 0 {
		return nil
	}
	need := c.eventNeed()
	likeliest, least := &all[0], need(&all[0])
	for i := range all[1:] {
		if n := need(&all[1+i]); n < least {
			likeliest, least = &all[1+i], n
		}
	}
	return likeliest
}

func (c *cursor) eventText(name string) func() string {
	return func() string { return explain.Event(c.file, name) }
}

// asksForNothing reports whether the list of scopes is there but empty, or what should hold it.
func (c *cursor) asksForNothing() bool {
	s, ok := c.file.Section("permissions")
	if !ok {
		return false
	}
	v := c.file.Value(s.Pair.Value())
	if v.Type() != schema.Map {
		return v.Type() == schema.Null
	}
	pair, ok := v.LastPair("scopes")
	return ok && c.file.Value(pair.Value()).Type() == schema.Null
}

// scopesFor makes the changes that ask for the scopes that an event needs and the app does not
// ask for.
func (c *cursor) scopesFor(e *event, in syntax.Node, present map[string]bool) []text.Edit {
	if missing := lacking(e.sets, present); len(missing) > 0 {
		return c.askForScopes(in, missing)
	}
	return nil
}

// askForScopes makes the changes that ask for scopes, away from the cursor.
func (c *cursor) askForScopes(in syntax.Node, names []string) []text.Edit {
	edits := c.writer.ScopesIn(in, names)
	if len(edits) > 0 && !c.touches(edits) {
		return edits
	}
	if _, ok := c.file.Section("permissions"); ok {
		return nil
	}
	return c.beforeSection(yamledit.Field{Key: "permissions", Fields: []yamledit.Field{{Key: "scopes"}}}, names)
}

// beforeSection writes a section with a list in front of the one that the cursor is in.
func (c *cursor) beforeSection(f yamledit.Field, items []string) []text.Edit {
	root := c.file.Tree().Root()
	var at syntax.PairNode
	for pair := range root.Pairs() {
		if pair.Outer().Start > c.ctx.Offset {
			break
		}
		at = pair
	}
	buf := c.file.Buffer()
	if at.IsZero() || root.IsFlow() || yamledit.Column(buf, at.Outer().Start) != 0 || buf.LineAt(at.Outer().Start) == buf.LineAt(c.ctx.Offset) {
		return nil
	}
	style := c.writer.Style
	var b strings.Builder
	b.WriteString(style.Block([]yamledit.Field{f}, 0))
	for _, item := range items {
		b.WriteString(style.Newline + yamledit.Spaces(style.Step+style.Dash) + "- " + yamledit.Quoted(item))
	}
	return []text.Edit{{Span: text.At(at.Outer().Start), New: b.String() + style.Newline}}
}

// event is what a list says of a product event.
type event struct {
	name, detail string
	verb, object string     // what happens, and to what
	place        int        // among all events, by what happens and to what: see eventNeed
	sets         [][]string // of scopes; one of them is needed
	need         int        // the same number for all events that need the same
	of           products
}

// eventList holds the events of a catalogue.
type eventList struct {
	catalogue *schema.Catalogue
	list      []event
	needs     int // how many different needs there are
	// together are the sets of scopes that events need together.
	together [][]string
}

// companions returns, for each scope that some event needs together with others, the greatest
// share of the others that is there.
func (all *eventList) companions(present map[string]bool) map[string]float64 {
	with := map[string]float64{}
	for _, set := range all.together {
		n := 0
		for _, name := range set {
			if present[name] {
				n++
			}
		}
		for _, name := range set {
			with[name] = max(with[name], float64(n)/float64(len(set)))
		}
	}
	return with
}

var lastEvents atomic.Pointer[eventList]

// eventsOf returns the events of a catalogue. Those of the last one that was asked for are
// kept.
func eventsOf(c *schema.Catalogue) *eventList {
	if last := lastEvents.Load(); last != nil && last.catalogue == c {
		return last
	}
	all := &eventList{catalogue: c}
	needs := map[string]int{}
	for _, name := range c.EventNames() {
		found, ok := c.Event(name)
		if !ok {
			continue
		}
		e := event{name: name, of: productOf(name)}
		e.verb, e.object = partsOfEvent(name)
		e.place = 20*min(schema.PlaceOf("objects", e.object), 50) + min(schema.PlaceOf("verbs", e.verb), 19)
		if len(found.Current) > 0 {
			e.detail = "needs " + strings.Join(found.Current, ", ")
			e.sets = [][]string{found.Current, found.Beta, found.Deprecated}
			for len(e.sets[len(e.sets)-1]) == 0 {
				e.sets = e.sets[:len(e.sets)-1]
			}
		}
		id := needOf(e.sets)
		n, known := needs[id]
		if !known {
			n = len(needs)
			needs[id] = n
			all.together = append(all.together, e.sets...)
		}
		e.need = n
		all.list = append(all.list, e)
	}
	all.needs = len(needs)
	lastEvents.Store(all)
	return all
}

// needOf writes sets of scopes as a text, the same for the same sets.
func needOf(sets [][]string) string {
	parts := make([]string, 0, len(sets))
	for _, set := range sets {
		parts = append(parts, strings.Join(set, " "))
	}
	return strings.Join(parts, "|")
}
