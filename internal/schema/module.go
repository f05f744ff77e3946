package schema

// Phase is the release phase of a module type.
type Phase string

// Phases. The empty phase is one that nobody has looked up yet.
const (
	GeneralAvailability Phase = "ga"
	Beta                Phase = "beta"
	Preview             Phase = "preview"
	EarlyAccess         Phase = "eap"
)

// Words are what the documentation calls the phase, in lower case; "" for one that nobody has looked
// up yet.
func (p Phase) Words() string {
	switch p {
	case GeneralAvailability:
		return "generally available"
	case Beta:
		return "beta"
	case Preview:
		return "preview"
	case EarlyAccess:
		return "early access"
	}
	return ""
}

// Deprecation says that something should not be written any more. Dates are ISO
// days ("2027-05-17") or empty.
type Deprecation struct {
	Since       string   // when it was announced
	Removal     string   // when it stops working
	Replacement []string // what to write instead: module types, properties or values
	Of          string   // what it was a part of that is gone altogether, such as "UI Kit 1"
	Note        string   // what else to know, a sentence without the full stop
	Source      string   // link to the announcement
}

// Module is what is known of a module type.
type Module struct {
	Name string
	// Described says that the catalogue describes the properties of this type.
	// Otherwise List says only what is true of every type.
	Described bool
	// List is what the value of the type's key must be, items included.
	List *Schema
	// Outer is List without what it says of items: an entry can be judged, and the
	// result kept, apart from the list around it.
	Outer *Schema
	// Item is what every entry must be.
	Item        *Schema
	Phase       Phase
	PhaseAsOf   string       // day of which the phase is known, ISO, or empty
	PhaseSource string       // link to the page that says so, or empty
	Deprecation *Deprecation // nil unless the type is deprecated
	Link        string       // documentation page, or empty
	// Single says that an app has one entry of the type at most.
	Single bool
	// Exact says that Link is the page of this very type, not one about it among others.
	Exact bool
}

// Section is what is known of a property of the manifest's root. List, Outer and
// Item are as in [Module] when the section is a list; otherwise Item is nil and
// Outer equals Schema.
type Section struct {
	Name   string
	Schema *Schema // what the section must be
	Outer  *Schema // the same without what is said of the items of a list
	Item   *Schema // what every item must be; nil unless the section is a list
	Link   string  // documentation page, or empty
}
