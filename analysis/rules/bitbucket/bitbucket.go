package bitbucket

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
)

var ruleBitbucketFlagNotAllowed = &analysis.Rule{
	ID: "bitbucket-flag-not-allowed", Severity: analysis.Error, Official: []string{"modules.bitbucket.propertyOnlyAllowedForModule"},
	Doc: "In Bitbucket, \"useAsConfig\" is for settings pages of a workspace, and \"useAsGetStarted\" for its global pages.",
}

// flagHomes are the only types in Bitbucket that may have a flag.
var flagHomes = []struct{ flag, module string }{
	{"useAsConfig", "bitbucket:workspaceSettingsMenuPage"},
	{"useAsGetStarted", "bitbucket:workspaceGlobalPage"},
}

// bitbucket checks an entry by itself.
func bitbucket(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !strings.HasPrefix(s.TypeName, "bitbucket:") || !s.Entry.List.IsModule() {
		return found
	}
	for _, home := range flagHomes {
		pair := s.Entry.Pair(home.flag)
		if pair.IsZero() || s.TypeName == home.module {
			continue
		}
		key, value := pair.Key().Span(), pair.Value().Span()
		found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Span == key || f.Span == value })
		found = append(found, analysis.Finding{
			Diagnostic: analysis.Diagnostic{
				Rule: ruleBitbucketFlagNotAllowed, Severity: analysis.Error, Span: key,
				Message: fmt.Sprintf("%q is refused in an entry of %q, even when it is false: only %q can have it", home.flag, s.TypeName, home.module),
			},
			Place: key.Start, Fix: mend.RemoveProperty,
		})
	}
	return fileViewerFindings(s, found)
}
