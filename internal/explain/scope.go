package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// maxPlaces is how many places of a manifest are listed.
const maxPlaces = 6

// Scope describes a permission scope, and what in the manifest needs it.
func Scope(f *manifest.File, name string) string {
	p := &page{title: name}
	p.is("permission scope")
	c := f.Catalogue()
	if c.IsGraph(name) {
		p.is("Teamwork Graph")
	}
	if !c.KnowsScope(name) && !strings.HasSuffix(name, ":custom") {
		p.say("Schema " + code(c.Version()) + " does not know this scope.")
		return p.String()
	}
	p.say(schema.ScopeDoc(name))
	if c.IsInteractive(name) {
		p.fact("Each user must consent to it")
	}
	if words, total := neededBy(f, name); total > 0 {
		p.fact("Needed by " + firstOf(maxPlaces, words, total))
	}
	if s, ok := c.Section("permissions"); ok {
		p.link("Documentation", s.Link)
	}
	return p.String()
}

// need is something in an entry that needs scopes. It counts from the entry's base.
type need struct {
	reason manifest.ScopeReason
	name   string
	span   text.Span
	scopes []string // of all sets
}

// needsOf keeps what needs scopes in an entry.
var needsOf = manifest.NewPerEntry(func(e *manifest.Entry) []need {
	var needs []need
	for _, use := range e.ScopeUses() {
		n := need{reason: use.Reason, name: strings.Clone(use.Name), span: use.Span.Shift(-e.Base())}
		for _, set := range use.AnyOf {
			n.scopes = append(n.scopes, set...)
		}
		needs = append(needs, n)
	}
	return needs
})

// neededBy lists the first things that need a scope, and says how many there are.
func neededBy(f *manifest.File, scope string) (words []string, total int) {
	for l := range f.ModuleLists() {
		if l.Type != "trigger" && l.Type != "rovo:agentConnector" && len(f.Catalogue().ModuleScopes(l.Type)) == 0 {
			continue
		}
		for _, e := range l.Entries {
			for _, n := range needsOf.Of(e) {
				if !slices.Contains(n.scopes, scope) {
					continue
				}
				if total++; total <= maxPlaces+1 {
					words = append(words, n.words(e))
				}
			}
		}
	}
	return words, total
}

// words say what needs scopes, and where it is.
func (n need) words(e *manifest.Entry) string {
	what := code(n.name)
	switch n.reason {
	case manifest.ByEvent:
		what = "the event " + what
	case manifest.ByContext:
		what = "the context " + what
	}
	where := onLine(e.File, n.span.Start+e.Base())
	if key, ok := e.Key(); ok && !key.Unknown {
		where = "of " + code(key.Name) + ", " + where
		if n.reason == manifest.ByModule {
			where = code(key.Name) + ", " + onLine(e.File, n.span.Start+e.Base())
		}
	}
	return what + " (" + where + ")"
}

// onLine is the line of an offset, as people count.
func onLine(f *manifest.File, offset int) string {
	return "line " + number(f.Buffer().LineAt(offset)+1)
}

// Event describes a product event: when it is sent, and the scopes that it needs.
func Event(f *manifest.File, name string) string {
	p := &page{title: name}
	p.is("product event")
	event, ok := f.Catalogue().Event(name)
	if !ok {
		p.say("Schema " + code(f.Catalogue().Version()) + " does not know this event.")
		return p.String()
	}
	p.say(schema.EventDoc(name))
	sets := [][]string{event.Current, event.Beta, event.Deprecated}
	var words []string
	asked, isEnough := map[string]bool{}, false
	declared := f.Scopes()
	for _, s := range declared.All {
		asked[s.Name] = true
	}
	for _, set := range sets {
		if len(set) > 0 {
			words = append(words, prose.And(codes(set)))
			isEnough = isEnough || len(without(set, asked)) == 0
		}
	}
	needs := "Needs the "
	if event.Documented != nil {
		needs = "Documentation asks for the "
	}
	if len(event.Current) > 0 {
		p.fact(needs + plural(len(event.Current), "scope") + " " + strings.Join(words, ", or instead "))
		if missing := without(event.Current, asked); !isEnough && !declared.Open {
			p.fact("`permissions.scopes` does not ask for " + prose.And(codes(missing)))
		}
	}
	link := schema.EventLink(name)
	if event.Documented != nil {
		p.fact(undeclared(f.Catalogue(), event.Documented))
		link = event.Documented.Source
	}
	p.link("Documentation", link)
	return p.String()
}

// without are the names that are not there.
func without(names []string, there map[string]bool) []string {
	var rest []string
	for _, name := range names {
		if !there[name] {
			rest = append(rest, name)
		}
	}
	return rest
}
