package analysis

import (
	"fmt"
	"strconv"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
)

const topicAutomationActions topic = "automation actions"

// actionCount tells how many actions an entry offers to automation rules.
func (s scope) actionCount() []fact {
	n := 0
	for range s.file.Value(s.entry.Pair("actions").Value()).Items() {
		n++
	}
	return []fact{{topic: topicAutomationActions, value: strconv.Itoa(n)}}
}

// automationActions reports that modules together offer too many actions. A single one that does
// breaks the schema.
func automationActions(p *pass) {
	total := 0
	told := p.facts(topicAutomationActions)
	for _, f := range told {
		n, _ := strconv.Atoi(f.value)
		if n > maxActions {
			return
		}
		total += n
	}
	if total <= maxActions {
		return
	}
	at := told[len(told)-1].entry.List
	p.report(Diagnostic{
		Rule: ruleAutomationActionLimit, Span: ownerOf(at),
		Message: fmt.Sprintf("the %d entries offer %d actions together: at most %d are allowed", len(told), total, maxActions),
	}, always)
}

// referrers are the module types that name actions.
var referrers = map[string]bool{"rovo:agent": true, "rovo:skill": true, "rovo:mcp": true, automationProvider: true}

// unreferencedActions warns of actions that nothing names.
func unreferencedActions(p *pass) {
	if p.mayHideUse(referrers) {
		return
	}
	for _, d := range p.file.Idle(manifest.Action) {
		if p.isRepeated(d.Entry.List.Pair) || p.isNearly(d.Name) {
			continue
		}
		p.report(Diagnostic{
			Rule: ruleActionUnreferenced, Span: d.Value, Tags: []Tag{Unnecessary},
			Message: fmt.Sprintf("nothing offers the action %q: name it in the \"actions\" of an agent or of %q, or in the \"tools\" of a skill or an MCP server", d.Name, automationProvider),
			Mend:    func() []Fix { return p.mendUnreferenced(d) },
		}, always)
	}
}

// mendUnreferenced names the action in a list that there is, or removes it.
func (p *pass) mendUnreferenced(action manifest.Definition) []Fix {
	var fixes []Fix
	for l := range p.file.ModuleLists() {
		if !referrers[l.Type] {
			continue
		}
		for _, e := range l.Entries {
			key, ok := e.Key()
			list := e.Pair("actions")
			if l.Type == "rovo:skill" {
				list = p.file.Value(e.Pair("dependencies").Value()).Content().Pair("tools")
			} else if l.Type == "rovo:mcp" {
				list = e.Pair("tools")
			}
			if edits := p.edit().Append(list, edit.Scalar(action.Name)); ok && len(edits) > 0 && len(fixes) < maxChoices {
				fixes = append(fixes, Fix{Title: fmt.Sprintf("Add it to the %s of %q", list.KeyText(), key.Name), Edits: edits})
			}
		}
	}
	return append(fixes, p.removeDefinition(action)...)
}
