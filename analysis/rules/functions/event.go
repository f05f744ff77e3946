package functions

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var ruleEventUnknown = &analysis.Rule{
	ID: "event-unknown", Severity: analysis.Warning,
	Doc: "A trigger listens to events that Forge's schema or documentation has.",
	Why: "Forge accepts any name, and \"forge lint\" does not look at it: a trigger with a misspelt event is deployed and never runs. " +
		"A name without a near one is an information, because Atlassian may have events that nothing lists.",
}

// ofApps is what the names of events begin with that apps publish.
const ofApps = "avi:cloud:"

// unknownEvents adds the events of a trigger that nobody knows.
func unknownEvents(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	events := s.Value("events")
	if events.Type() != schema.List {
		return found
	}
	for v := range events.Items() {
		event := shape.Original(v)
		if event.Type() == schema.Map {
			event = s.File.Value(event.Content().Pair("eventType").Value())
		}
		if event.Type() != schema.String || s.IsRefused(found, event.Node().Span()) {
			continue
		}
		if f, ok := unknownEvent(s, event); ok {
			found = append(found, f)
		}
	}
	return found
}

// unknownEvent returns the finding that nobody knows an event. It is false for a known one, and
// for one of which nothing can be told: a product whose events are not listed may send it.
func unknownEvent(s analysis.Unit, event manifest.Value) (analysis.Finding, bool) {
	name, c := event.Text(), s.File.Catalogue()
	if _, ok := c.Event(name); ok || strings.HasPrefix(name, ofApps) || name == "" {
		return analysis.Finding{}, false
	}
	if several := eventsIn(c, name); len(several) > 1 {
		message := fmt.Sprintf("%q is more than one event: write each as an entry of its own", prose.Shortened(name))
		return s.Mistake(ruleEventUnknown, event.Node().Span(), message, splitEvents(several)), true
	}
	message := fmt.Sprintf("neither Forge's schema %s nor its documentation has an event %q", c.Version(), prose.Shortened(name))
	if near, ok := c.NearestEvent(name); ok {
		message += fmt.Sprintf(": did you mean %q?", near)
		return s.Mistake(ruleEventUnknown, event.Node().Span(), message, mend.ReplaceValue([]string{near}, false)), true
	}
	f := s.Mistake(ruleEventUnknown, event.Node().Span(), message+": check its name", nil)
	f.Severity = analysis.Information
	return f, c.SendsEvents(name)
}

// eventsIn returns the known events in a text that separates them by commas or spaces; nil where
// something else stands between them.
func eventsIn(c *schema.Catalogue, text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
	for _, word := range words {
		if _, ok := c.Event(word); !ok {
			return nil
		}
	}
	return words
}

// splitEvents makes an entry of each event that stands in one text.
func splitEvents(events []string) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		path := p.Path(t.Span.Start)
		for i := len(path) - 1; i >= 0; i-- {
			if path[i].Kind() != syntax.Item {
				continue
			}
			item, between := syntax.ItemNode{Node: path[i]}, ", "
			if item.Value().Span() != t.Span { // the text stands in a map
				return nil
			}
			if item.Dash().Len() > 0 {
				between = yamledit.StyleOf(p.Tree).Newline + yamledit.Spaces(yamledit.Column(p.Buf, item.Dash().Start)) + "- "
			}
			return analysis.One("Make an entry of each event", false, t.Span, strings.Join(events, between))
		}
		return nil
	}
}
