package schema

import (
	"strings"
	"sync"
)

// documents are the hand-written texts, by file of data/docs. Each file is read when it is
// first needed. Asking for a text allocates nothing, but for one that is made of the parts of
// a name that the catalogue does not know.
//
// Their form is Markdown: a heading of the second level names places, divided by ", ", and
// what stands below it is said of each of them. A place is names divided by "/", without the
// steps into lists; "*" stands for any name. Behind a place, " = " and a value say that the
// text is about the value. What comes before the first heading is for people who edit the
// file.
//
//   - modules.md: module types;
//   - sections.md: properties of the root, at any depth;
//   - families.md: properties of the entries of one module type, or of all ("*/key");
//   - properties.md: properties by their name alone, wherever a module has it;
//   - values.md: values, wherever a place ends so;
//   - scopes.md and events.md: see vocabulary.
var documents = struct{ modules, sections, properties, families, values func() *page }{
	modules:    document("modules"),
	sections:   document("sections"),
	properties: document("properties"),
	families:   document("families"),
	values:     document("values"),
}

func document(file string) func() *page {
	return sync.OnceValue(func() *page {
		content, err := data.ReadFile("data/docs/" + file + ".md")
		must(err)
		return parseDocument(string(content))
	})
}

// page is what is written about a place, and about the places and values below it.
type page struct {
	text   string
	below  map[string]*page
	values map[string]string
}

func parseDocument(content string) *page {
	root := &page{}
	_, content, _ = strings.Cut("\n"+content, "\n## ")
	for part := range strings.SplitSeq(content, "\n## ") {
		heading, body, _ := strings.Cut(part, "\n")
		for place := range strings.SplitSeq(heading, ", ") {
			root.put(place, strings.TrimSpace(body))
		}
	}
	return root
}

func (p *page) put(place, text string) {
	place, value, isValue := strings.Cut(place, " = ")
	for name := range strings.SplitSeq(place, "/") {
		if p.below[name] == nil {
			if p.below == nil {
				p.below = map[string]*page{}
			}
			p.below[name] = &page{}
		}
		p = p.below[name]
	}
	if !isValue {
		p.text = text
		return
	}
	if p.values == nil {
		p.values = map[string]string{}
	}
	p.values[value] = text
}

// find returns the text of the page at a place below p, or of a value there: of the page
// that names more of the place's first steps when several would do.
func (p *page) find(place []string, value string) string {
	if p == nil {
		return ""
	}
	if len(place) == 0 {
		if value != "" {
			return p.values[value]
		}
		return p.text
	}
	if text := p.below[place[0]].find(place[1:], value); text != "" {
		return text
	}
	return p.below["*"].find(place[1:], value)
}

// ModuleDoc returns what is written, in Markdown, about a module type; "" where nothing is.
func ModuleDoc(typ string) string {
	if strings.HasPrefix(typ, "connect-") {
		return connectDoc(typ)
	}
	if page := documents.modules().below[typ]; page != nil {
		return page.text
	}
	return ""
}

// PropertyDoc returns what is written, in Markdown, about a property: of a section, when
// place is "app", "runtime", "name", or of the entries of a module type, when it is
// "modules", "jira:issuePanel", "resolver". Lists are passed through without a step. The most
// exact text counts: of this place, or, in modules, of all properties of that name. It is ""
// where nothing is written.
func PropertyDoc(place []string) string {
	switch {
	case len(place) == 2 && place[0] == "modules":
		return ModuleDoc(place[1])
	case len(place) > 2 && place[0] == "modules":
		if text := documents.families().find(place[1:], ""); text != "" {
			return text
		}
		return documents.properties().find(place[len(place)-1:], "")
	case len(place) > 2 && place[0] == "overrides" && place[1] == "value":
		place = place[2:] // sections again
	}
	return documents.sections().find(place, "")
}

// ValueDoc returns what is written, in Markdown, about a value that the property at a place
// may have: at this place, or at the end of every place like it. The place is as for
// [PropertyDoc].
func ValueDoc(place []string, value string) string {
	if value == "" {
		return ""
	}
	for i := range place {
		if text := documents.values().find(place[i:], value); text != "" {
			return text
		}
	}
	return ""
}

// PackageDoc returns what the package that the catalogue was converted from says, in words of
// its own, about a property that nothing is written about here; "" where it says nothing, and
// always for the embedded catalogue. The place is as for [PropertyDoc]. The words are plain
// text that anybody may have written.
func (c *Catalogue) PackageDoc(place []string) string {
	if len(c.described) == 0 {
		return ""
	}
	return c.described[strings.Join(place, "\n")]
}
