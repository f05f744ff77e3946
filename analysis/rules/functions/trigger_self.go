package functions

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var ruleTriggerIgnoreSelf = &analysis.Rule{
	ID: "trigger-ignore-self", Severity: analysis.Error, Official: []string{"modules.trigger.ignoreSelfFilteringWorksOnlyWithJiraEvents"},
	Doc: "Only for events of Jira, what the app does itself can be ignored.",
}

// fromJira is what Forge looks for in the name of an event.
const fromJira = "jira"

// triggerEvents looks at the events of a trigger that are filtered.
func triggerEvents(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	events := s.Value("events")
	if events.Type() != schema.List {
		return found
	}
	found = shape.UnfinishedItems(s, explainNoEvents(s, found), events.Content())
	filter := s.Value("filter").Content()
	if key, ok := ignoresSelf(s, filter); ok {
		if f, ok := ignoredByAll(s, key, events); ok {
			found = append(found, f)
		}
	}
	for v := range events.Items() {
		event := shape.Original(v).Content()
		key, ok := ignoresSelf(s, s.File.Value(event.Pair("filter").Value()).Content())
		typ := s.File.Value(event.Pair("eventType").Value())
		if ok && typ.Type() == schema.String && !strings.Contains(typ.Text(), fromJira) {
			f := ignoringSelf(s, key, typ)
			f.Message = fmt.Sprintf("\"ignoreSelf\" works only for events of Jira, and %q is not one", prose.Shortened(typ.Text()))
			found = append(found, f)
		}
	}
	return found
}

// ignoresSelf returns the pair "ignoreSelf" of a filter that is true.
func ignoresSelf(s analysis.Unit, filter syntax.Node) (syntax.PairNode, bool) {
	pair := filter.Pair("ignoreSelf")
	v := s.File.Value(pair.Value())
	return pair, v.Type() == schema.Boolean && !analysis.IsFalsy(v.Content())
}

// ignoredByAll looks at a filter that is for all events of a trigger. Forge goes through
// them, fails on the first that is a map, and stops at the first that is not Jira's.
func ignoredByAll(s analysis.Unit, key syntax.PairNode, events manifest.Value) (analysis.Finding, bool) {
	for v := range events.Items() {
		switch event := shape.Original(v); {
		case v.Type() == schema.Unknown:
			return analysis.Finding{}, false
		case v.Type() == schema.Map:
			const message = "\"ignoreSelf\" cannot be set for all events when each has a filter: \"forge lint\" crashes on that without saying so, so set it for the events"
			f := s.Mistake(ruleTriggerIgnoreSelf, key.Key().Span(), message, doNotIgnore)
			return f, true
		case v.Type() == schema.String && !strings.Contains(v.Text(), fromJira):
			return ignoringSelf(s, key, event), true
		}
	}
	return analysis.Finding{}, false
}

// ignoringSelf reports a filter that an event cannot have.
func ignoringSelf(s analysis.Unit, key syntax.PairNode, event manifest.Value) analysis.Finding {
	message := fmt.Sprintf("\"ignoreSelf\" works only if all events are Jira's, and %q is not: give it a trigger of its own", prose.Shortened(event.Text()))
	f := s.Mistake(ruleTriggerIgnoreSelf, key.Key().Span(), message, doNotIgnore)
	f.Related = []analysis.Related{{Span: event.Node().Span(), Message: "the event"}}
	return f
}

// doNotIgnore takes "ignoreSelf" out of a filter, with the filter where nothing is left
// of it and it is not needed.
func doNotIgnore(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	if pair.IsZero() {
		return nil
	}
	filter := t.Holder(m.Span().Start)
	inEntry := filter.Key().Span() == t.Entry.Pair("filter").Key().Span()
	var fixes []analysis.Fix
	switch n := meaningful(m); {
	case n > 1:
		fixes = []analysis.Fix{mend.RemovePair(p, m, pair)}
	case inEntry && !filter.IsZero():
		fixes = []analysis.Fix{mend.RemovePair(p, t.Node, t.Entry.Pair("filter"))}
	}
	return append(fixes, analysis.Fix{Title: "Write ignoreSelf: false", Edits: p.Edit().SetValue(pair, "false")})
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
func explainNoEvents(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	at := slices.IndexFunc(found, func(f analysis.Finding) bool {
		return f.Rule == shape.RuleSchemaMinItems && f.Span == s.KeySpan("events")
	})
	if at >= 0 {
		found[at].Message = "\"events\" is empty, and \"forge lint\" crashes on that without saying so: list an event, or remove the trigger"
		found[at].Fix = removeTrigger
	}
	return found
}

// removeTrigger takes a trigger out of a list that has more.
func removeTrigger(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	if len(t.Entry.List.Entries) < 2 {
		return nil
	}
	return mend.RemoveEntry(p, t.Entry)
}
