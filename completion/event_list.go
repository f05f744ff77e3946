package completion

import (
	"strings"
	"sync/atomic"

	"forge-manifest-ls/schema"
)

// event is what a list says of a product event.
type event struct {
	name, detail string
	sets         [][]string // of scopes; one of them is needed
	need         int        // the same number for all events that need the same
	of           products
}

// eventList holds the events of a catalogue.
type eventList struct {
	catalogue *schema.Catalogue
	list      []event
	needs     int // how many different needs there are
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
