package schema

// Kind is what is wrong with a value.
type Kind uint8

// Kinds of problems, with the fields of [Problem] that each fills. At and Schema
// are always there. Property problems have Map and Name, and At is the property's
// value, except for Required, whose At is the map.
const (
	// TypeMismatch: At is none of Types.
	TypeMismatch Kind = iota + 1
	// Required: Map lacks the property Name.
	Required
	// UnknownProperty: Map may not have the property Name. Names are the ones it may
	// have and has not. Missing, when set, is the required property that Name
	// probably stands for: its absence is not reported apart.
	UnknownProperty
	// UndeclaredProperty: nothing says what the property Name is for, but the map is
	// open and Forge accepts it. Names as above. With, when set, are properties
	// that give Name a meaning and are absent.
	UndeclaredProperty
	// Forbidden: the property Name may not be set here at all.
	Forbidden
	// Internal: the property Name is set by the platform itself and refused in a manifest.
	Internal
	// Deprecated: the property Name, or the value At when there is no Name, is
	// accepted but should not be used. Deprecation says more.
	Deprecated
	// Enum: At, or the name Name when OnName, is none of Values. Const problems are
	// Enum problems with one value.
	Enum
	// PatternMismatch: At, or the name Name when OnName, does not look like Pattern.
	PatternMismatch
	// FormatMismatch: At is not of Schema.Format.
	FormatMismatch
	// Length: At, or Name when OnName, has Got characters; Limit says how many it may.
	Length
	// ItemCount: the list At has Got items; Limit says how many it may.
	ItemCount
	// PropertyCount: the map At has Got properties; Limit says how many it may.
	PropertyCount
	// Duplicate: the item At equals the earlier item Other.
	Duplicate
	// Range: the number At is below Schema.Minimum or above Schema.Maximum.
	Range
	// MultipleOf: the number At is no multiple of Schema.MultipleOf.
	MultipleOf
	// Exclusive: Names cannot be together; Name is the second one that is there, and
	// Other is the value of the first one.
	Exclusive
	// Choice: the map At has none of Names, and needs exactly one of them, or at least
	// one when Several is set.
	Choice
	// NoAlternative: At fits none of Alternatives, and none of them is nearer than
	// the others.
	NoAlternative
	// SeveralAlternatives: At fits more than one of Alternatives, and must fit one.
	SeveralAlternatives
	// NotAllowed: At fits Schema.Not.
	NotAllowed
	// MoreProblems: At has more problems than the others, of which some may be errors when
	// Several is set.
	MoreProblems
)

// Error reports whether Forge refuses a manifest with such a problem. Without one
// it accepts the value.
func (k Kind) Error() bool { return k != UndeclaredProperty && k != Deprecated }

// String returns the name of the constant.
func (k Kind) String() string {
	return [...]string{
		"", "TypeMismatch", "Required", "UnknownProperty", "UndeclaredProperty", "Forbidden", "Internal", "Deprecated",
		"Enum", "PatternMismatch", "FormatMismatch", "Length", "ItemCount", "PropertyCount", "Duplicate", "Range", "MultipleOf",
		"Exclusive", "Choice", "NoAlternative", "SeveralAlternatives", "NotAllowed", "MoreProblems",
	}[k]
}

// Problem is one mistake in a value: where it is, and what a message about it needs.
// Which fields are set depends on the kind.
type Problem struct {
	Kind   Kind
	At     Value   // the value at fault
	Schema *Schema // what is not met

	Map    Value  // of property problems: the map
	Name   string // and the property
	OnName bool   // the name itself is at fault, not the property's value

	Types        Types      // types allowed
	Names        []string   // property names
	Missing      string     // required name that Name stands for
	Near         string     // the name or value that is probably meant; may be empty
	With         []string   // names that would make Name meaningful
	Values       []*Literal // values allowed
	Pattern      *Pattern
	Limit        Count
	Got          int
	Several      bool
	Other        Value // the other end of the problem
	Alternatives []*Schema
	Deprecation  *Deprecation
}
