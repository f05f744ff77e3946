package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// automationProvider is the module type that offers actions to automation rules, and
// maxActions how many of them an app may offer.
const (
	automationProvider = "automation:actionProvider"
	maxActions         = 20
)

var (
	ruleAgentActionUnknown = &analysis.Rule{
		ID: "agent-action-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectAgentActionReference"},
		Doc: "An action of an agent is declared at \"modules.action\".",
	}
	ruleSkillToolUnknown = &analysis.Rule{
		ID: "skill-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectSkill"},
		Doc: "A tool that a skill depends on is declared at \"modules.action\".",
	}
	ruleMCPToolUnknown = &analysis.Rule{
		ID: "mcp-tool-unknown", Severity: analysis.Error, Official: []string{"modules.rovo.incorrectMcp"},
		Doc: "A tool of an MCP server is declared at \"modules.action\".",
	}
	ruleAutomationActionUnknown = &analysis.Rule{
		ID: "automation-action-unknown", Severity: analysis.Error, Official: []string{"modules.action.undefinedAutomationActionReference"},
		Doc: "An action for automation rules is declared at \"modules.action\".",
	}
	ruleAutomationActionLimit = &analysis.Rule{
		ID: "automation-action-limit", Severity: analysis.Error, Official: []string{"modules.action.tooManyAutomationActions"},
		Doc: "All modules together offer at most 20 actions to automation rules.",
	}
	ruleActionUnreferenced = &analysis.Rule{
		ID: "action-unreferenced", Severity: analysis.Warning, IsGuess: true, Official: []string{"modules.action.unreferencedAction"},
		Doc: "An action is offered by an agent, a skill, an MCP server or automation rules.",
		Why: "Nothing can call the action.",
	}
	ruleActionNameMissing = &analysis.Rule{
		ID: "action-name-missing", Severity: analysis.Warning, Official: []string{"modules.rovo.undefinedActionName"},
		Doc: "An action has a name.",
		Why: "People see the key of the action in the place of its name.",
	}
)

// actionName warns of an action without a name.
func actionName(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	key, ok := s.Entry.Key()
	pair := s.Node.Pair("name")
	if !ok || !pair.IsZero() && (s.File.Value(pair.Value()).Type() != schema.String || s.File.Value(pair.Value()).Text() != "") {
		return found
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{
		Rule: ruleActionNameMissing, Severity: analysis.Warning, Span: key.Value,
		Message: fmt.Sprintf("the action %q has no name: add \"name\" with what people should see", key.Name),
	}, Place: s.Node.Span().Start, Absent: "name"}
	if !pair.IsZero() {
		f.Span, f.Absent = pair.Value().Span(), ""
		f.Message = fmt.Sprintf("the action %q has an empty name: write what people should see", key.Name)
	}
	f.Fix = addActionName
	return append(found, f)
}

// addActionName adds the name of an action, made of its key.
func addActionName(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	key, ok := t.Entry.Key()
	m, name := t.Entry.Node(), ""
	if ok && !key.Unknown {
		name = prose.Title(key.Name)
	}
	if s, _ := analysis.ItemSchema(p.File.Catalogue(), t.Entry.List); s != nil {
		if allowed := analysis.PropertySchema(s, nil, "name"); allowed != nil && !allowed.Accepts(schema.StringLiteral(name)) {
			return nil
		}
	}
	if name == "" {
		return nil
	}
	if pair := m.Pair("name"); !pair.IsZero() {
		return []analysis.Fix{{Title: "Write name: " + name, Edits: p.Edit().SetValue(pair, yamledit.Quoted(name))}}
	}
	return []analysis.Fix{{Title: "Add name: " + name, Edits: p.Edit().FieldsBehind(m, m.Pair("key"), yamledit.Field{Key: "name", Value: yamledit.Quoted(name)})}}
}

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
	unknown := unknownActions(p)
	for _, d := range p.File.Unused(manifest.Action) {
		if p.IsRepeated(d.Entry.List.Pair) || isNearly(d.Name, unknown) {
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
	return append(mend.OneOf(fixes), removeDefinition(p, action)...)
}
