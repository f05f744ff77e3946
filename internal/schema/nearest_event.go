package schema

import (
	"cmp"
	"slices"
	"strings"
)

// eventForms are the forms of an event's name in which others are compared with it.
type eventForms struct {
	name    string
	words   string // its words in alphabetical order, joined by colons
	letters string // its letters in alphabetical order: "issue-link" and "issuelink" have the same
	product string // what stands behind "avi:"
	rest    string // what stands behind the product
}

// formsOf returns the forms of an event's name.
func formsOf(name string) eventForms {
	words := wordsInEvent(name)
	slices.Sort(words)
	letters := []byte(strings.Join(words, ""))
	slices.Sort(letters)
	f := eventForms{name: name, words: strings.Join(words, ":"), letters: string(letters)}
	if rest, ok := strings.CutPrefix(name, "avi:"); ok {
		f.product, f.rest, _ = strings.Cut(rest, ":")
	}
	return f
}

// wordsInEvent returns the words in the name of an event.
func wordsInEvent(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(":_-. ", r) })
}

// NearestEvent returns the known event that a name was probably meant to be: one that is spelt
// alike, one with the same words in another order, or the only one that another product sends
// about the same thing. It reports false when there is none.
func (c *Catalogue) NearestEvent(name string) (string, bool) {
	if !strings.HasPrefix(name, "avi:") {
		name = "avi:" + name
	}
	is, all := formsOf(name), c.formsOfEvents()
	best, least := "", 1000
	for _, f := range all {
		if f.name == name { // only "avi:" was missing
			return name, true
		}
		if d, ok := is.nearness(f); ok && d < least && !areOpposite(name, f.name) {
			best, least = f.name, d
		}
	}
	if least == 1000 && is.rest != "" {
		same := slices.DeleteFunc(slices.Clone(all), func(f eventForms) bool { return f.rest != is.rest })
		if len(same) == 1 {
			return same[0].name, true
		}
	}
	return best, least < 1000
}

// nearness orders what the name of an event may have been meant to be: what is spelt alike comes
// before the same words in another order.
func (f eventForms) nearness(known eventForms) (int, bool) {
	if d, ok := nearness(f.name, known.name); ok {
		return d, true
	}
	if f.words == known.words || f.letters == known.letters {
		return 5, true
	}
	d, ok := nearness(f.words, known.words)
	return 5 + d, ok
}

// areOpposite reports whether two names differ in a word that the one has with "un" or "re" in
// front: "uninstalled" is no slip of "installed".
func areOpposite(a, b string) bool {
	first, second := wordsInEvent(a), wordsInEvent(b)
	if len(first) != len(second) {
		return false
	}
	for i := range first {
		for _, prefix := range []string{"un", "re"} {
			if first[i] == prefix+second[i] || second[i] == prefix+first[i] {
				return true
			}
		}
	}
	return false
}

// SendsEvents reports whether some event is known of the product in the name of an event, or
// whether the name has no product.
func (c *Catalogue) SendsEvents(name string) bool {
	product := formsOf(name).product
	return product == "" || slices.ContainsFunc(c.formsOfEvents(), func(f eventForms) bool { return f.product == product })
}

// formsOfEvents returns the forms of all known events, by name.
func (c *Catalogue) formsOfEvents() []eventForms {
	events := c.allEvents()
	return ask(c, func() ([]eventForms, bool) { return c.eventForms, c.eventForms != nil }, func() []eventForms {
		for name := range events {
			c.eventForms = append(c.eventForms, formsOf(name))
		}
		slices.SortFunc(c.eventForms, func(a, b eventForms) int { return cmp.Compare(a.name, b.name) })
		return c.eventForms
	})
}
