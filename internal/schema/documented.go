package schema

import "strings"

// Fact says from where something is known that Forge's own schema does not state.
type Fact struct {
	Source string // link to the page that says so; empty for the page of the module type
	AsOf   string // ISO day or month of that page
	// Sample says that a sample of Atlassian's shows it, and no page says what it is for.
	Sample bool
}

// Limit is a limit that Forge's platform has beyond those of its schema. A number of 0 is none.
type Limit struct {
	Fact
	Least, Most, Standard int
}

// documented is what documented.json says beside properties, which are laid over schemas.
type documented struct {
	events map[string]documentedEvent
	limits map[string]Limit
}

// documentedEvent is a product event that documentation has, with the scopes that it asks for.
type documentedEvent struct {
	fact   *Fact
	scopes []string
}

// parseDocumented reads documented.json, whose rows each have "source" and "asOf":
//
//   - "properties": the JSON schemas of "properties" that documentation has for the maps "in",
//     which are places as in properties.json; see [notes.document]. A row without "source" is of
//     the page of the module type. With "sample", only samples have the properties;
//   - "removed": a deprecation of the properties "in", places as well; see deprecation;
//   - "outdated": a deprecation of the "values" of the properties "in";
//   - "events": "names" of product events, and the "scopes" that their page asks for;
//   - "values": the values that the documentation lists of the properties "of": of a name wherever it
//     stands, or of a place. They come beside those that the schema lists, so that a place must accept them;
//   - "limits": "least", "most" and "standard" of what is "of" a place.
func parseDocumented(l *Literal) documented {
	d := documented{events: map[string]documentedEvent{}, limits: map[string]Limit{}}
	for _, row := range l.Field("events").items {
		e := documentedEvent{fact: factOf(row)}
		if scopes := row.Field("scopes"); scopes != nil {
			e.scopes = scopes.Texts()
		}
		for _, name := range row.Field("names").Texts() {
			d.events[name] = e
		}
	}
	for _, row := range l.Field("limits").items {
		limit := Limit{Fact: *factOf(row)}
		for name, of := range map[string]*int{"least": &limit.Least, "most": &limit.Most, "standard": &limit.Standard} {
			if n := row.Field(name); n != nil {
				*of = int(n.number)
			}
		}
		d.limits[row.string("of")] = limit
	}
	return d
}

func factOf(row *Literal) *Fact {
	return &Fact{Source: row.string("source"), AsOf: row.string("asOf"), Sample: row.Field("sample").IsTrue()}
}

// document adds the properties that documentation has, those that it calls removed, and the values
// that it lists.
func (n notes) document(l *Literal) {
	for _, row := range l.Field("properties").items {
		fact, declared := factOf(row), row.Field("properties")
		for _, place := range row.Field("in").Texts() {
			b := n.at.enter(place)
			for i, name := range declared.names {
				b.extra = append(b.extra, extra{name: name, schema: declared.items[i], fact: fact})
			}
		}
	}
	for _, row := range l.Field("removed").items {
		for _, place := range row.Field("in").Texts() {
			n.about(place).deprecated = deprecation(row.Field("deprecated"))
		}
	}
	for _, row := range l.Field("outdated").items {
		dep := deprecation(row.Field("deprecated"))
		for _, place := range row.Field("in").Texts() {
			for _, v := range row.Field("values").items {
				n := n.about(place)
				n.outdated = append(n.outdated, OutdatedValue{Value: v, Deprecation: dep})
			}
		}
	}
	for _, row := range l.Field("values").items {
		for _, of := range row.Field("of").Texts() {
			n.about(of).suggested = row.Field("values").items
		}
	}
}

// about returns the note of a place, or of a name wherever it stands, which it makes where there is none.
func (n notes) about(of string) *note {
	if !strings.Contains(of, "/") {
		if n.everywhere.named[of] == nil {
			n.everywhere.named[of] = &note{}
		}
		return n.everywhere.named[of]
	}
	b := n.at.enter(of)
	if b.note == nil {
		b.note = &note{}
	}
	return b.note
}

// LimitOf returns the limit of a place, such as "modules/scheduledTrigger", that Forge's
// platform has beyond those of its schema.
func LimitOf(place string) (Limit, bool) {
	l, ok := knowledge().documented().limits[place]
	return l, ok
}
