package analysis

import (
	"embed"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Group is the rules about one thing, and where they look. It is the only way in for a rule: the
// engine calls what stands here and knows no rule by name. Each field may be nil.
//
// What is said of an entry is kept with the entry, with its spans from the entry's base: those of
// checks count in the file. So Shape, Reword, Entry, Absorb and Facts
// may depend on the entry and the catalogue alone. What depends on the rest of the file is
// asked by finding.when or finding.late, in every version of the file.
type Group struct {
	// Rules are all that the group reports.
	Rules []*Rule
	// Samples holds their samples, each in "samples/<ID>.txtar"; see [Groups.Sample].
	Samples embed.FS
	// Shape says what is wrong with an entry by its schema. It comes first.
	Shape func(Unit, *schema.Schema) []Finding
	// Reword says problems of the shape of an entry or section in better words, or takes them
	// away. It comes after Shape and before Entry, for all groups.
	Reword EntryCheck
	// Entry is what is looked at in the entries of a module type; "" stands for all entries of all
	// lists. A check adds to what was found before, and may take away from it. Those of a type are
	// called for maps alone, and before those of "".
	Entry map[string][]EntryCheck
	// Choices are values that a property may take so that it is right; false for properties of others.
	Choices func(p *Pass, t Target, property string) ([]Choice, bool)
	// Join makes one finding of those that are best said together, of all that hold in a unit.
	Join func([]*Finding) []*Finding
	// Absorb takes away what follows from a mistake of the group. It comes after Entry, for all groups.
	Absorb EntryCheck
	// Facts are what an entry says that means something only beside what others say, by module
	// types as in Entry.
	Facts map[string][]FactFinder
	// Names reports what an entry names and nothing declares, on every keystroke.
	Names func(*Pass, *manifest.Entry)
	// File looks at the file as a whole, on every keystroke: at sections, and at the facts of
	// entries ([Pass.Facts]); never at all entries.
	File func(*Pass)
	// OnText says that File needs nothing but the text and its YAML: it is called even where no
	// more than these is judged.
	OnText bool
}

type (
	// EntryCheck looks at an entry, and returns what is found with what was found before.
	EntryCheck = func(Unit, []Finding) []Finding
	// FactFinder returns what an entry says that means something only beside what others say.
	FactFinder = func(Unit) []Fact
)

// checks are what all groups look at in the entries of one type, in the order of the groups.
type checks struct {
	entry []EntryCheck
	facts []FactFinder
}

// indexed returns the checks of groups by module type; those of "" are for types that no group
// names.
func indexed(groups []*Group) map[string]checks {
	index := map[string]checks{"": {}}
	for _, g := range groups {
		for name := range g.Entry {
			index[name] = checks{}
		}
		for name := range g.Facts {
			index[name] = checks{}
		}
	}
	for name := range index {
		var of checks
		for _, g := range groups {
			if name != "" {
				of.entry = append(of.entry, g.Entry[name]...)
				of.facts = append(of.facts, g.Facts[name]...)
			}
			of.entry = append(of.entry, g.Entry[""]...)
			of.facts = append(of.facts, g.Facts[""]...)
		}
		index[name] = of
	}
	return index
}

// checksOf returns what is looked at in an entry.
func (g *Groups) checksOf(s Unit) checks {
	if s.IsModule() && s.Node.Kind() == syntax.Mapping {
		if of, ok := g.checks[s.TypeName]; ok {
			return of
		}
	}
	return g.checks[""]
}

// shape returns what is wrong with an entry by its schema.
func (g *Groups) shape(s Unit, sch *schema.Schema) (found []Finding) {
	for _, group := range g.list {
		if group.Shape != nil {
			found = append(found, group.Shape(s, sch)...)
		}
	}
	return found
}

// reworded returns problems of the shape of an entry or section in better words.
func (g *Groups) reworded(s Unit, found []Finding) []Finding {
	for _, group := range g.list {
		if group.Reword != nil {
			found = group.Reword(s, found)
		}
	}
	return found
}

// absorbed returns what does not follow from mistakes that are found, too.
func (g *Groups) absorbed(s Unit, found []Finding) []Finding {
	for _, group := range g.list {
		if group.Absorb != nil {
			found = group.Absorb(s, found)
		}
	}
	return found
}

// names reports what an entry names and nothing declares.
func (g *Groups) names(p *Pass, e *manifest.Entry) {
	for _, group := range g.list {
		if group.Names != nil {
			group.Names(p, e)
		}
	}
}

// joined returns findings with those joined that are best said together.
func (g *Groups) joined(found []*Finding) []*Finding {
	for _, group := range g.list {
		if group.Join != nil {
			found = group.Join(found)
		}
	}
	return found
}

// Choices returns the values that a group knows for a property.
func (g *Groups) Choices(p *Pass, t Target, property string) ([]Choice, bool) {
	for _, group := range g.list {
		if group.Choices != nil {
			if found, ok := group.Choices(p, t, property); ok {
				return found, true
			}
		}
	}
	return nil, false
}

// Declaration adds an entry to one of the lists that declare names.
type Declaration struct {
	Kind  manifest.Kind
	Item  []yamledit.Field
	Edits []text.Edit
}

// MaxChoices is how many fixes of the same sort a diagnostic offers.
const MaxChoices = 5

// Choice is a value that a fix may write: a field without its key, and what must
// be declared elsewhere so that it is right.
type Choice struct {
	Label     string // for the title; may be empty
	Field     yamledit.Field
	Also      func(*Pass) (Declaration, bool)
	Arbitrary bool // that of the fix
}
