package translations

import (
	"fmt"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var ruleI18nValueInvalid = &analysis.Rule{
	ID: "i18n-value-invalid", Severity: analysis.Error, ReadsFiles: true, Official: []string{"translations.i18nValueValidationError"},
	Doc: "A text in a translation file keeps to the limits of the property that names it, such as its length.",
}

// textPlace is what a property says of the text that it takes from a file.
type textPlace struct {
	Known bool // that it takes one
	// Any of these is enough. Forge collects them from all over the type's schema.
	schemas []*schema.Schema
	// Limit is the length of the texts that one of them takes for certain.
	Limit   schema.Count
	limited bool
}

// textPlaces keeps the places of what [manifest.Entry.I18n] yields, in its order.
var textPlaces = manifest.NewPerEntry(func(e *manifest.Entry) []textPlace {
	var out []textPlace
	m, known := e.File.Catalogue().Module(e.List.Type)
	for ref := range e.I18n() {
		var place textPlace
		if known && m.Item != nil {
			place = NewTextPlace(m.Item, ref.Path)
		}
		out = append(out, place)
	}
	return out
})

// keywords are those of JSON Schema that hold schemas, or lists and maps. Forge's search
// takes them for names of properties: what it finds for a property of such a name is not
// worth copying.
var keywords = map[string]bool{
	"properties": true, "patternProperties": true, "additionalProperties": true, "propertyNames": true, "items": true,
	"oneOf": true, "anyOf": true, "allOf": true, "not": true, "if": true, "then": true, "else": true, "enum": true,
	"const": true, "default": true, "required": true, "type": true, "definitions": true, "dependencies": true, "examples": true,
}

// NewTextPlace is the place of a text at a path in the entries of a module type.
func NewTextPlace(item *schema.Schema, path []string) textPlace {
	for _, name := range path {
		if keywords[name] {
			return textPlace{}
		}
	}
	search := placeSearch{seen: map[placeSeen]bool{}}
	search.visit(item, path)
	place := textPlace{schemas: search.found}
	for _, s := range place.schemas {
		place.Known = place.Known || takesI18n(s)
		if limit, ok := plainLimit(s); ok && (!place.limited || limit.Max > place.Limit.Max) {
			place.Limit, place.limited = limit, true
		}
	}
	return place
}

// placeSearch finds the schemas of the properties with the names of a path, one below the
// other, whatever lies between them.
type placeSearch struct {
	seen  map[placeSeen]bool
	found []*schema.Schema
}

type placeSeen struct {
	in   *schema.Schema
	left int
}

// visit searches a schema. The path leads to it.
func (f *placeSearch) visit(s *schema.Schema, path []string) {
	if s == nil || f.seen[placeSeen{s, len(path)}] {
		return
	}
	f.seen[placeSeen{s, len(path)}] = true
	for _, prop := range s.Properties {
		switch {
		case prop.Documented != nil: // Forge looks in its schema alone
		case prop.Name != path[0]:
			f.visit(prop.Schema, path)
		case len(path) == 1:
			f.found = append(f.found, prop.Schema)
		default:
			f.visit(prop.Schema, path[1:])
		}
	}
	for _, pattern := range s.Patterns {
		f.visit(pattern.Schema, path)
	}
	for _, list := range [][]*schema.Schema{s.OneOf, s.AnyOf, s.AllOf, {s.Items, s.Additional, s.Names, s.Not, s.If, s.Then, s.Else}} {
		for _, sub := range list {
			f.visit(sub, path)
		}
	}
}

// takesI18n reports whether a schema accepts the form "{i18n: key}".
func takesI18n(s *schema.Schema) bool {
	for _, part := range s.Parts(nil) {
		if part.Property("i18n") != nil {
			return true
		}
	}
	return false
}

// plainLimit is the length of the texts that a schema takes whatever is in them.
func plainLimit(s *schema.Schema) (schema.Count, bool) {
	alternatives := s.AnyOf
	if s.OneOf != nil {
		alternatives = s.OneOf
	}
	if alternatives == nil {
		plain := s.Types == schema.TypesOf(schema.String) && s.Enum == nil && s.Const == nil && s.Pattern == nil && s.Format == "" &&
			s.AllOf == nil && s.Not == nil && s.If == nil && len(s.Forbidden) == 0
		return s.Length, plain && s.Length.Capped
	}
	if s.AllOf != nil || s.Not != nil || s.If != nil || s.OneOf != nil && s.AnyOf != nil || s.Types != 0 {
		return schema.Count{}, false
	}
	var takes []*schema.Schema
	for _, a := range alternatives {
		if a.Types == 0 || a.Types.Has(schema.String) {
			takes = append(takes, a)
		}
	}
	if len(takes) != 1 || takes[0].AnyOf != nil || takes[0].OneOf != nil {
		return schema.Count{}, false
	}
	return plainLimit(takes[0])
}

// wrong says why a text does not fit; "" when it does.
func (t textPlace) wrong(s string) string {
	if t.limited && t.Limit.Allows(utf8.RuneCountInString(s)) {
		return ""
	}
	what := ""
	for _, sch := range t.schemas {
		problem, bad := textProblem(sch, s)
		if !bad {
			return ""
		}
		if what == "" {
			what = textMistake(problem)
		}
	}
	return what
}

// textProblem returns the first thing that is wrong with a text. Forge does not look at
// formats here.
func textProblem(s *schema.Schema, text string) (schema.Problem, bool) {
	for _, problem := range schema.Evaluate(s, schema.StringLiteral(text)) {
		if problem.Kind.Error() && problem.Kind != schema.FormatMismatch {
			return problem, true
		}
	}
	return schema.Problem{}, false
}

// textMistake says what is wrong with a text that a problem speaks of.
func textMistake(problem schema.Problem) string {
	switch problem.Kind {
	case schema.Length:
		return fmt.Sprintf("has %s: %s", prose.Count(problem.Got, "character", "characters"), mend.Limits(problem.Limit, problem.Got))
	case schema.PatternMismatch:
		return "does not have the form that is needed here: expected " + prose.Plain(problem.Pattern.Words)
	case schema.Enum:
		return "is none of the values that are allowed here"
	}
	return "is not allowed here"
}
