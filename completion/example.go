package completion

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// example is what a value looks like when it is written anew: as small as the schema allows.
type example struct {
	typ    schema.Type // Unknown when anything goes
	text   string      // of a scalar: an example, or empty where none is known
	number float64     // of a number
	fixed  bool        // nothing else is accepted
	refers schema.Reference
	key    bool // it is the key of an entry
	fields []exampleField
	others []*example // of a map: its other alternatives
	item   *example   // of a list
}

type exampleField struct {
	name    string
	example *example
}

// maxDepth is how deep an example is nested at most.
const maxDepth = 6

// examples keeps the examples of one catalogue: they depend on nothing else.
type examples struct {
	catalogue *schema.Catalogue
	kept      sync.Map // *example by exampleKey
}

type exampleKey struct {
	schema *schema.Schema
	name   string
	entry  bool
}

var lastExamples atomic.Pointer[examples]

// examplesOf returns the examples of a catalogue. Those of the last one that was asked for are
// kept: editors have one as a rule.
func examplesOf(c *schema.Catalogue) *examples {
	if s := lastExamples.Load(); s != nil && s.catalogue == c {
		return s
	}
	s := &examples{catalogue: c}
	lastExamples.Store(s)
	return s
}

// of returns the example of the value of a property, or of an entry.
func (all *examples) of(name string, s *schema.Schema, entry bool) *example {
	k := exampleKey{s, name, entry}
	if found, ok := all.kept.Load(k); ok {
		return found.(*example)
	}
	made := exampleOf(name, s, 0)
	if entry {
		made.markKey()
		made.addCommon(name, s)
	}
	found, _ := all.kept.LoadOrStore(k, made)
	return found.(*example)
}

// source is the example as YAML, or "".
func (e *example) source() string {
	switch {
	case e.typ == schema.Number:
		return strconv.FormatFloat(e.number, 'f', -1, 64)
	case e.typ == schema.Boolean, e.text == "", e.text == appID: // is plain YAML, and written so by everyone
		return e.text
	}
	return yamledit.Quoted(e.text)
}

// markKey marks the property that names an entry.
func (e *example) markKey() {
	for _, f := range e.fields {
		if f.name == "key" && f.example.typ == schema.String {
			f.example.key = true
		}
	}
	for _, other := range e.others {
		other.markKey()
	}
}

func exampleOf(name string, s *schema.Schema, depth int) *example {
	out := &example{}
	parts := s.Parts(nil)
	for _, part := range parts {
		if out.refers == "" {
			out.refers = part.Refers
		}
		if values := current(part); len(values) > 0 {
			one := common(name, values)
			out.typ, out.text, out.number = one.Type(), one.Text(), one.Number()
			out.fixed = len(values) == 1 && len(parts) == 1
			return out
		}
	}
	out.typ = typeOf(parts)
	switch out.typ {
	case schema.String:
		out.text = exampleText(name, s, out.refers)
	case schema.Boolean:
		out.text = "true"
	case schema.Number:
		out.number = exampleNumber(parts)
	case schema.Map:
		if depth < maxDepth {
			out.fill(s, depth)
		}
	case schema.List:
		if depth < maxDepth {
			out.item = itemExample(name, parts, depth)
		}
	}
	return out
}

// typeOf chooses the type to write where several are allowed.
func typeOf(parts []*schema.Schema) schema.Type {
	var types schema.Types
	for _, part := range parts {
		types |= part.Types
		switch {
		case part.Types != 0:
		case len(part.Properties) > 0:
			types |= schema.TypesOf(schema.Map)
		case part.Items != nil:
			types |= schema.TypesOf(schema.List)
		}
	}
	for _, t := range []schema.Type{schema.String, schema.Boolean, schema.Number, schema.List, schema.Map} {
		if types != 0 && types.Has(t) {
			return t
		}
	}
	return schema.Unknown
}

func itemExample(name string, parts []*schema.Schema, depth int) *example {
	for _, part := range parts {
		if part.Items != nil {
			return exampleOf(strings.TrimSuffix(name, "s"), part.Items, depth+1)
		}
	}
	return &example{}
}

// fill adds what is required, and the alternatives that ask for other properties.
func (e *example) fill(of *schema.Schema, depth int) {
	var seen [][]string
	for _, parts := range variants(of) {
		names := required(parts)
		if slices.ContainsFunc(seen, func(old []string) bool { return slices.Equal(old, names) }) {
			continue
		}
		seen = append(seen, names)
		alternative := e
		if len(seen) > 1 {
			alternative = &example{typ: schema.Map}
			e.others = append(e.others, alternative)
		}
		for _, name := range names {
			if declared := property(parts, name); declared != nil {
				alternative.fields = append(alternative.fields, exampleField{name, exampleOf(name, declared, depth+1)})
			}
		}
		alternative.nameFile()
	}
	e.preferCommon()
}

// commonValues are what people write most, where an enumeration has no default. An app may
// have a single trigger that runs every five minutes, so that is not for a start.
var commonValues = map[string]string{"interval": "hour", "type": "string", "key": defaultLocale, "default": defaultLocale}

// defaultLocale is the one that most texts are written in first.
const defaultLocale = "en-US"

// common chooses the value of an enumeration to write.
func common(name string, values []*schema.Literal) *schema.Literal {
	for _, v := range values {
		if commonValues[name] == v.Text() {
			return v
		}
	}
	return values[0]
}

// preferCommon makes an alternative with a common value the first, where others have that
// value fixed to something else.
func (e *example) preferCommon() {
	if !slices.ContainsFunc(e.fields, func(f exampleField) bool { return f.example.fixed && commonValues[f.name] != "" }) {
		return
	}
	for _, other := range e.others {
		if slices.ContainsFunc(other.fields, func(f exampleField) bool { return f.example.text != "" && f.example.text == commonValues[f.name] }) {
			e.fields, other.fields = other.fields, e.fields
			return
		}
	}
}

// nameFile names a file of translations like its locale: the fields of a map are to agree
// with each other.
func (e *example) nameFile() {
	isTranslation := slices.ContainsFunc(e.fields, func(f exampleField) bool { return f.name == "key" && f.example.text == defaultLocale })
	for _, f := range e.fields {
		if isTranslation && f.name == "path" {
			f.example.text = "locales/" + defaultLocale + ".json"
		}
	}
}

// commonFields are properties that entries have as a rule, though the schema does not ask for
// them, by the name of their list and of one of its entries.
var commonFields = map[string]string{"remotes": "baseUrl", "remote": "baseUrl"}

// addCommon adds the property that an entry has as a rule.
func (e *example) addCommon(name string, of *schema.Schema) {
	extra := commonFields[name]
	if extra == "" || slices.ContainsFunc(e.fields, func(f exampleField) bool { return f.name == extra }) {
		return
	}
	if declared := property(of.Parts(nil), extra); declared != nil {
		e.fields = append(e.fields, exampleField{extra, exampleOf(extra, declared, 1)})
	}
}

const appID = yamledit.AppID

// likelyTexts are likely values of properties, by their name.
var likelyTexts = map[string]string{
	"id": appID, "path": "static/main", "handler": "index.run", "url": "https://example.com", "icon": "https://example.com/icon.svg",
	"thumbnail": "https://example.com/icon.svg", "baseUrl": "https://example.com", "address": "example.com", "route": "main",
	"cpu": "500m", "memory": "1Gi", "tag": "latest", "prompt": "Be helpful.", "expression": "true", "width": "600px", "dir": "skills/main",
}

// exampleText tries words until the schema accepts one.
func exampleText(name string, s *schema.Schema, refers schema.Reference) string {
	words := []string{likelyTexts[name], name}
	switch {
	case refers == schema.ToHandler:
		words = append([]string{"index.run"}, words...)
	case refers == schema.ToPath:
		words = append([]string{"static/main"}, words...)
	case refers != "":
		words = append([]string{"main"}, words...)
	case strings.Contains(strings.ToLower(name), "url"), strings.Contains(strings.ToLower(name), "link"):
		words = append([]string{"https://example.com"}, words...)
	case name != "" && likelyTexts[name] == "":
		words = append([]string{strings.ToUpper(name[:1]) + name[1:]}, words...)
	}
	words = append(words, "main", "index.run", "https://example.com", "example.com", "/run", "1", "500m", "1Gi", "page", "read:example:custom", appID)
	for _, w := range words {
		if w != "" && s.Accepts(schema.StringLiteral(w)) {
			return w
		}
	}
	return ""
}

// exampleNumber is the smallest number that is accepted.
func exampleNumber(parts []*schema.Schema) float64 {
	n := 1.0
	for _, part := range parts {
		if part.Minimum != nil {
			n = max(n, *part.Minimum)
		}
		if part.MultipleOf != nil {
			n = max(n, *part.MultipleOf)
		}
	}
	return n
}

// current returns the values of an enumeration that are not outdated, the default first.
func current(s *schema.Schema) []*schema.Literal {
	out := s.Current()
	for i, v := range out {
		if s.Default != nil && s.Default.String() == v.String() {
			copy(out[1:i+1], out[:i])
			out[0] = v
		}
	}
	return out
}
