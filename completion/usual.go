package completion

import (
	"slices"

	"forge-manifest-ls/schema"
)

// usualValues are what people write most, where an enumeration has no default. An app may
// have a single trigger that runs every five minutes, so that is not for a start.
var usualValues = map[string]string{"interval": "hour", "type": "string", "key": defaultLocale, "default": defaultLocale}

// defaultLocale is the one that most texts are written in first.
const defaultLocale = "en-US"

// usual chooses the value of an enumeration to write.
func usual(name string, values []*schema.Literal) *schema.Literal {
	for _, v := range values {
		if usualValues[name] == v.Text() {
			return v
		}
	}
	return values[0]
}

// preferUsual makes an alternative with a usual value the first, where others have that
// value fixed to something else.
func (s *shape) preferUsual() {
	if !slices.ContainsFunc(s.fields, func(f shapeField) bool { return f.shape.fixed && usualValues[f.name] != "" }) {
		return
	}
	for _, other := range s.others {
		if slices.ContainsFunc(other.fields, func(f shapeField) bool { return f.shape.text != "" && f.shape.text == usualValues[f.name] }) {
			s.fields, other.fields = other.fields, s.fields
			return
		}
	}
}

// settle makes the fields of a map agree with each other: a file of translations is named
// like its locale.
func (s *shape) settle() {
	isTranslation := slices.ContainsFunc(s.fields, func(f shapeField) bool { return f.name == "key" && f.shape.text == defaultLocale })
	for _, f := range s.fields {
		if isTranslation && f.name == "path" {
			f.shape.text = "locales/" + defaultLocale + ".json"
		}
	}
}

// usualFields are properties that entries have as a rule, though the schema does not ask for
// them, by the name of their list and of one of its entries.
var usualFields = map[string]string{"remotes": "baseUrl", "remote": "baseUrl"}

// addUsual adds the property that an entry has as a rule.
func (s *shape) addUsual(name string, of *schema.Schema) {
	extra := usualFields[name]
	if extra == "" || slices.ContainsFunc(s.fields, func(f shapeField) bool { return f.name == extra }) {
		return
	}
	if declared := property(of.Parts(nil), extra); declared != nil {
		s.fields = append(s.fields, shapeField{extra, shapeOf(extra, declared, 1)})
	}
}
