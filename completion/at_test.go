package completion

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

const (
	script    = "modules:\n  jira:dashboardBackgroundScript:\n"
	gadget    = "modules:\n  jira:dashboardGadget:\n"
	resources = "resources:\n  - key: main\n    path: static/main\n    entry:\n      settings: settings.html\n"
	functions = "  function:\n    - key: fetch\n      handler: index.run\n    - key: save\n      handler: index.save\n"
)

// complete asks at the "‸" of a text; around are the files beside the manifest.
func complete(t testing.TB, src string, snippets bool, around map[string]string) (*manifest.File, int, List) {
	t.Helper()
	before, after, ok := strings.Cut(src, "‸")
	if !ok {
		t.Fatalf("no cursor in %q", src)
	}
	f := manifest.New(text.New(before + after))
	opts := Options{Snippets: snippets}
	if around != nil {
		all := memory.Files{}
		for name, content := range around {
			all["/app/"+name] = content
		}
		opts.Files = files.NewStore(all).In("/app")
	}
	return f, len(before), listAt(f, len(before), opts)
}

// listAt asks at an offset, as a server does.
func listAt(f *manifest.File, offset int, opts Options) List {
	at := f.ContextAt(offset)
	return At(f, &at, opts)
}

func find(l List, label string) (Item, bool) {
	i := slices.IndexFunc(l.Items, func(item Item) bool { return item.Label == label })
	if i < 0 {
		return Item{}, false
	}
	return l.Items[i], true
}

func labelsOf(l List) []string {
	var out []string
	for _, item := range l.Items {
		out = append(out, item.Label)
	}
	return out
}

// TestNothingIsMissing: what may be written is offered where only more than the schema tells it.
func TestNothingIsMissing(t *testing.T) {
	const storage = "app:\n  id: x\n  storage:\n    entities:\n      - name: e\n        attributes:\n          owner: {type: string}\n          n: {type: integer}\n        indexes:\n          - name: i\n"
	const macro = "modules:\n  macro:\n    - key: w\n      title: T\n      resource: main\n"
	for name, tt := range map[string]struct{ src, want string }{
		"keys of an empty map are its own":       {gadget + "    - key: w\n      resource: main\n      edit:\n        ‸\n", "resource"},
		"also of a half-typed one":               {gadget + "    - key: w\n      resource: main\n      edit:\n        r‸\n", "resource"},
		"what a custom configuration needs":      {macro + "      config:\n        ‸\n", "title"},
		"the first line of an entry":             {gadget + "    - ‸\n      title: Open issues\n", "key"},
		"skills of an agent":                     {"modules:\n  rovo:agent:\n    - key: a\n      skills:\n        - ‸\n  rovo:skill:\n    - key: sk\n      source: {dir: x}\n", "sk"},
		"attributes of an index":                 {storage + "            range:\n              - ‸\n", "owner"},
		"attributes of a partition":              {storage + "            range: [n]\n            partition:\n              - ‸\n", "owner"},
		"recipients of an event":                 {"modules:\n  event:\n    - key: w\n      allowedRecipients:\n        - ‸\n", "*"},
		"memory":                                 {"app:\n  id: x\n  runtime:\n    name: nodejs24.x\n    memoryMB: ‸\n", "512"},
		"types of Connect modules":               {"app:\n  id: x\nconnectModules:\n  ‸\n", "jira:generalPages"},
		"types of Connect modules beside others": {"app:\n  id: x\nconnectModules:\n  jira:dialogs:\n    - key: a\n  ji‸\n", "jira:generalPages"},
	} {
		f, offset, l := complete(t, tt.src, true, nil)
		item, ok := find(l, tt.want)
		if !ok {
			t.Errorf("%s: %q is not in %q", name, tt.want, labelsOf(l))
			continue
		}
		verify(t, f, offset, item)
		if tt.want == "jira:generalPages" {
			if _, again := find(l, "jira:dialogs"); again == strings.Contains(tt.src, "jira:dialogs") {
				t.Errorf("%s: what is there is offered again: %t", name, again)
			}
		}
	}
}

// TestOffers: the first labels, in their order. "+x" is anywhere in the list, "!x" is not,
// and "." ends it.
func TestOffers(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty file", "‸", "app|modules|permissions|resources|!key"},
		{"half a section", "mod‸", "+modules"},
		{"above the first section", "‸\napp:\n  id: x\n", "modules|!app"},
		{"comment", "# ‸", "."},
		{"comment behind a value", "app: # ‸", "."},
		{"free text", "modules:\n  macro:\n    - key: a\n      description: some ‸\n", "."},
		{"block scalar", "modules:\n  rovo:agent:\n    - key: a\n      prompt: |\n        Be ‸\n", "."},
		{"behind quotes", "modules:\n  macro:\n    - key: \"a\"‸\n", "."},
		{"C01 empty item", script + "    - ‸\n", "+key|+resource|+render|+resolver|!resolvedResourceEntry|!renderRuntimeType|!unlicensedAccess|!object(modules)"},
		{"C02 half a key", script + "    - key: a\n      reso‸\n", "resource|render|resolver|!key|!resolvedResourceEntry"},
		{"C03 what is there is left out", script + "    - key: a\n      resource: main\n      ‸\n", "resolver|title|render|displayConditions|."},
		{"C04 empty resolver", script + "    - key: a\n      resolver:\n        ‸\n      resource: main\n", "function|endpoint|."},
		{"C05 resolver with a function", script + "    - key: a\n      resolver:\n        function: f\n        ‸\n", "."},
		{"C06 resource", script + "    - key: a\n      resource: ‸\n" + resources, "main|main/settings|."},
		{"C07 function", script + "    - key: a\n      resolver:\n        function: ‸\n" + functions, "fetch|save|."},
		{"C08 endpoint", script + "    - key: a\n      resolver:\n        endpoint: ‸\n  endpoint:\n    - key: api\n      remote: r\n", "api|."},
		{"C09 remote", "modules:\n  endpoint:\n    - key: a\n      remote: ‸\nremotes:\n  - key: backend\n", "backend|."},
		{"C10 module type", "modules:\n  jira:dash‸", "+jira:dashboardBackgroundScript|+jira:dashboardGadget|+jira:issuePanel"},
		{"module type with its colon", "modules:\n  jira:‸\nresources:\n", "+jira:issuePanel"},
		{"C11 under modules", "modules:\n  macro:\n    - key: a\n  ‸\n", "function|trigger|webtrigger|+jira:issuePanel|!macro"},
		{"C12 enum", script + "    - key: a\n      render: ‸\n", "default|native|."},
		{"C13 runtime", "app:\n  runtime:\n    name: ‸\n", "nodejs24.x|nodejs22.x|nodejs20.x|."},
		{"C14 scopes", "permissions:\n  scopes:\n    - read:jira-work\n    - ‸\n", "+write:jira-work|!read:jira-work"},
		{"C14 scopes that are needed", "permissions:\n  scopes:\n    - ‸\nmodules:\n  trigger:\n    - key: a\n      function: b\n      events: [avi:jira:created:issue]\n", "read:jira-work|+write:jira-work"},
		{"scopes of the products in use", "modules:\n  compass:globalPage:\n    - key: a\npermissions:\n  scopes:\n    - ‸\n", "read:component:compass|write:component:compass|+read:jira-work"},
		{"scopes beside others", "permissions:\n  scopes:\n    - read:event:compass\n    - ‸\n", "read:component:compass|write:component:compass|!read:event:compass"},
		{"scopes of Jira in service management", "modules:\n  jiraServiceManagement:queuePage:\n    - key: a\npermissions:\n  scopes: {‸}\n", "read:jira-work|storage:app|write:jira-work|+read:servicedesk-request"},
		{"events of the products in use", "modules:\n  jira:issuePanel:\n    - key: a\n  trigger:\n    - key: a\n      events:\n        - ‸\n", "avi:jira:created:issue|avi:jira:updated:issue|avi:jira:deleted:issue|+avi:confluence:created:page"},
		{"events beside others", "modules:\n  trigger:\n    - key: a\n      events:\n        - avi:compass:updated:component_link\n        - ‸\n", "avi:compass:created:component_link|avi:compass:deleted:component_link|avi:forge:installed:app"},
		{"events of the scopes", "permissions:\n  scopes: [read:component:compass]\nmodules:\n  trigger:\n    - key: a\n      events:\n        - eventType: avi:‸\n", "avi:forge:installed:app|avi:forge:upgraded:app|avi:compass:created:component_link"},
		{"scopes as a map", "permissions:\n  scopes:\n    read:jira-work: {}\n    ‸\n", "+write:jira-work|!read:jira-work"},
		{"C15 events", "modules:\n  trigger:\n    - key: a\n      function: b\n      events:\n        - avi:jira:created:issue\n        - ‸\n", "+avi:jira:updated:issue|!avi:jira:created:issue"},
		{"events in maps", "modules:\n  trigger:\n    - key: a\n      function: b\n      events:\n        - eventType: ‸\n", "+avi:jira:updated:issue"},
		{"C16 function of a trigger", "modules:\n  trigger:\n    - key: a\n      function: ‸\n" + functions, "fetch|save|."},
		{"C17 below an unclosed quote", script + "    - key: \"a\n      resource: main\n    - key: b\n      reso‸\n", "resource|render|resolver"},
		{"C18 below a half key", script + "    - key: a\n      ren\n      ‸\n", "resource|render|resolver"},
		{"C19 below a tab", script + "    - key: a\n\t\t\tresource: main\n    - key: b\n      reso‸\n", "resource"},
		{"C20 CRLF", strings.ReplaceAll(script+"    - key: a\n      reso‸\n", "\n", "\r\n"), "resource"},
		{"C22 partial value", script + "    - key: a\n      resource: m‸\n" + resources, "main"},
		{"C23 one item of each", gadget + "    - ‸\n", "+key|+title|+resource|+function|+edit|!object(modules)"},
		{"C24 the other alternative is excluded", gadget + "    - key: a\n      resource: main\n      ‸\n", "title|description|thumbnail|!function|+render|+edit"},
		{"C25 no dash", gadget + "    ‸\n", "+key|+resource"},
		{"C25 no dash behind an item", gadget + "    - key: a\n    ‸\n", "+key|+resource"},
		{"C26 conflict", script + "    - key: a\n<<<<<<< HEAD\n      resource: x\n=======\n      resource: y\n>>>>>>> b\n      ren‸\n", "+render|!resource"},
		{"C27 flow", "modules: {jira:dashboardBackgroundScript: [{key: a, ‸}]}", "resource|render|resolver"},
		{"C28 middle of a key", script + "    - key: a\n      reso‸lver:\n        function: f\n", "resource|render|resolver"},
		{"C29 boolean", gadget + "    - key: a\n      refreshable: ‸\n", "true|false|."},
		{"C30 a key that is free", gadget + "    - key: ‸\n", "dashboard-gadget|."},
		{"C31 value on the line of the type", gadget[:len(gadget)-1] + " ‸\n", "+- key, title, description, thumbnail, resource"},
		{"emoji before the cursor", "modules:\n  macro:\n    - {key: a, title: \"🎉\", ‸}", "+resource"},
		{"inside quotes", script + "    - key: a\n      resource: \"m‸\"\n" + resources, "main"},
		{"services", "modules:\n  endpoint:\n    - key: a\n      service: ‸\nservices:\n  - key: jobs\n", "jobs|."},
		{"an endpoint has a remote or a service", "modules:\n  endpoint:\n    - key: a\n      remote: r\n      ‸\n", "!service|+route"},
		{"actions", "modules:\n  rovo:agent:\n    - key: a\n      actions:\n        - x\n        - ‸\n  action:\n    - key: x\n    - key: y\n", "y|!x"},
		{"tools", "modules:\n  rovo:mcp:\n    - key: a\n      tools:\n        - ‸\n  action:\n    - key: x\n", "x"},
		{"pages", "modules:\n  jira:command:\n    - key: a\n      target:\n        page: ‸\n  jira:globalPage:\n    - key: home\n", "home|."},
		{"admin pages", "modules:\n  jira:timeTrackingProvider:\n    - key: a\n      adminPage: ‸\n  jira:adminPage:\n    - key: admin\n", "admin|."},
		{"remotes of a provider", "providers:\n  auth:\n    - key: google\n      remotes:\n        - ‸\nremotes:\n  - key: backend\n", "backend|."},
		{"providers", "modules:\n  function:\n    - key: a\n      handler: index.run\n      providers:\n        auth:\n          - ‸\nproviders:\n  auth:\n    - key: google\n", "google"},
		{"this", "modules:\n  confluence:customContent:\n    - key: note\n    - key: board\n      supportedContainerTypes:\n        - ‸\n", "space|page|blogpost|this:note|this:board|."},
		{"variables", "remotes:\n  - key: a\n    baseUrl: https://${‸\nenvironment:\n  variables:\n    - HOST\n    - key: PORT\n      default: \"1\"\n", "HOST|PORT|."},
		{"variables in a block scalar", "modules:\n  rovo:agent:\n    - key: a\n      prompt: |\n        Be ${‸\nenvironment:\n  variables:\n    - NAME\n", "NAME|."},
		{"regions", "remotes:\n  - key: a\n    baseUrl:\n      ‸\n", "+EU|+default"},
		{"locales", "translations:\n  resources:\n    - key: de-DE\n      path: a\n    - key: ‸\n", "+en-US|!de-DE"},
		{"fallback locales", "translations:\n  fallback:\n    default: en-US\n    ‸\n", "+de-DE|!default"},
		{"egress category", "permissions:\n  external:\n    images:\n      - address: a.b\n        category: ‸\n", "analytics|."},
		{"egress item with an address", "permissions:\n  external:\n    fetch:\n      backend:\n        - address: a.b\n          ‸\n", "!remote|+category"},
		{"script sources", "permissions:\n  content:\n    scripts:\n      - unsafe-eval\n      - ‸\n", "unsafe-inline|unsafe-hashes|blob:|."},
		{"display conditions", "modules:\n  jira:issuePanel:\n    - key: a\n      displayConditions:\n        ‸\n", "+isAdmin|+and|+or|+not|!isSpaceAdmin"},
		{"display conditions below an operator", "modules:\n  confluence:contentAction:\n    - key: a\n      displayConditions:\n        and:\n          - ‸\n", "+isSpaceAdmin"},
		{"a boolean condition", "modules:\n  jira:issuePanel:\n    - key: a\n      displayConditions:\n        isAdmin: ‸\n", "true|false|."},
		{"an enum that the rest excludes", "modules:\n  webtrigger:\n    - key: a\n      function: f\n      response:\n        type: ‸\n        outputs:\n          - key: up\n            statusCode: 200\n            contentType: text/plain\n            body: x\n", "static|!dynamic"},
		{"entry without its dash", script + "    key: a\n    ‸\n", "resource"},
		{"value on a later line", "modules:\n  macro:\n    - key: a\n      resolver: ‸\n        function: f\n", "."},
		{"outdated value", "app:\n  runtime:\n    name: nodejs‸\n", "nodejs24.x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, offset, l := complete(t, tt.src, true, nil)
			labels := labelsOf(l)
			for i, word := range strings.Split(tt.want, "|") {
				switch {
				case word == ".":
					if len(labels) != i {
						t.Errorf("got %q, want %s", labels, tt.want)
					}
				case word[0] == '!':
					if slices.Contains(labels, word[1:]) {
						t.Errorf("%s is in %q", word[1:], labels)
					}
				case word[0] == '+':
					if !slices.Contains(labels, word[1:]) {
						t.Errorf("%s is not in %q", word[1:], labels)
					}
				case i >= len(labels) || labels[i] != word:
					t.Errorf("item %d is not %s: %.200q", i, word, labels)
				}
			}
			for _, item := range l.Items[:min(len(l.Items), 60)] {
				verify(t, f, offset, item)
			}
		})
	}
}
