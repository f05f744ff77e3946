package schema

import (
	"fmt"
	"strings"
)

// notes are what properties.json says of a place and of all below it.
type notes struct {
	everywhere *everywhere
	at         *branch // nil when nothing is said of this place or below it
}

// everywhere is said of properties by their name alone, wherever they are.
type everywhere struct {
	rank  map[string]int // the order in which people write properties
	named map[string]*note
}

// branch is said of one place.
type branch struct {
	note  *note // or nil
	below map[string]*branch
	extra []extra // properties that Forge's schema does not declare
}

// extra is a property that Forge's schema does not declare.
type extra struct {
	name   string
	schema *Literal // in JSON
	fact   *Fact    // from where it is known; nil where only the validator is asked
}

// note is what is said of a property, or of a value.
type note struct {
	refers     Reference
	hidden     bool
	deprecated *Deprecation
	outdated   []OutdatedValue
	suggested  []*Literal
	values     []string // the order of an enumeration
}

// parseNotes reads properties.json:
//
//   - "order": the names of properties, in the order in which people write them;
//   - "everywhere": notes by the name of a property, or "*" and the end of the name from "__";
//   - "at": notes by place: names of properties joined by slashes, with "[]" for the items of a
//     list, "*" for properties without a fixed name.
//
// A note has any of "refers" (a [Reference], of strings), "hidden" (true), "deprecated" (see
// deprecation), "outdated" (a list of {"value", "deprecated"}), "values" (the allowed
// values that come first), and "undeclared" (true) for a property that Forge accepts though its
// schema does not declare it.
func parseNotes(l *Literal) (notes, error) {
	n := notes{everywhere: &everywhere{rank: map[string]int{}, named: map[string]*note{}}, at: &branch{}}
	for i, name := range l.Field("order").Texts() {
		n.everywhere.rank[name] = i + 1
	}
	all := l.Field("everywhere")
	for i, name := range all.names {
		note, err := parseNote(all.items[i])
		if err != nil {
			return n, fmt.Errorf("%s: %w", name, err)
		}
		n.everywhere.named[name] = note
	}
	all = l.Field("at")
	for i, path := range all.names {
		note, err := parseNote(all.items[i])
		if err != nil {
			return n, fmt.Errorf("%s: %w", path, err)
		}
		n.at.enter(path).note = note
		if all.items[i].Field("undeclared").IsTrue() {
			around, name := path[:strings.LastIndexByte(path, '/')], path[strings.LastIndexByte(path, '/')+1:]
			b := n.at.enter(around)
			b.extra = append(b.extra, extra{name: name, schema: BooleanLiteral(true)})
		}
	}
	return n, nil
}

func parseNote(l *Literal) (*note, error) {
	n := &note{}
	for i, name := range l.names {
		value := l.items[i]
		switch name {
		case "refers":
			n.refers = Reference(value.text)
		case "hidden":
			n.hidden = value.IsTrue()
		case "deprecated":
			n.deprecated = deprecation(value)
		case "values":
			n.values = value.Texts()
		case "outdated":
			for _, item := range value.items {
				n.outdated = append(n.outdated, OutdatedValue{Value: item.Field("value"), Deprecation: deprecation(item.Field("deprecated"))})
			}
		case "undeclared":
		default:
			return nil, fmt.Errorf("unknown note %q", name)
		}
	}
	return n, nil
}

// enter returns the branch of a place below b, which it makes where there is none.
func (b *branch) enter(path string) *branch {
	for step := range strings.SplitSeq(path, "/") {
		if b.below == nil {
			b.below = map[string]*branch{}
		}
		if b.below[step] == nil {
			b.below[step] = &branch{}
		}
		b = b.below[step]
	}
	return b
}

// into returns the notes one step below.
func (n notes) into(step string) notes {
	if n.at != nil {
		n.at = n.at.below[step]
	}
	return n
}

// key is the name under which something is said of properties called name, or empty.
func (e *everywhere) key(name string) string {
	if _, ok := e.named[name]; ok {
		return name
	}
	if i := strings.LastIndex(name, "__"); i > 0 {
		if _, ok := e.named["*"+name[i:]]; ok {
			return "*" + name[i:]
		}
	}
	return ""
}

// of returns what is said of the value of a property called name here: in general, and in
// this place.
func (n notes) of(name string) []*note {
	var all []*note
	if general := n.everywhere.named[n.everywhere.key(name)]; general != nil {
		all = append(all, general)
	}
	if n.at != nil && n.at.note != nil {
		all = append(all, n.at.note)
	}
	return all
}
