package explain

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

func parse(src string) *manifest.File { return manifest.New(text.New(src)) }

// flat writes a text on one line.
func flat(md string) string { return strings.Join(strings.Fields(md), " ") }

func TestCode(t *testing.T) {
	tests := []struct{ text, want string }{
		{"a", "`a`"},
		{"a`b", "`` a`b ``"},
		{"``", "``` `` ```"},
		{"a\r\nb\tc", "`a  b c`"},
		{"", `""`},
		{"  ", `"  "`},
		{" a ", "`  a  `"},
		{"*[x](y)*", "`*[x](y)*`"},
		{"\xff", "`�`"},
		{strings.Repeat("é", 100), "`" + strings.Repeat("é", 60) + "…`"},
		{"a" + strings.Repeat("é", 100), "`a" + strings.Repeat("é", 59) + "…`"},
	}
	for _, tt := range tests {
		if got := code(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct{ got, want string }{
		{number(0), "0"},
		{number(999), "999"},
		{number(1000), "1,000"},
		{number(1234567), "1,234,567"},
		{number(-1000), "-1,000"},
		{number(-100), "-100"},
		{decimal(0.5), "0.5"},
		{decimal(2000), "2,000"},
		{atMost(2, []string{"a", "b", "c"}), "a, b, c"},
		{atMost(2, []string{"a", "b", "c", "d"}), "a, b and 2 more"},
		{firstOf(1, []string{"a", "b"}, 2000), "a and 1,999 more"},
		{prose.Or([]string{"a"}), "a"},
		{prose.Or([]string{"a", "b", "c"}), "a, b or c"},
		{sentence("so it is"), "So it is."},
		{sentence("So it is."), "So it is."},
		{size(schema.Count{Min: 1, Max: 1, Capped: true}, "entry", "entries"), "exactly 1 entry"},
		{size(schema.Count{Max: 1000, Capped: true}, "entry", "entries"), "at most 1,000 entries"},
		{size(schema.Count{Min: 2}, "entry", "entries"), "at least 2 entries"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestOutline(t *testing.T) {
	one, five := 1.0, 5.0
	str, list := schema.TypesOf(schema.String), schema.TypesOf(schema.List)
	enum := &schema.Schema{Types: str, Enum: []*schema.Literal{schema.StringLiteral("a"), schema.StringLiteral("b")}, Default: schema.StringLiteral("b")}
	tests := []struct {
		name   string
		schema *schema.Schema
		want   string
	}{
		{"values", enum, "**`x`** · string Said. - Allowed: `a`, `b` (default)"},
		{"values among others", &schema.Schema{AnyOf: []*schema.Schema{enum, {Types: str}}}, "**`x`** · string Said. - For example: `a`, `b` (default)"},
		{"old value", &schema.Schema{Types: str, Enum: enum.Enum, Outdated: []schema.OutdatedValue{{Value: enum.Enum[0], Deprecation: &schema.Deprecation{}}}}, "**`x`** · string Said. - Allowed: `b`, `a` (deprecated)"},
		{"list of values", &schema.Schema{Types: list, Items: enum, Count: schema.Count{Max: 2, Capped: true}, Unique: true}, "**`x`** · list of strings Said. - At most 2 entries - No entry twice - Allowed: `a`, `b` (default)"},
		{"list of two types", &schema.Schema{Types: list, Items: &schema.Schema{AnyOf: []*schema.Schema{{Types: str}, {Types: schema.TypesOf(schema.Map)}}}}, "**`x`** · list of strings or maps Said."},
		{"range", &schema.Schema{Types: schema.TypesOf(schema.Number), Minimum: &one, Maximum: &five, MultipleOf: &five}, "**`x`** · number Said. - From 1 to 5, a multiple of 5"},
		{"address", &schema.Schema{Types: str, Format: "uri", Length: schema.Count{Max: 9, Capped: true}}, "**`x`** · string Said. - Form: a complete address such as `https://example.com`; at most 9 characters"},
		{"choice", &schema.Schema{Types: schema.TypesOf(schema.Map), Required: []string{"k"}, OneOf: []*schema.Schema{{Required: []string{"a", "b"}}, {Required: []string{"c"}}}, Properties: []schema.Property{{Name: "k"}, {Name: "d"}, {Name: "e", Hidden: true}}}, "**`x`** · map Said. - Required in it: `k` - Either `a` with `b`, or `c` - Optional: `d`"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := outline{[]*schema.Schema{tt.schema}}
			at := Place{Names: []string{"x"}, Schemas: o.schemas}
			p := &page{title: "x"}
			p.is(o.types())
			p.say("Said.")
			for _, fact := range at.facts(o, "Said.") {
				p.fact(fact)
			}
			if got := flat(p.String()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProperty(t *testing.T) {
	c := schema.Embedded()
	root := []*schema.Schema{c.Skeleton()}
	resources, _ := c.Section("resources")
	tests := []struct {
		name string
		at   Place
		want string // the beginning
	}{
		{"unknown section", In([]string{"functions"}, root, nil), "**`functions`** - Schema `" + c.Version() + "` does not know it"},
		{"section", In([]string{"resources"}, root, []*schema.Schema{resources.Schema}), "**`resources`** · list of maps Front"},
		{
			"deprecated",
			Place{Names: []string{"app", "x"}, Deprecated: &schema.Deprecation{Since: "2026-01-02", Removal: "2027-01-02", Replacement: []string{"y", "z"}, Note: "it was slow", Source: "https://example.com"}},
			"**`x`** **Deprecated** since 2026-01-02, ends on 2027-01-02: use `y` or `z`. It was slow. [",
		},
		{"module type", Place{Names: []string{"modules", "jira:fullPage"}}, "**`jira:fullPage`** · module type"},
	}
	for _, tt := range tests {
		if got := flat(Property(c, tt.at)); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: got %q, want %q first", tt.name, got, tt.want)
		}
	}
}

func TestDefinition(t *testing.T) {
	const src = `modules:
  endpoint:
    - key: lost
      remote: nowhere
    - key: served
      service: box
  jira:adminPage:
    - {key: page, title: Admin, resource: shared, resolver: {endpoint: served}}
  action:
    - {key: act, function: f}
  function:
    - {key: f, handler: main.run}
    - {key: odd, handler: main}
remotes:
  - key: far
    baseUrl: {default: 'https://a.example', EU: 'https://eu.example'}
resources:
  - {key: shared, path: gone, entry: {a: a.html, b: b.html}}
  - {key: file, path: ui/index.jsx}
  - {key: dir, path: ui}
services:
  - {key: box}
providers:
  auth:
    - {key: google, name: Google}
app: {package: {bundler: manual@2026, path: dist/}}
`
	around := files.NewStore(memory.Files{"/app/ui/index.jsx": "", "/app/dist/main.js": "exports.run = 1"}).In("/app")
	tests := []struct {
		kind manifest.Kind
		name string
		want string
	}{
		{manifest.Endpoint, "lost", "**`lost`** · endpoint - Remote: `nowhere`, which is not declared - Nothing in the manifest names it"},
		{manifest.Endpoint, "served", "**`served`** · endpoint - Service: `box` - Used by `page` (`jira:adminPage`, line 8)"},
		{manifest.Page, "page", "**`page`** · admin page (`jira:adminPage`) A page for Jira admins, below Apps in the administration. - Title: `Admin` - `resource`: resource `shared`, `gone` - `resolver.endpoint`: endpoint `served` - Nothing in the manifest names it"},
		{manifest.Action, "act", "**`act`** · action Something that an app can do for Rovo agents, automation rules and MCP clients: create, change or fetch data. - `function`: function `f`, `main.run` - Nothing in the manifest names it"},
		{manifest.Function, "f", "**`f`** · function - Runs `run` of `dist/main.js`, line 1 - Used by `act` (`action`, line 10)"},
		{manifest.Function, "odd", "**`odd`** · function - Handler: `main` - Nothing in the manifest names it"},
		{manifest.Remote, "far", "**`far`** · remote - Base URL, `default`: `https://a.example` - Base URL, `EU`: `https://eu.example` - Nothing in the manifest names it"},
		{manifest.Resource, "shared", "**`shared`** · resource - Path: `gone`, which is not there: if building the app makes it, build it first - Entries: `a`, `b` - Used by `page` (`jira:adminPage`, line 8)"},
		{manifest.Resource, "file", "**`file`** · resource - Path: `ui/index.jsx`, a file - Nothing in the manifest names it"},
		{manifest.Resource, "dir", "**`dir`** · resource - Path: `ui`, a directory without an `index.html` - Nothing in the manifest names it"},
		{manifest.Service, "box", "**`box`** · service - Used by `served` (`endpoint`, line 6)"},
		{manifest.Provider, "google", "**`google`** · provider - Title: `Google` - Nothing in the manifest names it"},
	}
	f := parse(src)
	for _, tt := range tests {
		found := f.Lookup(tt.kind, tt.name)
		if len(found) != 1 {
			t.Fatalf("%s: %d definitions", tt.name, len(found))
		}
		if got := flat(Definition(found[0], around)); got != tt.want {
			t.Errorf("got  %q\nwant %q", got, tt.want)
		}
	}
}

// TestManyUsers: a text stays short, and tells how many there are.
func TestManyUsers(t *testing.T) {
	f := parse("modules:\n  trigger:\n" + strings.Repeat("    - {function: f, events: [avi:jira:created:issue]}\n", 1200) + "  function:\n    - {key: f}\n")
	md := Definition(f.Lookup(manifest.Function, "f")[0], nil)
	if len(md) > 500 || !strings.Contains(md, "line 3") || !strings.Contains(md, "and 1,194 more") {
		t.Errorf("got %q", md)
	}
	if md = Scope(f, "read:jira-work"); len(md) > 900 || !strings.Contains(md, "and 1,194 more") {
		t.Errorf("got %q", md)
	}
}

func TestTranslate(t *testing.T) {
	f := parse("translations:\n  resources:\n    - {key: en-US, path: en.json}\n    - {key: fr-FR, path: fr.json}\n    - {key: de-DE, path: de.json}\n  fallback: {default: en-US}\n")
	around := files.NewStore(memory.Files{
		"/app/en.json": `{"a": {"b": "deep"}, "a.c": "flat", "d": ["x"], "e": "", "f": {"g.h": "never"}}`, "/app/fr.json": `{"a": {"b": "profond"}}`, "/app/de.json": "{",
	}).In("/app")
	tests := []struct{ key, want string }{
		{"a.b", "- `en-US` (default): `deep` - `fr-FR`: `profond` - Not in `de-DE`"},
		{"a.c", "- `en-US` (default): `flat` - Not in `fr-FR`, `de-DE`"},
		{"e", "- Not in `en-US` (default), `fr-FR`, `de-DE`"},
		{"f.g.h", "- Not in `en-US` (default), `fr-FR`, `de-DE`"},
		{"a", "- Not in `en-US` (default), `fr-FR`, `de-DE`"},
	}
	for _, tt := range tests {
		if got := flat(Translation(f, tt.key, around)); !strings.HasPrefix(got, "**`"+tt.key+"`** · translated text "+tt.want+" [") {
			t.Errorf("%s: got %q, want %q", tt.key, got, tt.want)
		}
	}
	if got := Translation(f, "a.b", nil); got != "" {
		t.Errorf("without files: got %q", got)
	}
}
