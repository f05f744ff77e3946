package schema

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
	events map[string]*Fact
	limits map[string]Limit
}

// parseDocumented reads documented.json, whose rows each have "source" and "asOf":
//
//   - "properties": the JSON schemas of "properties" that documentation has for the maps "in",
//     which are places as in properties.json; see [notes.document]. A row without "source" is of
//     the page of the module type. With "sample", only samples have the properties;
//   - "removed": a deprecation of the properties "in", places as well; see deprecation;
//   - "events": "names" of product events;
//   - "values": the values that the documentation lists of the properties "of", wherever they stand;
//   - "limits": "least", "most" and "standard" of what is "of" a place.
func parseDocumented(l *Literal) documented {
	d := documented{events: map[string]*Fact{}, limits: map[string]Limit{}}
	for _, row := range l.Field("events").items {
		for _, name := range row.Field("names").Texts() {
			d.events[name] = factOf(row)
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
			b := n.at.enter(place)
			if b.note == nil {
				b.note = &note{}
			}
			b.note.deprecated = deprecation(row.Field("deprecated"))
		}
	}
	for _, row := range l.Field("values").items {
		for _, name := range row.Field("of").Texts() {
			if n.everywhere.named[name] == nil {
				n.everywhere.named[name] = &note{}
			}
			n.everywhere.named[name].suggested = row.Field("values").items
		}
	}
}

// LimitOf returns the limit of a place, such as "modules/scheduledTrigger", that Forge's
// platform has beyond those of its schema.
func LimitOf(place string) (Limit, bool) {
	l, ok := knowledge().documented().limits[place]
	return l, ok
}
