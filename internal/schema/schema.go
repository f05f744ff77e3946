package schema

// Schema says what a value may be. It is one node of the catalogue: immutable, and
// shared by every place that allows the same. The zero Schema allows anything.
//
// Fields that speak of one type (Properties of maps, Items of lists, Pattern of
// strings, ...) say nothing about values of other types, as in JSON Schema.
type Schema struct {
	Types Types      // the types allowed; 0 allows all
	Enum  []*Literal // the values allowed; nil allows all
	Const *Literal   // the only value allowed

	// Of maps.
	Properties []Property        // declared properties, in the order to write them in
	Patterns   []PatternProperty // properties declared by the look of their name
	Required   []string          // names that must be there
	Forbidden  []string          // names that must not be there
	Internal   []string          // names that Forge's own platform sets, and refuses in a manifest
	Closed     bool              // no other properties than those declared
	Open       bool              // more properties have a meaning than those declared
	Additional *Schema           // what other properties must be; nil allows anything
	Names      *Schema           // what every name must be
	Size       Count             // how many properties

	// Of lists.
	Items  *Schema // what every item must be; nil allows anything
	Count  Count   // how many items
	Unique bool    // no two items are equal

	// Of strings.
	Length  Count // how many code points
	Pattern *Pattern
	Format  string // "uri", or empty
	// Refers says what a string names.
	Refers Reference
	// Suggested are values that make sense, among others that Forge takes as well.
	Suggested []*Literal
	// Outdated are the allowed values that nobody should write any more.
	Outdated []OutdatedValue

	// Of numbers.
	Minimum, Maximum, MultipleOf *float64

	// Of any value.
	OneOf, AnyOf, AllOf []*Schema
	Not                 *Schema
	If, Then, Else      *Schema

	Default *Literal // what Forge takes when the value is absent

	// Partial says that Forge asks more than is said here: what this schema accepts may be
	// wrong all the same. It happens only in schemas of versions that are not embedded.
	Partial bool
}

// Property is a declared property of a map.
type Property struct {
	Name   string
	Schema *Schema // never nil
	// Hidden marks what is never offered: the platform sets it by itself, or it is of the
	// past.
	Hidden bool
	// Deprecated is nil unless the property should not be written any more.
	Deprecated *Deprecation
	// Documented is nil unless the property is known from documentation alone. Schema then says
	// what documentation allows; Forge takes any value, and so does [Evaluate].
	Documented *Fact
}

// PatternProperty declares all properties whose name matches a pattern.
type PatternProperty struct {
	Name   *Pattern
	Schema *Schema
}

// OutdatedValue is a value that Forge allows, or allowed until lately.
type OutdatedValue struct {
	Value       *Literal
	Deprecation *Deprecation
}

// Count limits a number of characters, items or properties. The zero Count allows
// any number.
type Count struct {
	Min, Max int
	Capped   bool // Max counts
}

// Allows reports whether n is within the limits.
func (c Count) Allows(n int) bool { return n >= c.Min && (!c.Capped || n <= c.Max) }

// Reference is the kind of thing that a string names.
type Reference string

// References. A string with none of them names nothing in the manifest.
const (
	ToFunction      Reference = "function"       // the key of a function
	ToEndpoint      Reference = "endpoint"       // the key of an endpoint
	ToResource      Reference = "resource"       // the key of a resource, nothing after it
	ToResourceEntry Reference = "resource-entry" // the key of a resource, or key/entry
	ToRemote        Reference = "remote"         // the key of a remote
	ToService       Reference = "service"        // the key of a service
	ToAction        Reference = "action"         // the key of an action
	ToPage          Reference = "page"           // the key of a page module
	ToProvider      Reference = "provider"       // the key of an authentication provider
	ToHandler       Reference = "handler"        // file.export below the source directory
	ToPath          Reference = "path"           // a file or directory beside the manifest
	ToTranslation   Reference = "translation"    // a key of the translation files
	ToScope         Reference = "scope"          // a permission scope
	ToEvent         Reference = "event"          // a product event
)

// Property returns the property that s itself declares under a name, or nil. It
// does not look into alternatives: see [Schema.Parts].
func (s *Schema) Property(name string) *Property {
	for i := range s.Properties {
		if s.Properties[i].Name == name {
			return &s.Properties[i]
		}
	}
	return nil
}

// deprecates reports whether s declares a property that should not be written any more.
func (s *Schema) deprecates(name string) bool {
	p := s.Property(name)
	return p != nil && p.Deprecated != nil
}
