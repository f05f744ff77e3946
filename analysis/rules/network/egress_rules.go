package network

import (
	"forge-manifest-ls/analysis"
)

var (
	RuleEgressURLInvalid = &analysis.Rule{
		ID: "egress-url-invalid", Severity: analysis.Error,
		Doc: "An address that the app may reach is a domain, an https or wss address, or \"*\".",
	}
	RuleEgressGlobal = &analysis.Rule{
		ID: "egress-global", Severity: analysis.Warning, Official: []string{"permissions.globalUrlNotRecommended"},
		Doc: "An app says which addresses it reaches, not \"*\".",
		Why: "Who installs the app has to agree that it may send data anywhere.",
	}
	RuleEgressStylesFonts = &analysis.Rule{
		ID: "egress-styles-fonts", Severity: analysis.Warning, Official: []string{"permissions.fontAndStylesNotRecommended"},
		Doc: "Fonts and styles are part of the app.",
		Why: "What lies beside the front end needs no permission, and no other server.",
	}
	RuleEgressAvatar = &analysis.Rule{
		ID: "egress-avatar", Severity: analysis.Warning, Official: []string{"permissions.imageUrlNotRecommended"},
		Doc: "The servers of users' avatars need no permission.",
		Why: "Users' avatars are shown without it.",
	}
	RuleEgressBackendPath = &analysis.Rule{
		ID: "egress-backend-path", Severity: analysis.Warning, Official: []string{"permissions.backendEgressPathIgnored"},
		Doc: "A domain says which servers the backend may reach, not a path.",
		Why: "Forge looks at the domain only, so that the path promises a limit that there is not.",
	}
)
