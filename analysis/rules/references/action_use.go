package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// topicAutomationActions is how many actions an entry offers to automation rules.
var topicAutomationActions = new(analysis.Topic[int])

// actionCount tells how many actions an entry offers to automation rules.
func actionCount(s analysis.Unit) []analysis.Fact {
	n := 0
	for range s.Value("actions").Items() {
		n++
	}
	return []analysis.Fact{topicAutomationActions.Fact(n, text.Span{})}
}

// automationActions reports that modules together offer too many actions. A single one that does
// breaks the schema.
func automationActions(p *analysis.Pass) {
	total := 0
	told := topicAutomationActions.In(p)
	for _, f := range told {
		if f.Value > maxActions {
			return
		}
		total += f.Value
	}
	if total <= maxActions {
		return
	}
	at := told[len(told)-1].Entry.List
	p.Report(analysis.Diagnostic{
		Rule: ruleAutomationActionLimit, Span: analysis.OwnerOf(at),
		Message: fmt.Sprintf("the %d entries offer %d actions together: at most %d are allowed", len(told), total, maxActions),
	}, analysis.Always)
}

// actionLists are the lists that name actions, by module type.
var actionLists = manifest.Action.NamingLists()

// unreferencedActions warns of actions that nothing names.
func unreferencedActions(p *analysis.Pass) {
	if mayHideUseOf(p, actionLists) {
		return
	}
	for _, d := range p.File.Unused(manifest.Action) {
		if p.IsRepeated(d.Entry.List.Pair) || isNearly(p, d.Name) {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleActionUnreferenced, Span: d.Value, Tags: []analysis.Tag{analysis.Unnecessary},
			Message: fmt.Sprintf("nothing offers the action %q: name it in the \"actions\" of an agent or of %q, or in the \"tools\" of a skill or an MCP server", d.Name, automationProvider),
			Mend:    func() []analysis.Fix { return mendUnreferenced(p, d) },
		}, analysis.Always)
	}
}

// mendUnreferenced names the action in a list that there is, or removes it.
func mendUnreferenced(p *analysis.Pass, action manifest.Definition) []analysis.Fix {
	var fixes []analysis.Fix
	for l := range p.File.ModuleLists() {
		for _, e := range l.Entries {
			key, ok := e.Key()
			for _, path := range actionLists[l.Type] {
				list := p.File.Value(e.Node()).At(path...).Pair
				if edits := p.Edit().Append(list, yamledit.Scalar(action.Name)); ok && len(edits) > 0 && len(fixes) < analysis.MaxChoices {
					fixes = append(fixes, analysis.Fix{Title: fmt.Sprintf("Add it to the %s of %q", list.KeyText(), key.Name), Edits: edits})
				}
			}
		}
	}
	return append(fixes, removeDefinition(p, action)...)
}
