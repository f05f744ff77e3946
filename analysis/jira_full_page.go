package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/schema"
)

var ruleFullPageIcon = &Rule{
	ID: "full-page-icon", Severity: Error, Official: []string{"modules.confluence.fullPage.invalidIcon", "modules.globalFullPage.invalidIcon", "modules.globalUi.invalidIcon", "modules.jiraFullPageModule.invalidIcon"},
	Doc: "The icon of a full page is an SVG file in a resource.", Why: schemaWhy,
	Bad:  head + fullPage + "      icon: https://example.com/icon.png\n" + resources,
	Good: head + fullPage + "      icon: resource:main;icon.svg\n" + resources,
}

// fullPageIcon looks at the form of an icon. Whether the file is there is not looked at.
func fullPageIcon(s scope, found []finding) []finding {
	v := s.value("icon")
	if v.Type() != schema.String || v.Text() == "" || s.isRefused(found, v.Node().Span()) {
		return found
	}
	message := ""
	switch icon := v.Text(); {
	case !strings.HasPrefix(icon, "resource:"):
		message = fmt.Sprintf("the icon of a %q must be a file in a resource: write \"resource:\", the key of a resource, \";\" and the path of an SVG file", s.name)
	case !strings.HasSuffix(icon, ".svg"):
		message = fmt.Sprintf("the icon of a %q must be an SVG file: its name ends in \".svg\"", s.name)
	default:
		return found
	}
	return append(found, s.mistake(ruleFullPageIcon, v.Node().Span(), message, nil))
}
