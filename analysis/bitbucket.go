package analysis

import (
	"fmt"
	"slices"
	"strings"
)

// groupBitbucket is the modules of Bitbucket.
var groupBitbucket = &Group{
	Rules: []*Rule{ruleBitbucketFlagNotAllowed, ruleFileViewerPattern, ruleMergeCheckEndpointUserToken, ruleMergeCheckEndpointRoute},
	Entry: map[string][]entryCheck{"": {scope.bitbucket}},
	Facts: map[string][]factFinder{"bitbucket:mergeCheck": {scope.mergeCheckEndpoint}},
	File:  mergeChecks,
}

var ruleBitbucketFlagNotAllowed = &Rule{
	ID: "bitbucket-flag-not-allowed", Severity: Error, Official: []string{"modules.bitbucket.propertyOnlyAllowedForModule"},
	Doc: "Only some pages of a workspace can be the one to configure the app, or to get started with it.", Why: schemaWhy,
	Bad:  head + repoPage + "      useAsConfig: true\n" + resources,
	Good: head + repoPage + resources,
}

// repoPage starts a sample with a page of a repository.
const repoPage = "modules:\n  bitbucket:repoMainMenuPage:\n    - key: page\n      title: Page\n      resource: main\n"

// flagHomes are the only types in Bitbucket that may have a flag.
var flagHomes = []struct{ flag, module string }{
	{"useAsConfig", "bitbucket:workspaceSettingsMenuPage"},
	{"useAsGetStarted", "bitbucket:workspaceGlobalPage"},
}

// bitbucket checks an entry by itself.
func (s scope) bitbucket(found []finding) []finding {
	if !strings.HasPrefix(s.name, "bitbucket:") || !s.entry.List.IsModule() {
		return found
	}
	for _, home := range flagHomes {
		pair := s.entry.Pair(home.flag)
		if pair.IsZero() || s.name == home.module {
			continue
		}
		key, value := pair.Key().Span(), pair.Value().Span()
		found = slices.DeleteFunc(found, func(f finding) bool { return f.Span == key || f.Span == value })
		found = append(found, finding{
			Diagnostic: Diagnostic{
				Rule: ruleBitbucketFlagNotAllowed, Severity: Error, Span: key,
				Message: fmt.Sprintf("%q is refused in an entry of %q, even when it is false: only %q can have it", home.flag, s.name, home.module),
			},
			place: key.Start, fix: removeProperty,
		})
	}
	return s.fileViewer(found)
}
