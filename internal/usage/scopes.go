package usage

import (
	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Reason is something of an app that needs a scope.
type Reason struct {
	// What is it: an operation, a hook, an event, a product context, a module type.
	What string
	// Source is the file that has it; nil for the manifest.
	Source *code.File
	text.Span
	// Missing says that no group of scopes that would do is complete.
	Missing bool
	// First says that the scope is of the group that Forge asks for.
	First bool
}

// ScopeReasons are what needs a scope.
type ScopeReasons struct {
	Name     string
	Declared bool // the app asks for it
	Reasons  []Reason
}

// Scopes returns the scopes that an app asks for, in the order of the manifest, and behind them those that something needs and
// that are missing, each with what needs it. It is certain only where no use is left out: code that is not understood may
// need more.
func Scopes(f *manifest.File, app *code.App) []ScopeReasons {
	s := scopeSearch{at: map[string]int{}}
	for _, scope := range f.Scopes().All {
		if _, again := s.at[scope.Name]; !again {
			s.at[scope.Name] = len(s.all)
			s.all = append(s.all, ScopeReasons{Name: scope.Name, Declared: true})
		}
	}
	s.declared = len(s.all)
	for _, place := range InApp(app).All {
		switch {
		case place.NeedsScopes() && place.Seen != ByForge:
			s.add(place.AnyOf, Reason{What: place.What(), Source: place.File, Span: place.Span})
		case place.Kind == Graph:
			s.addGraph(f, Reason{What: "Teamwork Graph", Source: place.File, Span: place.Span})
		}
	}
	for use := range f.ScopeUses() {
		what := map[manifest.ScopeReason]string{manifest.ByEvent: "event ", manifest.ByContext: "product context ", manifest.ByModule: "module "}[use.Reason]
		s.add(use.AnyOf, Reason{What: what + use.Name, Span: use.Span})
	}
	return s.all
}

// What names a place that needs scopes.
func (p Place) What() string {
	switch {
	case p.Operation != nil:
		return p.Operation.Method + " " + p.Operation.Path
	case p.Kind == Hook:
		return p.Name
	case p.Kind == Notification:
		return "notifications"
	}
	return "storage"
}

// scopeSearch gathers what needs scopes.
type scopeSearch struct {
	all      []ScopeReasons
	at       map[string]int // the place in all, by name
	declared int            // how many are declared
}

// has reports whether the app asks for a scope.
func (s *scopeSearch) has(name string) bool {
	i, ok := s.at[name]
	return ok && i < s.declared
}

// add notes what needs all scopes of one of some groups: at the scopes that the app asks for, or else at those of
// the first group.
func (s *scopeSearch) add(groups [][]string, r Reason) {
	r.Missing = len(Missing(groups, s.has)) > 0
	for i, group := range groups {
		r.First = i == 0
		for _, name := range group {
			if !s.has(name) && (i > 0 || !r.Missing) {
				continue
			}
			at, ok := s.at[name]
			if !ok {
				at = len(s.all)
				s.at[name] = at
				s.all = append(s.all, ScopeReasons{Name: name})
			}
			s.all[at].Reasons = append(s.all[at].Reasons, r)
		}
	}
}

// addGraph notes what asks the Teamwork Graph, at all of its scopes that the app asks for.
func (s *scopeSearch) addGraph(f *manifest.File, r Reason) {
	for i := range s.declared {
		if f.Catalogue().IsGraph(s.all[i].Name) {
			s.all[i].Reasons = append(s.all[i].Reasons, r)
		}
	}
}
