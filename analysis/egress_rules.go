package analysis

// egressSample starts a sample with a list of addresses.
const egressSample = webtrigger + functions + "permissions:\n  external:\n"

var (
	ruleEgressURLInvalid = &Rule{
		ID: "egress-url-invalid", Severity: Error,
		Doc: "An address that the app may reach is a domain, an https or wss address, or \"*\".", Why: schemaWhy,
		Bad:  head + egressSample + "    images:\n      - address: http://example.com\n",
		Good: head + egressSample + "    images:\n      - address: https://example.com\n",
	}
	ruleEgressGlobal = &Rule{
		ID: "egress-global", Severity: Warning, Official: []string{"permissions.globalUrlNotRecommended"},
		Doc:  "An app says which addresses it reaches, not \"*\".",
		Why:  "Who installs the app has to agree that it may send data anywhere.",
		Bad:  head + egressSample + "    images:\n      - address: \"*\"\n",
		Good: head + egressSample + "    images:\n      - address: \"*.example.com\"\n",
	}
	ruleEgressStylesFonts = &Rule{
		ID: "egress-styles-fonts", Severity: Warning, Official: []string{"permissions.fontAndStylesNotRecommended"},
		Doc:  "Fonts and styles are part of the app.",
		Why:  "What lies beside the front end needs no permission, and no other server.",
		Bad:  head + egressSample + "    fonts:\n      - address: fonts.example.com\n",
		Good: head + webtrigger + functions,
	}
	ruleEgressAvatar = &Rule{
		ID: "egress-avatar", Severity: Warning, Official: []string{"permissions.imageUrlNotRecommended"},
		Doc:  "The servers of users' avatars need no permission.",
		Why:  "Users' avatars are shown without it.",
		Bad:  head + egressSample + "    images:\n      - address: \"*.wp.com\"\n      - address: example.com\n",
		Good: head + egressSample + "    images:\n      - address: example.com\n",
	}
	ruleEgressBackendPath = &Rule{
		ID: "egress-backend-path", Severity: Warning, Official: []string{"permissions.backendEgressPathIgnored"},
		Doc:  "A domain says which servers the backend may reach, not a path.",
		Why:  "Forge looks at the domain only, so that the path promises a limit that there is not.",
		Bad:  head + egressSample + "    fetch:\n      backend:\n        - address: https://example.com/api\n",
		Good: head + egressSample + "    fetch:\n      backend:\n        - address: https://example.com\n",
	}
)
