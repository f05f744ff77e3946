package manifest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/text"
)

func parse(src string) *File { return New(text.New(src)) }

const small = `app:
  connect: {key: a, remote: api}
modules:
  jira:dashboardBackgroundScript:
    - key: shared
      resource: main/settings
      resolver:
        function: fetch
    - key: 'second'
      resource: "other"
      resolver: {endpoint: ep}
  function:
    - key: fetch
      handler: index.fetch
  endpoint:
    - key: ep
      remote: api
resources:
  - key: main
    path: static
    entry:
      settings: settings.html
remotes:
  - key: api
    baseUrl: https://example.com
permissions:
  external:
    fetch:
      backend:
        - address: a.b
          remote: api
`

// listed writes the definitions of a kind.
func listed(f *File, kind Kind) string { return written(f, f.Definitions(kind)) }

func written(f *File, definitions []Definition) string {
	var out []string
	for _, d := range definitions {
		s := fmt.Sprintf("%s %s=%s", d.Kind, d.Name, f.Buffer().Slice(d.Value))
		if d.Unknown {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestDefinitions(t *testing.T) {
	f := parse(small)
	want := map[Kind]string{
		Module:   "module shared=shared, module second='second', function fetch=fetch, endpoint ep=ep",
		Function: "function fetch=fetch",
		Endpoint: "endpoint ep=ep",
		Resource: "resource main=main",
		Remote:   "remote api=api",
		Service:  "",
	}
	for kind, want := range want {
		if got := listed(f, kind); got != want {
			t.Errorf("%s: got %s, want %s", kind, got, want)
		}
	}
	if d := f.Lookup(Module, "second"); len(d) != 1 || f.Buffer().Slice(d[0].Span) != "second" {
		t.Errorf("Lookup(second) = %v", d)
	}
	if !f.Declares(Resource, "main") || f.Declares(Resource, "fetch") || f.Declares(Function, "ep") {
		t.Error("kinds must not share names")
	}
	var parts []string
	for p := range f.Definitions(Resource)[0].Entry.Parts() {
		parts = append(parts, p.Name+" "+f.Buffer().Slice(p.Span)+" "+f.Buffer().Slice(p.Value))
	}
	if diff := cmp.Diff([]string{"settings settings settings.html"}, parts); diff != "" {
		t.Error(diff)
	}
}

func TestDefinitionsInOddTexts(t *testing.T) {
	tests := []struct {
		name, src string
		kind      Kind
		want      string
	}{
		{"no dash", "modules:\n  function:\n    key: f\n    handler: a.b\n", Function, "function f=f"},
		{"several module sections", "modules:\n  function:\n    - key: f\nmodules:\n  function:\n    - key: g\n", Function, "function f=f, function g=g"},
		{"a type twice", "modules:\n  function:\n    - key: f\n  function:\n    - key: g\n", Function, "function f=f, function g=g"},
		{"flow", "{modules: {function: [{key: f}, {key: g}]}}", Function, "function f=f, function g=g"},
		{"below an unclosed quote", "modules:\n  function:\n    - key: \"f\n      handler: x\n    - key: g\n", Function, `function f="f?, function g=g`},
		{"below a half key", "modules:\n  function:\n    - key: f\n      hand\n    - key: g\n", Function, "function f=f, function g=g"},
		{"a number", "modules:\n  function:\n    - key: 5\n", Function, "function 5=5"},
		{"null, list, nothing", "modules:\n  function:\n    - key:\n    - key: []\n    - x\n    -\n", Function, ""},
		{"a list by alias", "x: &l\n  - key: f\nmodules:\n  function: *l\n", Function, "function f=f"},
		{"an entry by alias", "x: &e {key: f}\nmodules:\n  function:\n    - *e\n    - key: g\n", Function, "function f=f, function g=g"},
		{"a key by alias", "x: &k f\nmodules:\n  function:\n    - key: *k\n", Function, "function f=f"},
		{"an alias of itself", "modules: &m\n  function: *m\n", Function, ""},
		{"a variable", "environment:\n  variables: [X]\nmodules:\n  function:\n    - key: a${X}\n", Function, "function a${X}=a${X}?"},
		{"a variable with default", "environment:\n  variables:\n    - {key: X, default: b}\nmodules:\n  function:\n    - key: a${X}\n", Function, "function ab=a${X}"},
		{"no variable", "modules:\n  function:\n    - key: a${X}\n", Function, "function a${X}=a${X}"},
		{"several documents", "modules:\n  function:\n    - key: f\n---\nmodules:\n  function:\n    - key: g\n", Function, "function f=f, function g=g"},
		{"CRLF", "modules:\r\n  function:\r\n    - key: f\r\n", Function, "function f=f"},
		{"connectModules", "connectModules:\n  jira:x:\n    - key: f\n", Module, "module f=f"},
		{"a conflict", "modules:\n  function:\n<<<<<<< a\n    - key: f\n=======\n    - key: g\n>>>>>>> b\n", Function, "function f=f, function g=g"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := listed(parse(tt.src), tt.kind); got != tt.want {
				t.Errorf("got  %s\nwant %s\n%s", got, tt.want, parse(tt.src).Tree().Dump())
			}
		})
	}
}

func TestDuplicates(t *testing.T) {
	f := parse("modules:\n  macro:\n    - key: a\n    - key: b\n    - key: a\n  function:\n    - key: b\n    - key: a\n")
	var got []string
	for _, group := range f.Duplicates(Module) {
		s := ""
		for _, d := range group {
			s += fmt.Sprintf("%s@%d ", d.Name, d.Span.Start)
		}
		got = append(got, s)
	}
	want := []string{"a@29 a@55 a@93 ", "b@42 b@80 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(f.Lookup(Module, "a")); n != 3 {
		t.Errorf("Lookup finds %d of 3", n)
	}
	if d := f.Duplicates(Function); len(d) != 0 {
		t.Errorf("function has no duplicates, got %v", d)
	}
}

func TestMayDeclare(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"whole", "modules:\n  function:\n    - key: f\n", false},
		{"half key", "modules:\n  function:\n    - key: f\n    - ke\n", true},
		{"missing colon", "modules:\n  function:\n    - ke\n      handler: x\n", true},
		{"no key at all", "modules:\n  function:\n    - handler: x\n", false},
		{"broken key", "modules:\n  function:\n    - key: \"f\n", true},
		{"variable", "environment: {variables: [X]}\nmodules:\n  function:\n    - key: ${X}\n", true},
		{"torn out", "modules:\n  macro:\n    - key: a\n   function:\n    - key: main\n", true},
		{"another one torn out", "modules:\n  macro:\n    - key: a\n   function:\n    - key: other\n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(tt.src)
			if got := f.MayDeclare(Function, "main"); got != tt.want {
				t.Errorf("got %v, want %v\n%s", got, tt.want, f.Tree().Dump())
			}
		})
	}
}

// referenced writes all references of a file.
func referenced(f *File) []string {
	var out []string
	for r := range f.References() {
		s := fmt.Sprintf("%s %s %s", strings.Join(r.Path, "."), r.Kind, f.Buffer().Slice(r.Span))
		switch {
		case r.HasPart:
			s += " / " + f.Buffer().Slice(r.PartSpan)
		case r.IsAsset:
			s += " ; " + f.Buffer().Slice(r.PartSpan)
		}
		if r.Official {
			s += " official"
		}
		if r.Unknown {
			s += " unknown"
		}
		out = append(out, s)
	}
	return out
}

func TestReferences(t *testing.T) {
	want := []string{
		"resource resource main / settings official",
		"resolver.function function fetch official",
		"resource resource other official",
		"resolver.endpoint endpoint ep official",
		"remote remote api official",
		"app.connect.remote remote api",
		"permissions.external.fetch.backend.0.remote remote api official",
	}
	if diff := cmp.Diff(want, referenced(parse(small))); diff != "" {
		t.Error(diff)
	}
}

func TestReferencesOfEntry(t *testing.T) {
	const resources = "resources: []\n"
	const custom = "modules:\n  confluence:customContent:\n    - "
	tests := []struct{ name, src, want string }{
		{"misspelt property", "modules:\n  x:\n    - resolvr: {function: f}\n", "resolvr.function function f official"},
		{"both levels", "modules:\n  x:\n    - function: f\n      resolver: {function: g}\n", "function function f official, resolver.function function g official"},
		{"three levels", resources + "modules:\n  x:\n    - resource: m\n      view: {value: {function: f, resource: r}}\n", "resource resource m official, view.value.function function f, view.value.resource resource r"},
		{"in a list", "modules:\n  x:\n    - a: [{function: f}]\n", "a.0.function function f"},
		{"list itself", "modules:\n  x:\n    - function: [f]\n", ""},
		{"of a function", "modules:\n  function:\n    - function: f\n      endpoint: e\n      resource: r\n", ""},
		{"of an endpoint", "modules:\n  endpoint:\n    - function: f\n      service: s\n", "service service s official"},
		{"service beside remote", "modules:\n  endpoint:\n    - remote: r\n      service: s\n", "remote remote r official, service service s"},
		{"no resources section", "modules:\n  x:\n    - resource: r\n", "resource resource r"},
		{"with resources section", resources + "modules:\n  x:\n    - resource: r\n", "resource resource r official"},
		{"nested resource only", resources + "modules:\n  x:\n    - view: {resource: r}\n", "view.resource resource r"},
		{"falsy", "modules:\n  x:\n    - function: ''\n    - function:\n    - function: 0\n    - function: false\n    - function: null\n", ""},
		{"number", "modules:\n  x:\n    - function: 5\n", "function function 5 official"},
		{"unclosed quote", "modules:\n  x:\n    - function: \"f\n", "function function f official unknown"},
		{"variable", "environment: {variables: [X]}\nmodules:\n  x:\n    - function: ${X}\n", "function function ${X} official unknown"},
		{"undeclared variable", "modules:\n  x:\n    - function: ${X}\n", "function function ${X} official"},
		{"empty part", "modules:\n  x:\n    - resource: r/\n", "resource resource r / "},
		{"part in quotes", "modules:\n  x:\n    - resource: 'r/s'\n", "resource resource r / s"},
		{"data residency", "modules:\n  migration:dataResidency:\n    - remote: r\n", "remote remote r official"},
		{"remote elsewhere", "modules:\n  x:\n    - remote: r\n", ""},
		{"connect module", "connectModules:\n  x:\n    - function: f\n", ""},
		{"connect remote", "app: {connect: {remote: r}}\n", "app.connect.remote remote r"},
		{"connect remote and modules", "app: {connect: {remote: r}}\nconnectModules: {}\n", "app.connect.remote remote r official"},
		{"provider's remote", "providers:\n  auth:\n    - key: a\n      remote: r\n", ""},
		{"provider", "providers:\n  auth:\n    - key: a\n      remotes: [r, s]\n", "remotes.0 remote r official, remotes.1 remote s official"},
		{
			"provider's actions", "providers:\n  auth:\n    - actions: {authorization: {remote: r, function: no}, retrieveProfile: {remote: s, function: f}}\n",
			"actions.authorization.remote remote r official, actions.retrieveProfile.remote remote s official, actions.retrieveProfile.function function f official",
		},
		{"providers of a function", "modules:\n  function:\n    - providers: {auth: [a, {provider: b}]}\n", "providers.auth.0 provider a, providers.auth.1.provider provider b"},
		{"provider of a connector", "modules:\n  graph:connector:\n    - auth: {provider: a}\n", "auth.provider provider a official"},
		{"actions", "modules:\n  rovo:agent:\n    - actions: [a, '', \"b\"]\n", "actions.0 action a official, actions.2 action b official"},
		{"actions elsewhere", "modules:\n  x:\n    - actions: [a]\n      tools: [b]\n", ""},
		{"tools", "modules:\n  rovo:skill:\n    - dependencies: {tools: [a]}\n  rovo:mcp:\n    - tools: [b]\n", "dependencies.tools.0 action a official, tools.0 action b official"},
		{"agent connector", "modules:\n  rovo:agentConnector:\n    - protocols: {agent2Agent: {jsonRpcTransport: {endpoint: e}}}\n", "protocols.agent2Agent.jsonRpcTransport.endpoint endpoint e official"},
		{"page", "modules:\n  jira:command:\n    - target: {page: p}\n", "target.page page p official"},
		{"page without a name", "modules:\n  jira:command:\n    - target: {page: ''}\n", "target.page page  official"},
		{"admin page", "modules:\n  jira:timeTrackingProvider:\n    - adminPage: p\n", "adminPage admin page p official"},
		{"custom content", custom + "supportedContainerTypes: [space, this:a]\n      supportedChildTypes: ['this:b', that:c, this]\n", "supportedContainerTypes.1 custom content a official, supportedChildTypes.0 custom content b official"},
		{"custom content by variable", "environment: {variables: [{key: X, default: b}]}\n" + custom + "supportedChildTypes: ['this:${X}']\n", "supportedChildTypes.0 custom content this:${X} official"},
		{"icon", "modules:\n  x:\n    - icon: resource:r;a/b.svg\n      icons: {light: 'resource:r;'}\n      title: a resource:r;s\n      other: resource:r\n", "icon resource r ; a/b.svg, icons.light resource r ; "},
		{"icon by escape", "modules:\n  x:\n    - icon: \"resource:\\u0072;s\"\n", `icon resource resource:\u0072;s ; resource:\u0072;s`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(referenced(parse(tt.src)), ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestReferenceNames(t *testing.T) {
	f := parse("environment: {variables: [{key: X, default: b}]}\nmodules:\n  x:\n    - resource: \"a${X}\\u002Fpart\"\n")
	refs := slices.Collect(f.References())
	if len(refs) != 1 {
		t.Fatalf("got %d references", len(refs))
	}
	r := refs[0]
	if r.Name != "ab" || r.Part != "part" || r.Span != r.PartSpan || r.Entry == nil || r.Entry.Index != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestSections(t *testing.T) {
	f := parse("app: {}\nmod\n\"resources\": []\napp: x\n")
	var names []string
	for _, s := range f.Sections() {
		names = append(names, s.Name)
	}
	if diff := cmp.Diff([]string{"app", "resources", "app"}, names); diff != "" {
		t.Error(diff)
	}
	if s, ok := f.Section("app"); !ok || s.Pair.Value().Text() != "x" {
		t.Errorf("the last section counts, got %q", s.Pair.Text())
	}
	if _, ok := f.Section("modules"); ok {
		t.Error("there is no section modules")
	}
}
