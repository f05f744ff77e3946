package manifest

import (
	"iter"
	"slices"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// ScopeReason says what it is that needs scopes.
type ScopeReason uint8

// Reasons to need scopes.
const (
	ByEvent   ScopeReason = iota + 1 // a product event that a trigger listens to
	ByContext                        // a product context of a rovo:agentConnector
	ByModule                         // the module type itself
)

// ScopeUse is a place in an entry that needs permission scopes.
type ScopeUse struct {
	Reason ScopeReason
	// Name is the event, the product context or the module type.
	Name string
	// Span is the text of Name, quotes left out. For a module type it is the text of
	// the entry's key, and empty at the start of an entry without one.
	Span text.Span
	// AnyOf are sets of scopes of which one is enough, if the app asks for all in it. The
	// first is what Forge asks for when none is complete.
	AnyOf [][]string
	// Official says that Forge's own check finds the place.
	Official bool
	// Documented says that documentation alone names the scopes: others may do, too.
	Documented bool
	Entry      *Entry
}

// Needs reports whether a scope is in one of the sets.
func (u *ScopeUse) Needs(scope string) bool {
	return slices.ContainsFunc(u.AnyOf, func(set []string) bool { return slices.Contains(set, scope) })
}

// ScopeUses yields all places that need scopes, in the order of the text: what needs a
// scope are those of them of which [ScopeUse.Needs] is true. It walks all entries of the
// module types that can need any.
func (f *File) ScopeUses() iter.Seq[ScopeUse] {
	return func(yield func(ScopeUse) bool) {
		for l := range f.ModuleLists() {
			for _, e := range l.Entries {
				for _, use := range e.ScopeUses() {
					if !yield(use) {
						return
					}
				}
			}
		}
	}
}

// ScopeUses returns the places of an entry that need scopes, in the order of the text.
// It works them out anew each time.
func (e *Entry) ScopeUses() []ScopeUse {
	if !e.List.IsModule() {
		return nil
	}
	var uses []ScopeUse
	switch e.List.Type {
	case "trigger":
		uses = e.eventUses()
	case "rovo:agentConnector":
		uses = e.contextUses()
	}
	if scopes := e.File.catalogue.ModuleScopes(e.List.Type); len(scopes) > 0 {
		use := ScopeUse{
			Reason: ByModule, Name: e.List.Type, Span: text.At(e.Base()),
			AnyOf: [][]string{scopes}, Official: true, Entry: e,
		}
		if key, ok := e.Key(); ok {
			use.Span = key.Span
		}
		uses = append(uses, use)
	}
	return uses
}

// eventUses reads the events of a trigger: strings, or maps with "eventType", at which
// Forge does not look.
func (e *Entry) eventUses() []ScopeUse {
	var uses []ScopeUse
	for n := range e.members("events") {
		official := true
		if n.Kind() == syntax.Mapping {
			official, n = false, n.Get("eventType")
		}
		name, ok := e.knownText(n)
		if !ok {
			continue
		}
		event, ok := e.File.catalogue.Event(name)
		if !ok || len(event.Current) == 0 {
			continue
		}
		use := ScopeUse{Reason: ByEvent, Name: name, Span: ContentSpan(n), Official: official, Entry: e}
		if event.Documented != nil {
			use.Official, use.Documented = false, true
		}
		for _, set := range [][]string{event.Current, event.Beta, event.Deprecated} {
			if len(set) > 0 {
				use.AnyOf = append(use.AnyOf, set)
			}
		}
		uses = append(uses, use)
	}
	return uses
}

// contextUses returns the product contexts of an entry, which need scopes.
func (e *Entry) contextUses() []ScopeUse {
	var uses []ScopeUse
	for n := range e.members("productContexts") {
		name, ok := e.knownText(n)
		if !ok {
			continue
		}
		if scopes := e.File.catalogue.AgentContextScopes(name); len(scopes) > 0 {
			uses = append(uses, ScopeUse{
				Reason: ByContext, Name: name, Span: ContentSpan(n),
				AnyOf: [][]string{scopes}, Official: true, Entry: e,
			})
		}
	}
	return uses
}

// members yields the members of a list that is a property of the entry.
func (e *Entry) members(property string) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for item := range e.File.content(e.Pair(property)).Items() {
			if !yield(item.Value()) {
				return
			}
		}
	}
}

// knownText is the content of a string that can be told.
func (e *Entry) knownText(n syntax.Node) (string, bool) {
	if n.IsZero() {
		return "", false
	}
	v := e.File.Value(n)
	if v.Type() != schema.String {
		return "", false
	}
	return v.Text(), true
}
