package marker

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Verb says what a kind of mark takes. A new feature adds its marks to [Verbs] and
// a function of the same name to the runners.
type Verb struct {
	Params   []ArgKind
	Optional int // how many of the last Params may be left out
}

// Verbs are all marks there are, by name.
var Verbs = map[string]Verb{
	"diag":    {Params: []ArgKind{Word, String, Word, Word}, Optional: 2},
	"related": {Params: []ArgKind{String}},
	"fix":     {Params: []ArgKind{String, Golden, Word}, Optional: 1},
	"nofix":   {},
	"symbol":  {Params: []ArgKind{String}},
	"outline": {Params: []ArgKind{Golden}},
}

// check holds a call against its verb.
func check(c Call) error {
	verb, ok := Verbs[c.Verb]
	if !ok {
		known := slices.Sorted(maps.Keys(Verbs))
		return fmt.Errorf("there is no mark %q; there are %s", c.Verb, strings.Join(known, ", "))
	}
	least := len(verb.Params) - verb.Optional
	if len(c.Args) < least || len(c.Args) > len(verb.Params) {
		return fmt.Errorf("%s takes %s, not %d", c.Verb, counted(least, len(verb.Params)), len(c.Args))
	}
	for i, a := range c.Args {
		if a.Kind != verb.Params[i] {
			return fmt.Errorf("argument %d of %s must be %v, not %v", i+1, c.Verb, verb.Params[i], a.Kind)
		}
	}
	return nil
}

func counted(least, most int) string {
	switch {
	case least != most:
		return fmt.Sprintf("%d to %d arguments", least, most)
	case most == 1:
		return "1 argument"
	default:
		return fmt.Sprintf("%d arguments", most)
	}
}
