package network

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

// egressSample starts a sample with a list of addresses.
const egressSample = sample.Webtrigger + sample.Functions + "permissions:\n  external:\n"

var (
	RuleEgressURLInvalid = &analysis.Rule{
		ID: "egress-url-invalid", Severity: analysis.Error,
		Doc: "An address that the app may reach is a domain, an https or wss address, or \"*\".", Why: analysis.SchemaWhy,
		Bad:  sample.Head + egressSample + "    images:\n      - address: http://example.com\n",
		Good: sample.Head + egressSample + "    images:\n      - address: https://example.com\n",
	}
	RuleEgressGlobal = &analysis.Rule{
		ID: "egress-global", Severity: analysis.Warning, Official: []string{"permissions.globalUrlNotRecommended"},
		Doc:  "An app says which addresses it reaches, not \"*\".",
		Why:  "Who installs the app has to agree that it may send data anywhere.",
		Bad:  sample.Head + egressSample + "    images:\n      - address: \"*\"\n",
		Good: sample.Head + egressSample + "    images:\n      - address: \"*.example.com\"\n",
	}
	RuleEgressStylesFonts = &analysis.Rule{
		ID: "egress-styles-fonts", Severity: analysis.Warning, Official: []string{"permissions.fontAndStylesNotRecommended"},
		Doc:  "Fonts and styles are part of the app.",
		Why:  "What lies beside the front end needs no permission, and no other server.",
		Bad:  sample.Head + egressSample + "    fonts:\n      - address: fonts.example.com\n",
		Good: sample.Head + sample.Webtrigger + sample.Functions,
	}
	RuleEgressAvatar = &analysis.Rule{
		ID: "egress-avatar", Severity: analysis.Warning, Official: []string{"permissions.imageUrlNotRecommended"},
		Doc:  "The servers of users' avatars need no permission.",
		Why:  "Users' avatars are shown without it.",
		Bad:  sample.Head + egressSample + "    images:\n      - address: \"*.wp.com\"\n      - address: example.com\n",
		Good: sample.Head + egressSample + "    images:\n      - address: example.com\n",
	}
	RuleEgressBackendPath = &analysis.Rule{
		ID: "egress-backend-path", Severity: analysis.Warning, Official: []string{"permissions.backendEgressPathIgnored"},
		Doc:  "A domain says which servers the backend may reach, not a path.",
		Why:  "Forge looks at the domain only, so that the path promises a limit that there is not.",
		Bad:  sample.Head + egressSample + "    fetch:\n      backend:\n        - address: https://example.com/api\n",
		Good: sample.Head + egressSample + "    fetch:\n      backend:\n        - address: https://example.com\n",
	}
)
