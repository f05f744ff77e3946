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
	Optional int  // how many of the last Params may be left out
	Many     bool // the last of Params may be repeated
}

// Verbs are all marks there are, by name.
var Verbs = map[string]Verb{
	"diag":     {Params: []ArgKind{Word, String, Word, Word}, Optional: 2},
	"related":  {Params: []ArgKind{String}},
	"mirrored": {Params: []ArgKind{Word, String, Word}, Optional: 1},
	"fix":      {Params: []ArgKind{String, Golden, Word}, Optional: 1},
	"nofix":    {},
	"symbol":   {Params: []ArgKind{String}},
	"outline":  {Params: []ArgKind{Golden}},

	"complete":      {Params: []ArgKind{String}, Many: true},
	"completeonly":  {Params: []ArgKind{String}, Optional: 1, Many: true},
	"accept":        {Params: []ArgKind{String, Golden}},
	"acceptsnippet": {Params: []ArgKind{String, Golden}},
	"hover":         {Params: []ArgKind{String}, Many: true},
	"nohover":       {},

	"fold":   {Params: []ArgKind{Golden}},
	"select": {Params: []ArgKind{String}, Many: true},
	"linked": {Params: []ArgKind{Word}, Optional: 1},

	"link":    {Params: []ArgKind{String}},
	"lens":    {Params: []ArgKind{String}},
	"hint":    {Params: []ArgKind{String}},
	"token":   {Params: []ArgKind{Word, Word}, Optional: 1},
	"wsymbol": {Params: []ArgKind{String}, Many: true},

	"refactor":    {Params: []ArgKind{String, Golden}},
	"norefactor":  {Params: []ArgKind{String}},
	"format":      {Params: []ArgKind{Golden}, Optional: 1},
	"formatrange": {Params: []ArgKind{Golden}, Optional: 1},
	"enter":       {Params: []ArgKind{String}},

	"place":     {Params: []ArgKind{Word}},
	"def":       {Params: []ArgKind{Word}, Optional: 1, Many: true},
	"impl":      {Params: []ArgKind{Word}, Optional: 1, Many: true},
	"refs":      {Params: []ArgKind{Word}, Optional: 1, Many: true},
	"highlight": {Params: []ArgKind{Word}, Optional: 1, Many: true},
	"rename":    {Params: []ArgKind{String, Golden}},
	"norename":  {Params: []ArgKind{String, String}},
	"calls":     {Params: []ArgKind{String}, Optional: 1, Many: true},
}

// check holds a call against its verb.
func check(c Call) error {
	verb, ok := Verbs[c.Verb]
	if !ok {
		known := slices.Sorted(maps.Keys(Verbs))
		return fmt.Errorf("there is no mark %q; there are %s", c.Verb, strings.Join(known, ", "))
	}
	least, most := len(verb.Params)-verb.Optional, len(verb.Params)
	if verb.Many {
		most = max(most, len(c.Args))
	}
	if len(c.Args) < least || len(c.Args) > most {
		return fmt.Errorf("%s takes %s, not %d", c.Verb, verb.counted(least), len(c.Args))
	}
	for i, a := range c.Args {
		if want := verb.Params[min(i, len(verb.Params)-1)]; a.Kind != want {
			return fmt.Errorf("argument %d of %s must be %v, not %v", i+1, c.Verb, want, a.Kind)
		}
	}
	return nil
}

// counted says how many arguments there must be.
func (v Verb) counted(least int) string {
	if v.Many {
		return fmt.Sprintf("at least %s", counted(least, least))
	}
	return counted(least, len(v.Params))
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
