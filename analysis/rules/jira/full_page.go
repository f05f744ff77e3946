package jira

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var ruleFullPageIcon = &analysis.Rule{
	ID: "full-page-icon", Severity: analysis.Error, Official: []string{"modules.confluence.fullPage.invalidIcon", "modules.globalFullPage.invalidIcon", "modules.globalUi.invalidIcon", "modules.jiraFullPageModule.invalidIcon"},
	Doc: "The icon of a full page is an SVG file in a resource.",
}

// fullPageIcon looks at the form of an icon. Whether the file is there is not looked at.
func fullPageIcon(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	v := s.Value("icon")
	if v.Type() != schema.String || v.Text() == "" || s.IsRefused(found, v.Node().Span()) {
		return found
	}
	message := ""
	switch icon := v.Text(); {
	case !strings.HasPrefix(icon, "resource:"):
		message = fmt.Sprintf("the icon of a %q must be a file in a resource: write \"resource:\", the key of a resource, \";\" and the path of an SVG file", s.TypeName)
	case !strings.HasSuffix(icon, ".svg"):
		message = fmt.Sprintf("the icon of a %q must be an SVG file: its name ends in \".svg\"", s.TypeName)
	default:
		return found
	}
	return append(found, s.Mistake(ruleFullPageIcon, v.Node().Span(), message, nil))
}
