package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var ruleTriggerIgnoreSelf = &Rule{
	ID: "trigger-ignore-self", Severity: Error, Official: []string{"modules.trigger.ignoreSelfFilteringWorksOnlyWithJiraEvents"},
	Doc:  "Only for events of Jira, what the app does itself can be ignored.",
	Why:  schemaWhy,
	Bad:  head + pageTrigger + "      filter:\n        ignoreSelf: true\n" + functions + pageScopes,
	Good: head + pageTrigger + functions + pageScopes,
}

// Parts of samples with a trigger of Confluence.
const (
	pageTrigger = "modules:\n  trigger:\n    - key: created\n      function: main\n      events: [avi:confluence:created:page]\n"
	pageScopes  = "permissions:\n  scopes: [read:confluence-content.summary]\n"
)

// fromJira is what Forge looks for in the name of an event.
const fromJira = "jira"

// triggerEvents looks at the events of a trigger that are filtered.
func triggerEvents(s scope, found []finding) []finding {
	events := s.value("events")
	if events.Type() != schema.List {
		return found
	}
	found = s.explainNoEvents(found)
	filter := s.file.Value(s.entry.Pair("filter").Value()).Content()
	if key, ok := s.ignoresSelf(filter); ok {
		if f, ok := s.ignoredByAll(key, events); ok {
			found = append(found, f)
		}
	}
	for v := range events.Items() {
		event := original(v).Content()
		key, ok := s.ignoresSelf(s.file.Value(event.Pair("filter").Value()).Content())
		typ := s.file.Value(event.Pair("eventType").Value())
		if ok && typ.Type() == schema.String && !strings.Contains(typ.Text(), fromJira) {
			found = append(found, s.ignoringSelf(key, typ))
		}
	}
	return found
}

// ignoresSelf returns the pair "ignoreSelf" of a filter that is true.
func (s scope) ignoresSelf(filter syntax.Node) (syntax.PairNode, bool) {
	pair := filter.Pair("ignoreSelf")
	v := s.file.Value(pair.Value())
	return pair, v.Type() == schema.Boolean && !isFalsy(v.Content())
}

// ignoredByAll looks at a filter that is for all events of a trigger. Forge goes through
// them, fails on the first that is a map, and stops at the first that is not Jira's.
func (s scope) ignoredByAll(key syntax.PairNode, events manifest.Value) (finding, bool) {
	for v := range events.Items() {
		switch event := original(v); {
		case v.Type() == schema.Unknown:
			return finding{}, false
		case v.Type() == schema.Map:
			const message = "\"ignoreSelf\" cannot be set for all events when each has a filter: \"forge lint\" crashes on that without saying so, so set it for the events"
			f := s.mistake(ruleTriggerIgnoreSelf, key.Key().Span(), message, doNotIgnore)
			return f, true
		case v.Type() == schema.String && !strings.Contains(v.Text(), fromJira):
			return s.ignoringSelf(key, event), true
		}
	}
	return finding{}, false
}

// ignoringSelf reports a filter that an event cannot have.
func (s scope) ignoringSelf(key syntax.PairNode, event manifest.Value) finding {
	message := fmt.Sprintf("\"ignoreSelf\" is only for events of Jira, and %q is none", shortened(event.Text()))
	f := s.mistake(ruleTriggerIgnoreSelf, key.Key().Span(), message, doNotIgnore)
	f.Related = []Related{{event.Node().Span(), "the event"}}
	return f
}

// doNotIgnore takes "ignoreSelf" out of a filter, with the filter where nothing is left
// of it and it is not needed.
func doNotIgnore(p *pass, t target) []Fix {
	m, pair := t.pairAt(t.place)
	if pair.IsZero() {
		return nil
	}
	filter := t.holder(m.Span().Start)
	inEntry := filter.Key().Span() == t.entry.Pair("filter").Key().Span()
	var fixes []Fix
	switch n := meaningful(m); {
	case n > 1:
		fixes = []Fix{p.removePair(m, pair)}
	case inEntry && !filter.IsZero():
		fixes = []Fix{p.removePair(t.node, t.entry.Pair("filter"))}
	}
	return append(fixes, Fix{Title: "Write ignoreSelf: false", Edits: p.edit().SetValue(pair, "false")})
}

// meaningful counts the properties of which a filter needs one.
func meaningful(filter syntax.Node) int {
	n := 0
	for _, name := range []string{"ignoreSelf", "expression", "appIsLicensed"} {
		if !filter.Pair(name).IsZero() {
			n++
		}
	}
	return n
}

// explainNoEvents words a list of events that is empty. It cannot be removed.
func (s scope) explainNoEvents(found []finding) []finding {
	at := slices.IndexFunc(found, func(f finding) bool {
		return f.Rule == ruleSchemaMinItems && f.Span == s.keySpan("events")
	})
	if at >= 0 {
		found[at].Message = "\"events\" is empty, and \"forge lint\" crashes on that without saying so: list an event, or remove the trigger"
		found[at].fix = removeTrigger
	}
	return found
}

// removeTrigger takes a trigger out of a list that has more.
func removeTrigger(p *pass, t target) []Fix {
	if len(t.entry.List.Entries) < 2 {
		return nil
	}
	return p.removeEntry(t.entry)
}
