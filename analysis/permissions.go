package analysis

import (
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupPermissions is scopes, egress, providers and remotes.
var groupPermissions = &Group{
	Rules: []*Rule{
		ruleScopeUnknown, ruleScopeDuplicate, ruleTriggerScopeMissing, ruleAgentContextScopeMissing,
		ruleModuleScopeMissing, ruleRemoteAuthScopes,
	},
	Facts: map[string][]factFinder{"": {scope.scopeFacts}},
	File:  (*pass).scopes,
}

// permission returns a property of the section "permissions", found by its path. It is
// false where the way there ends.
func (p *pass) permission(path ...string) (syntax.PairNode, bool) {
	s, ok := p.file.Section("permissions")
	if !ok {
		return syntax.PairNode{}, false
	}
	pair := s.Pair
	for _, name := range path {
		in := p.file.Value(pair.Value())
		if in.Type() != schema.Map {
			return pair, false
		}
		if pair, ok = in.Pair(name); !ok {
			return pair, false
		}
	}
	return pair, true
}
