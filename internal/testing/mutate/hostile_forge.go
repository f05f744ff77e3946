package mutate

// hostileSections are manifests with much in their sections.
var hostileSections = []Hostile{
	{"unknown properties", numbered(hostileHead, "k%d: v\n", "")},
	{"unknown properties of the app", numbered(hostileHead, "  k%d: v\n", "")},
	{"unknown properties of the permissions", numbered(hostileHead+"permissions:\n", "  k%d: v\n", "")},
	{"properties that are nearly right", numbered(hostileHead, "modul%ds: v\n", "")},
	{"unknown scopes", numbered(hostileHead+"permissions:\n  scopes:\n", "    - read:jira-work%d\n", "")},
	{"one scope", again(hostileHead+"permissions:\n  scopes:\n", "    - read:jira-work\n", "")},
	{"scopes as a map", numbered(hostileHead+"permissions:\n  scopes:\n", "    read:jira-work%d: {}\n", "")},
	{"scopes that are empty", again(hostileHead+"permissions:\n  scopes:\n", "    -\n", "")},
	{"addresses", numbered(hostileHead+"permissions:\n  external:\n    fetch:\n      backend:\n", "        - https://a%d.example.com\n", "")},
	{"addresses that are wrong", numbered(hostileHead+"permissions:\n  external:\n    fetch:\n      backend:\n", "        - a b%d\n", "")},
	{"addresses of objects", numbered(hostileHead+"permissions:\n  external:\n    fetch:\n      client:\n", "        - address: https://a%d.example.com\n", "")},
	{"addresses of remotes that are not there", numbered(hostileHead+"permissions:\n  external:\n    fetch:\n      backend:\n", "        - remote: r%d\n", "")},
	{"content", numbered(hostileHead+"permissions:\n  content:\n    scripts:\n", "        - unsafe-%d\n", "")},
	{"resources", numbered(hostileHead+"resources:\n", "  - key: r%d\n    path: static/r%d\n", "")},
	{"entries of a resource, each named", inTurn(numbered(hostileHead+"modules:\n  jira:issuePanel:\n", "    - key: p%d\n      resource: main/e%d\n", ""), numbered("resources:\n  - key: main\n    path: static\n    entry:\n", "      e%d: a%d.html\n", ""))},
	{"one resource", again(hostileHead+"resources:\n", "  - key: r\n    path: static/r\n", "")},
	{"resources without a key", again(hostileHead+"resources:\n", "  - path: a\n", "")},
	{"remotes", numbered(hostileHead+"remotes:\n", "  - key: r%d\n    baseUrl: https://a%d.example.com\n", "")},
	{"remotes of the same address", numbered(hostileHead+"remotes:\n", "  - key: r%d\n    baseUrl: https://a.example.com\n    operations: [storage]\n", "")},
	{"providers", numbered(hostileHead+"providers:\n  auth:\n", "    - key: p%d\n      name: P\n      type: oauth2\n", "")},
	{"variables", numbered(hostileHead+"environment:\n  variables:\n", "    - key: V%d\n      default: ${V%+}\n", "")},
	{"variables that are declared twice", again(hostileHead+"environment:\n  variables:\n", "    - key: V\n", "")},
	{"uses of variables", numbered(hostileHead+"environment:\n  variables:\n    - V0\na:\n", "  - ${V%d}\n", "")},
	{"uses of variables in a scope", again(hostileHead+"permissions:\n  scopes:\n    - \"", "${A}", "\"\n")},
	{"long values of variables", inTurn(again(hostileHead+"environment:\n  variables:\n    - key: V\n      default: ", "x", "\n"), again("a: \"", "${V}", "\"\n"))},
	{"locales", numbered(hostileHead+"translations:\n  resources:\n", "    - key: en-%d\n      path: locales/%d.json\n", "  fallback:\n    default: en-US\n")},
	{"one locale", again(hostileHead+"translations:\n  resources:\n", "    - key: en-US\n      path: locales/en.json\n", "  fallback:\n    default: en-US\n")},
	{"locales to fall back on", numbered(hostileHead+"translations:\n  resources:\n    - key: en-US\n      path: a.json\n  fallback:\n    default: en-US\n", "    a%d: [b%d]\n", "")},
	{"sections", again(hostileHead, "resources: []\nmodules: {}\n", "")},
	{"entities", numbered(hostileHead+"  storage:\n    entities:\n", "      - name: e%d\n        attributes:\n          a: {type: string}\n        indexes: [a]\n", "")},
	{"indexes", numbered(hostileHead+"  storage:\n    entities:\n      - name: e\n        attributes:\n          a: {type: string}\n        indexes:\n", "          - i%d\n", "")},
}

// hostileModules are manifests with many modules.
var hostileModules = []Hostile{
	{"unknown modules", numbered(hostileHead+"modules:\n", "  x%d: []\n", "")},
	{"unknown modules with entries", numbered(hostileHead+"modules:\n", "  jira:x%d:\n    - key: k%d\n", "")},
	{"modules that are nearly right", numbered(hostileHead+"modules:\n", "  jira:issuePane%d:\n    - key: k%d\n", "")},
	{"modules at the top", numbered(hostileHead+"modules: {}\n", "macro%d:\n  - key: k%d\n", "")},
	{"known modules at the top", again(hostileHead+"modules: {}\n", "macro:\n  - key: k\n", "")},
	{"empty entries", again(hostileHead+"modules:\n  macro:\n", "    -\n", "")},
	{"entries that are text", again(hostileHead+"modules:\n  macro:\n", "    - a\n", "")},
	{"entries without a list", numbered(hostileHead+"modules:\n  macro:\n", "    k%d: v\n", "")},
	{"entries with nothing", again(hostileHead+"modules:\n  macro:\n", "    - {}\n", "")},
	{"entries that are half typed", numbered(hostileHead+"modules:\n  macro:\n", "    - key: k%d\n      fun\n", "")},
	{"unknown properties of an entry", numbered(hostileHead+"modules:\n  macro:\n    - key: a\n", "      k%d: v\n", "")},
	{"unknown properties of entries", numbered(hostileHead+"modules:\n  macro:\n", "    - key: a%d\n      functoin: b\n", "")},
	{"functions", numbered(hostileHead+"modules:\n  function:\n", "    - key: f%d\n      handler: index.f%d\n", "")},
	{"functions without a handler", numbered(hostileHead+"modules:\n  function:\n", "    - key: f%d\n", "")},
	{"triggers", numbered(hostileHead+"modules:\n  trigger:\n", "    - key: t%d\n      function: main\n      events: [avi:jira:created:issue]\n", "")},
	{"events that nobody knows", numbered(hostileHead+"modules:\n  trigger:\n    - key: t\n      function: main\n      events:\n", "        - avi:jira:created:issu%d\n", "")},
	{"display conditions", numbered(hostileHead+"modules:\n  jira:issueAction:\n    - key: a\n      title: A\n      displayConditions:\n        or:\n", "          - k%d: v\n", "")},
	{"display conditions of a map", numbered(hostileHead+"modules:\n  jira:issueAction:\n    - key: a\n      title: A\n      displayConditions:\n", "        k%d: v\n", "")},
	{"texts", numbered(hostileHead+"modules:\n  jira:issueAction:\n", "    - key: a%d\n      title: {i18n: t%d}\n", "")},
	{"texts of locales", inTurn(numbered(hostileHead+"modules:\n  jira:issueAction:\n", "    - key: a%d\n      title: {i18n: t%d}\n", ""), numbered("translations:\n  resources:\n", "    - key: en-%d\n      path: locales/en.json\n", "  fallback:\n    default: en-0\n"))},
	{"endpoints", numbered(hostileHead+"modules:\n  endpoint:\n", "    - key: e%d\n      remote: r%d\n", "")},
	{"agents", numbered(hostileHead+"modules:\n  rovo:agent:\n", "    - key: a%d\n      name: A\n      prompt: Be\n      actions: [b%d]\n", "")},
	{"actions of an agent", numbered(hostileHead+"modules:\n  rovo:agent:\n    - key: a\n      name: A\n      prompt: Be\n      actions:\n", "        - a%d\n", "")},
	{"actions", numbered(hostileHead+"modules:\n  action:\n", "    - key: a%d\n      function: f%d\n      actionVerb: GET\n      description: a\n", "")},
	{"inputs of an action", numbered(hostileHead+"modules:\n  action:\n    - key: a\n      function: f\n      actionVerb: GET\n      description: a\n      inputs:\n", "        i%d: {title: a, type: string}\n", "")},
	{"skills", numbered(hostileHead+"modules:\n  rovo:agent:\n    - key: a\n      name: A\n      prompt: Be\n      skills:\n", "        - skill%d\n", "")},
	{"gadgets", numbered(hostileHead+"modules:\n  jira:dashboardGadget:\n", "    - key: g%d\n      title: A\n      resource: r\n", "")},
	{"scripts", numbered(hostileHead+"modules:\n  jira:dashboardBackgroundScript:\n", "    - key: s%d\n      resource: r%d\n", "")},
	{"schedules", numbered(hostileHead+"modules:\n  scheduledTrigger:\n", "    - key: s%d\n      function: f\n      interval: hour\n", "")},
	{"fields", numbered(hostileHead+"modules:\n  jira:customField:\n", "    - key: f%d\n      name: F\n      description: d\n      type: string\n", "")},
	{"connect modules", numbered(hostileHead+"connectModules:\n", "  jira:x%d:\n    - key: k%d\n", "")},
	{"pages", numbered(hostileHead+"modules:\n  jira:globalPage:\n", "    - key: p%d\n      title: A\n      resource: r\n      pages: [{title: a, route: b}, {title: a, route: b}]\n", "")},
	{"subpages", numbered(hostileHead+"modules:\n  jira:globalPage:\n    - key: p\n      title: A\n      resource: r\n      pages:\n", "        - {title: a, route: b%d}\n", "")},
}

// hostileNames are manifests in which much has the name of something else.
var hostileNames = []Hostile{
	{"functions that are not there", inTurn(
		numbered(hostileHead+"modules:\n  function:\n", "    - key: f%d\n      handler: index.f\n", ""),
		numbered("  macro:\n", "    - key: m%d\n      title: M\n      function: g%d\n", ""))},
	{"functions with other names", inTurn(
		numbered(hostileHead+"modules:\n  function:\n", "    - key: function%d\n      handler: index.f\n", ""),
		numbered("  macro:\n", "    - key: m%d\n      title: M\n      function: funktion%d\n", ""))},
	{"functions that nobody uses", numbered(hostileHead+"modules:\n  function:\n", "    - key: f%d\n      handler: index.run\n", "")},
	{"resources that are not there", inTurn(
		numbered(hostileHead+"resources:\n", "  - key: r%d\n    path: static\n", ""),
		numbered("modules:\n  jira:issuePanel:\n", "    - key: m%d\n      title: M\n      resource: s%d\n", ""))},
	{"entries of one name", again(hostileHead+"modules:\n  macro:\n", "    - key: m\n      title: M\n      function: f\n", "")},
	{"keys of one name", again(hostileHead+"modules:\n  function:\n", "    - key: f\n      handler: index.f\n", "")},
	{"uses of one name", inTurn(
		again(hostileHead+"modules:\n  function:\n", "    - key: f\n      handler: index.f\n", ""),
		again("  macro:\n", "    - key: m\n      title: M\n      function: f\n", ""))},
	{"uses of one name in an entry", inTurn(
		again(hostileHead+"modules:\n  action:\n", "    - key: f\n      function: g\n      actionVerb: GET\n      description: a\n", ""),
		again("  rovo:agent:\n    - key: a\n      name: A\n      prompt: Be\n      actions:\n", "        - f\n", ""))},
	{"keys that cannot be", again(hostileHead+"modules:\n  function:\n", "    - key: a b\n      handler: index.f\n", "")},
	{"references that are broken", numbered(hostileHead+"modules:\n  function:\n", "    - key: f%d\n      handler: \"x\n", "  macro:\n    - key: m\n      function: g\n")},
}

// hostileComments are manifests with much said to this program.
var hostileComments = []Hostile{
	{"names in a comment", again(hostileHead+"# forge-manifest-ls: ignore app-name-deprecated", ", app-name-deprecated", "\n")},
	{"unknown names in a comment", numbered(hostileHead+"# forge-manifest-ls: ignore a", ", b%d", "\n")},
	{"names that are nearly right in a comment", numbered(hostileHead+"# forge-manifest-ls: ignore a", ", app-name-deprecate%d", "\n")},
	{"ignore comments", again(hostileHead, "# forge-manifest-ls: ignore app-name-deprecated\n", "")},
	{"ignore comments of lines", numbered(hostileHead, "k%d: v # forge-manifest-ls: ignore schema-additional-property\n", "")},
	{"ignore comments of nothing", numbered(hostileHead+"modules:\n", "  x%d: [] # forge-manifest-ls: ignore app-name-deprecated\n", "")},
	{"comments that are not understood", again(hostileHead, "# forge-manifest-ls: no\n", "")},
	{"the program's name in a comment", again(hostileHead+"#", " forge-manifest-ls:", "\n")},
	{"the program's name in a text", again(hostileHead+"a: \"", "# forge-manifest-ls: ", "\"\n")},
}
