package impact

// Class says what an effect is for customers.
type Class uint8

// Classes.
const (
	None             Class = iota
	Minor                  // installations get it without anybody doing anything
	Unsure                 // pages contradict each other or are silent: see Rule.Lean
	Major                  // a new major version: admins must approve it
	Listing                // the listing in the Marketplace must be approved
	Data                   // data of customers is at risk
	Blocked                // Forge refuses it, in production at least
	BadgeLost              // no longer "Runs on Atlassian"
	BadgeGained            // "Runs on Atlassian" becomes possible
	GovernmentLost         // no longer fit for Atlassian Government Cloud
	GovernmentGained       // Atlassian Government Cloud becomes possible
)

// classNames are the names of classes in reports.
var classNames = [...]string{
	"none", "minor", "unsure", "major", "listing", "data", "blocked",
	"roa-lost", "roa-gained", "gov-lost", "gov-gained",
}

// String returns the name of the class in reports.
func (c Class) String() string { return classNames[c] }

// Verdict is what a class, or an unsure one with its lean, makes of a change as a whole: None,
// Minor, Major, Data or Blocked. Verdicts are ordered: the greater is the worse.
func (e Effect) Verdict() Class {
	class := e.Class
	if class == Unsure {
		class = e.Lean
	}
	switch class {
	case Minor, Major, Data, Blocked:
		return class
	case Listing:
		return Minor
	}
	return None
}

// Target is a programme of Atlassian that an app can be fit for.
type Target string

// Targets.
const (
	RunsOnAtlassian Target = "roa" // the badge "Runs on Atlassian"
	GovernmentCloud Target = "agc" // Atlassian Government Cloud
)

// Targets returns all programmes.
func Targets() []Target { return []Target{RunsOnAtlassian, GovernmentCloud} }

// Target is the programme that the class speaks of, "" for other classes.
func (c Class) Target() Target {
	switch c {
	case BadgeLost, BadgeGained:
		return RunsOnAtlassian
	case GovernmentLost, GovernmentGained:
		return GovernmentCloud
	}
	return ""
}
