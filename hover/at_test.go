package hover

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

const app = `app:
  id: ari:cloud:ecosystem::app/1
  runtime:
    name: nodejs20.x
permissions:
  scopes:
    - read:jira-work
    - storage:app
  external:
    fetch:
      backend:
        - remote: backend
modules:
  jira:dashboardBackgroundScript:
    - key: shared-data
      resource: main/settings
      render: native
      resolver:
        function: fetch
  jira:dashboardGadget:
    - key: gadget
      title:
        i18n: app.title
      thumbnail: resource:main;icon.svg
      description: Ask ${NAME} or ${OTHER} or ${NONE}
      resource: main
      refreshable: true
  trigger:
    - key: on-create
      function: fetch
      events:
        - avi:jira:created:issue
  endpoint:
    - key: api
      remote: backend
      route:
        path: /api
  function:
    - key: fetch
      handler: index.run
    - key: idle
      handler: index.walk
    - key: lost
      handler: other.run
      providers:
        auth: [google]
resources:
  - key: main
    path: static/main
    entry:
      settings: settings.html
  - key: built
    path: static/built
remotes:
  - key: backend
    baseUrl: https://example.com
    operations: [compute]
providers:
  auth:
    - key: google
      name: Google
      bearerMethod: uri-query
      remotes: [backend]
environment:
  variables:
    - key: NAME
      default: good
    - OTHER
translations:
  resources:
    - key: en-US
      path: locales/en.json
    - key: de-DE
      path: locales/de.json
  fallback:
    default: en-US
`

var around = files.NewStore(memory.Files{
	"/app/src/index.js":           "import x from 'y';\n\nexport const run = 1;\n",
	"/app/static/main/index.html": "<html></html>",
	"/app/locales/en.json":        `{"app": {"title": "Numbers"}}`,
	"/app/locales/de.json":        `{"app.other": "x"}`,
}).In("/app")

// at is the offset of a mark in what is in front of it: "res‸ource: main".
func at(t testing.TB, src, mark string) int {
	t.Helper()
	before, after, ok := strings.Cut(mark, "‸")
	i := strings.Index(src, before+after)
	if !ok || i < 0 {
		t.Fatalf("no %q in the text", mark)
	}
	return i + len(before)
}

// hoverAt writes the text of a hover on one line, behind what it is about.
func hoverAt(t testing.TB, src string, offset int) string {
	t.Helper()
	f := manifest.New(text.New(src))
	h, ok := At(f, offset, Options{Files: around})
	if !ok {
		return ""
	}
	if !h.Span.Contains(offset) {
		t.Errorf("the span %v does not hold the offset %d", h.Span, offset)
	}
	return "<" + src[h.Span.Start:h.Span.End] + "> " + strings.Join(strings.Fields(h.Text), " ")
}

func TestAt(t *testing.T) {
	tests := []struct {
		name, mark string
		want       []string // the beginning, and what must be in the rest; "!" in front of what must not
	}{
		{"section", "ap‸p:\n", []string{"<app> **`app`** · map, required", "What the app is", "Required in it: `id`", "(https://"}},
		{"H13 modules", "modu‸les:", []string{"<modules> **`modules`** What the app adds", "what runs behind it", "!does not know"}},
		{"H01 module type", "jira:dashboard‸BackgroundScript", []string{
			"<jira:dashboardBackgroundScript> **`jira:dashboardBackgroundScript`** · module type",
			"2027-05-17", "`dashboards:backgroundScript`", "events.emit", "Required in it: `key`, `resource`", "[Documentation](https://",
		}},
		{"H02 key property", "k‸ey: shared-data", []string{"<key> **`key`** · string, required", "letters, digits, `_` and `-`", "unique over **all**"}},
		{"H03 resource property", "reso‸urce: main/settings", []string{"<resource> **`resource`** · string, required", "`key/entry`"}},
		{"H04 resource value", "resource: m‸ain\n", []string{
			"<main> **`main`** · resource", "Path: `static/main`, a directory with an `index.html`",
			"Used by `shared-data` (`jira:dashboardBackgroundScript`, line 16), `gadget` (`jira:dashboardGadget`, lines 24 and 26)",
		}},
		{"H05 resolver property", "resol‸ver:", []string{"<resolver> **`resolver`** · map", "**either** `function` **or** `endpoint`"}},
		{"H06 function in a resolver", "func‸tion: fetch", []string{"<function> **`function`** · string", "`modules.function`"}},
		{"H07 function value", "function: fe‸tch\n", []string{
			"<fetch> **`fetch`** · function", "Runs `run` of `src/index.js`, line 3",
			"Used by `shared-data` (`jira:dashboardBackgroundScript`, line 19), `on-create` (`trigger`, line 30)",
		}},
		{"H08 render property", "ren‸der:", []string{"<render> **`render`** · string", "Allowed: `default` (default), `native`"}},
		{"H09 thumbnail", "thumb‸nail:", []string{"<thumbnail> **`thumbnail`** · string, required", "picture"}},
		{"H10 scope", "read:jira‸-work", []string{"<read:jira-work> **`read:jira-work`** · permission scope", "Read Jira", "Needed by the event `avi:jira:created:issue` (of `on-create`, line 32)"}},
		{"scope that nothing needs", "storage:‸app", []string{"<storage:app> **`storage:app`** · permission scope", "!Needed by"}},
		{"H11 handler property", "hand‸ler: index.run", []string{"<handler> **`handler`** · string, required", "`file.export`"}},
		{"handler", "handler: ind‸ex.run", []string{"<index.run> **`index.run`** · handler - Runs `run` of `src/index.js`, line 3"}},
		{"handler without export", "handler: ind‸ex.walk", []string{"<index.walk> ", "`src/index.js` does not export `walk`: it exports `run`"}},
		{"handler without file", "handler: oth‸er.run", []string{"<other.run> ", "There is no file `src/other`"}},
		{"enum value", "nat‸ive", []string{"<native> **`native`** · value of `render`", "UI Kit"}},
		{"deprecated value", "nodejs‸20.x", []string{"<nodejs20.x> **`nodejs20.x`** · value of `name`", "**Deprecated**, ends on 2026-05-06: use `nodejs24.x` or `nodejs22.x`"}},
		{"boolean", "refreshable: tr‸ue", []string{"<true> **`refreshable`** · boolean", "Whether Jira reloads"}},
		{"free text", "handler: index.run\n    - key: i‸dle", []string{"<idle> **`idle`** · function", "Nothing in the manifest names it"}},
		{"resource entry", "resource: main/set‸tings", []string{"<main/settings> **`main/settings`** · entry of a resource", "- File: `static/main/settings.html`, which is not there"}},
		{"asset", "resource:main;ic‸on.svg", []string{"<resource:main;icon.svg> **`icon.svg`** · file of the resource `main` - Path: `static/main/icon.svg`, which is not there"}},
		{"resource of an asset", "resource:ma‸in;icon.svg", []string{"<resource:main;icon.svg> **`main`** · resource"}},
		{"event", "avi:jira‸:created:issue", []string{"<avi:jira:created:issue> **`avi:jira:created:issue`** · product event", "when a work item is created in Jira", "Needs the scope `read:jira-work`", "!does not ask"}},
		{"variable", "${NA‸ME}", []string{"<${NAME}> **`${NAME}`** · environment variable - Default: `good`"}},
		{"variable, at its start", "${‸NAME}", []string{"<${NAME}> "}},
		{"variable, at its end", "${NAME‸}", []string{"<${NAME}> "}},
		{"variable, at its dollar", "Ask ‸${NAME}", []string{"<${NAME}> "}},
		{"variable, at its brace", "$‸{NAME}", []string{"<${NAME}> "}},
		{"variable without default", "${OTH‸ER}", []string{"<${OTHER}> ", "No default"}},
		{"variable that is not declared", "${NO‸NE}", []string{"<${NONE}> ", "leaves the text as it is"}},
		{"value with variables", "description: A‸sk", []string{"<Ask ${NAME} or ${OTHER} or ${NONE}> **`description`** ·"}},
		{"translated text", "i18n: app.‸title", []string{"<app.title> **`app.title`** · translated text - `en-US` (default): `Numbers` - Not in `de-DE`"}},
		{"remote in an endpoint", "- key: api\n      remote: back‸end", []string{"<backend> **`backend`** · remote - Base URL: `https://example.com` - Operations: `compute`", "`permissions.external.fetch.backend` (line 12)"}},
		{"remote in permissions", "- remote: back‸end\nmodules", []string{"<backend> **`backend`** · remote"}},
		{"key of an endpoint", "key: a‸pi", []string{"<api> **`api`** · endpoint - Route: `/api` - Remote: `backend`, `https://example.com`"}},
		{"key of a module", "key: shared‸-data", []string{"<shared-data> **`shared-data`** · `jira:dashboardBackgroundScript`", "`resolver.function`: function `fetch`, `index.run`"}},
		{"key of a resource", "key: bu‸ilt", []string{"<built> **`built`** · resource - Path: `static/built`, which is not there: if building"}},
		{"key of a provider", "key: goo‸gle", []string{"<google> **`google`** · provider - Title: `Google` - Used by `lost` (`function`, line 46)"}},
		{"provider", "auth: [goo‸gle]", []string{"<google> **`google`** · provider"}},
		{"path", "path: static/‸built", []string{"<static/built> **`static/built`** · path, which is not there"}},
		{"name of an entry of a resource", "sett‸ings: settings.html", []string{"<settings> **`settings`** · string"}},
		{"file of an entry of a resource", "settings: set‸tings.html", []string{"<settings.html> **`static/main/settings.html`** · path, which is not there"}},
		{"declared variable", "key: NA‸ME", []string{"<NAME> **`${NAME}`** · environment variable"}},
		{"declared variable without more", "- OTH‸ER", []string{"<OTHER> **`${OTHER}`** · environment variable"}},
		{"member of a list", "[com‸pute]", []string{"<compute> **`compute`** · value of `operations`"}},
		{"colon", "resource:‸ main\n", []string{""}},
		{"before a line", "‸      render: native", []string{""}},
	}
	for _, tt := range tests {
		for _, newline := range []string{"\n", "\r\n"} {
			t.Run(tt.name, func(t *testing.T) {
				src, mark := strings.ReplaceAll(app, "\n", newline), strings.ReplaceAll(tt.mark, "\n", newline)
				expect(t, hoverAt(t, src, at(t, src, mark)), tt.want)
			})
		}
	}
}

func expect(t *testing.T, got string, want []string) {
	t.Helper()
	if want[0] == "" && got != "" || !strings.HasPrefix(got, want[0]) {
		t.Errorf("got %q, want %q first", got, want[0])
	}
	for _, s := range want[1:] {
		if not, ok := strings.CutPrefix(s, "!"); ok && strings.Contains(got, not) || !ok && !strings.Contains(got, s) {
			t.Errorf("got %q: %q", got, s)
		}
	}
}
