package manifest

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"
)

// cursor takes the "‸" out of a text and returns its offset.
func cursor(t testing.TB, src string) (string, int) {
	t.Helper()
	before, after, ok := strings.Cut(src, "‸")
	if !ok {
		t.Fatalf("no cursor in %q", src)
	}
	return before + after, len(before)
}

// describe writes what a test wants to see of a context on one line.
func describe(f *File, c Context) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", c.Role, c.Path)
	if c.Span.Len() > 0 || c.Quote != 0 {
		fmt.Fprintf(&b, " <%s>", f.Buffer().Slice(c.Span))
	}
	if c.Span.Start > c.Offset || c.Span.End < c.Offset {
		fmt.Fprintf(&b, " MISPLACED")
	}
	flags := []struct {
		name string
		set  bool
	}{
		{"block", c.Block},
		{"flow", c.Flow},
		{"below", c.Below},
		{"dash", c.Dash},
		{"colon", c.Colon},
		{"spaceless", c.Spaceless},
	}
	for _, fl := range flags {
		if fl.set {
			b.WriteString(" " + fl.name)
		}
	}
	if c.Quote != 0 {
		fmt.Fprintf(&b, " %c", c.Quote)
	}
	fmt.Fprintf(&b, " @%d", c.Column)
	if len(c.Keys) > 0 {
		fmt.Fprintf(&b, " {%s}", strings.Join(c.Keys, ","))
	}
	if c.Section != "" {
		fmt.Fprintf(&b, " in %s/%s", c.Section, c.Type)
	}
	if c.Entry != nil {
		fmt.Fprintf(&b, " #%d", c.Entry.Index)
	}
	return b.String()
}

const script = "modules:\n  jira:dashboardBackgroundScript:\n"

func TestContextAt(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty text", "‸", "key  @0"},
		{"only a comment", "# hi\n‸", "key  @0"},
		{"half a section", "mod‸", "key  <mod> @0"},
		{"half a section before others", "ap‸\nmodules:\n  macro:\n", "key  <ap> @0 {modules}"},
		{"half a section after others", "app:\n  id: x\nmod‸\n", "key  <mod> @0 {app}"},
		{"top level, blank line", "app:\n  id: x\n‸\nresources:\n", "key  @0 {app,resources}"},
		{"top level, last line", "app:\n  id: x\n‸", "key  @0 {app}"},
		{"under a section without value", "app:\n  ‸", "value app below @0"},
		{"under a section without value, at its column", "app:\n‸", "key  @0 {app}"},
		{"first blank line of a mapping", "app:\n  ‸\n  id: x\n", "key app @2 {id}"},
		{"blank line of a mapping", "app:\n  id: x\n  ‸\n  name: y\n", "key app @2 {id,name}"},
		{"deeper than a mapping with full values", "app:\n  id: x\n     ‸\n", "key app @2 {id}"},
		{"between two columns", "app:\n  id: x\n ‸", "key  @0 {app}"},
		{"C01 empty item", script + "    - ‸\n", "item modules.jira:dashboardBackgroundScript[0] dash @4 in modules/jira:dashboardBackgroundScript #0"},
		{"dash without a space", script + "    -‸\n", "item modules.jira:dashboardBackgroundScript[0] dash spaceless @4 in modules/jira:dashboardBackgroundScript #0"},
		{"C02 half a key", script + "    - key: a\n      reso‸\n", "key modules.jira:dashboardBackgroundScript[0] <reso> @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C03 empty line in an item", script + "    - key: a\n      resource: main\n      ‸\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C03 at the end of the text", script + "    - key: a\n      resource: main\n      ‸", "key modules.jira:dashboardBackgroundScript[0] @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C04 empty resolver", script + "    - key: a\n      resolver:\n        ‸\n      resource: main\n", "value modules.jira:dashboardBackgroundScript[0].resolver below @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C05 resolver with function", script + "    - key: a\n      resolver:\n        function: f\n        ‸\n", "key modules.jira:dashboardBackgroundScript[0].resolver @8 {function} in modules/jira:dashboardBackgroundScript #0"},
		{"C06 empty value", script + "    - key: a\n      resource: ‸\n", "value modules.jira:dashboardBackgroundScript[0].resource @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C06 without a space", script + "    - key: a\n      resource:‸\n", "value modules.jira:dashboardBackgroundScript[0].resource spaceless @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C07 value below", script + "    - key: a\n      resolver:\n        function: ‸\n", "value modules.jira:dashboardBackgroundScript[0].resolver.function @8 in modules/jira:dashboardBackgroundScript #0"},
		{"C10 half a module type", "modules:\n  jira:dash‸\n", "value modules <jira:dash> below @0"},
		{"C10 half a module type after another", "modules:\n  macro:\n    - key: a\n  jira:dash‸\n", "key modules <jira:dash> @2 {macro}"},
		{"C10 half a module type before another", "modules:\n  jira:dash‸\n  macro:\n    - key: a\n", "key modules <jira:dash> @2 {macro}"},
		{"C11 empty line under modules", "modules:\n  ‸\n", "value modules below @0"},
		{"C11 empty line under modules with one", "modules:\n  macro:\n    - key: a\n  ‸\n", "key modules @2 {macro}"},
		{"C14 scope", "permissions:\n  scopes:\n    - read:jira‸-work\n", "item permissions.scopes[0] <read:jira-work> dash @4"},
		{"C14 empty scope", "permissions:\n  scopes:\n    - read:jira-work\n    - ‸\n", "item permissions.scopes[1] dash @4"},
		{"C17 below an unclosed quote", script + "    - key: \"a\n      resource: main\n    - key: b\n      reso‸\n", "key modules.jira:dashboardBackgroundScript[1] <reso> @6 {key} in modules/jira:dashboardBackgroundScript #1"},
		{"C17 blank line below an unclosed quote", script + "    - key: \"a\n      ‸\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C18 below a half key", script + "    - key: a\n      ren\n      ‸\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C18 below a half key, before others", script + "    - key: a\n      ren\n      ‸\n      resource: main\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C19 below a tab", script + "    - key: a\n\t\t\tresource: main\n    - key: b\n      reso‸\n", "key modules.jira:dashboardBackgroundScript[1] <reso> @6 {key} in modules/jira:dashboardBackgroundScript #1"},
		{"C19 below one tab", script + "    - key: a\n\t  resource: main\n    - key: b\n      reso‸\n", "key modules.jira:dashboardBackgroundScript[1] <reso> @6 {key} in modules/jira:dashboardBackgroundScript #1"},
		{"C19 on a line with tabs", script + "    - key: a\n\t\t\treso‸\n", "key modules.jira:dashboardBackgroundScript[0] <reso> @3 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C20 CRLF", strings.ReplaceAll(script+"    - key: a\n      reso‸\n", "\n", "\r\n"), "key modules.jira:dashboardBackgroundScript[0] <reso> @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C20 blank line in CRLF", strings.ReplaceAll(script+"    - key: a\n      ‸\n      resource: x\n", "\n", "\r\n"), "key modules.jira:dashboardBackgroundScript[0] @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C22 part of a value", script + "    - key: a\n      resource: b‸\n", "value modules.jira:dashboardBackgroundScript[0].resource <b> @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"C25 no dash", script + "    ‸\n", "value modules.jira:dashboardBackgroundScript below @2 in modules/jira:dashboardBackgroundScript"},
		{"C25 no dash, after an item", script + "    - key: a\n    ‸\n", "item modules.jira:dashboardBackgroundScript[1] @4 in modules/jira:dashboardBackgroundScript"},
		{"C25 no dash, between items", script + "    - key: a\n    ‸\n    - key: b\n", "item modules.jira:dashboardBackgroundScript[1] @4 in modules/jira:dashboardBackgroundScript"},
		{"C25 no dash, half a word", script + "    - key: a\n    ke‸\n", "item modules.jira:dashboardBackgroundScript[1] <ke> @4 in modules/jira:dashboardBackgroundScript"},
		{"C26 conflict", script + "    - key: a\n<<<<<<< HEAD\n      resource: x\n=======\n      resource: y\n>>>>>>> b\n      ren‸\n", "key modules.jira:dashboardBackgroundScript[0] <ren> @6 {key,resource,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C26 blank in a conflict", script + "    - key: a\n<<<<<<< HEAD\n      ‸\n=======\n      resource: y\n>>>>>>> b\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"C27 flow item", "modules: {macro: [{key: a, ‸}]}", "key modules.macro[0] flow @18 {key} in modules/macro #0"},
		{"flow, empty mapping", "modules: {macro: [{‸}]}", "key modules.macro[0] flow @18 in modules/macro #0"},
		{"flow, empty list", "modules: {macro: [‸]}", "item modules.macro[0] flow dash @17 in modules/macro"},
		{"flow, second item", "modules: {macro: [{key: a}, ‸]}", "item modules.macro[1] flow dash @17 in modules/macro"},
		{"flow, half a key", "modules: {macro: [{key: a, reso‸}]}", "key modules.macro[0] <reso> flow @18 {key} in modules/macro #0"},
		{"flow, value", "modules: {macro: [{key: a, resource: ‸}]}", "value modules.macro[0].resource flow @27 {key} in modules/macro #0"},
		{"flow, part of a value", "modules: {macro: [{key: a, resource: m‸ain}]}", "value modules.macro[0].resource <main> flow @27 {key} in modules/macro #0"},
		{"flow, unclosed", script + "    - key: a\n      resolver: {‸\n      resource: main\n", "key modules.jira:dashboardBackgroundScript[0].resolver flow @16 in modules/jira:dashboardBackgroundScript #0"},
		{"flow, unclosed with a key", script + "    - key: a\n      resolver: {fu‸\n      resource: main\n", "key modules.jira:dashboardBackgroundScript[0].resolver <fu> flow @16 in modules/jira:dashboardBackgroundScript #0"},
		{"flow, unclosed with a value", script + "    - key: a\n      resolver: {function: ‸\n      resource: main\n", "value modules.jira:dashboardBackgroundScript[0].resolver.function flow @17 in modules/jira:dashboardBackgroundScript #0"},
		{"flow over lines", "modules: {macro: [\n  {key: a,\n   ‸\n  }]}", "key modules.macro[0] flow @2 {key} in modules/macro #0"},
		{"behind a flow collection", "app: {id: x}‸\n", "none  @0"},
		{"C28 middle of a key", script + "    - key: a\n      reso‸lver:\n", "key modules.jira:dashboardBackgroundScript[0] <resolver> colon @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"start of a key", script + "    - ‸key: a\n", "key modules.jira:dashboardBackgroundScript[0] <key> colon @6 in modules/jira:dashboardBackgroundScript #0"},
		{"end of a key", script + "    - key‸: a\n", "key modules.jira:dashboardBackgroundScript[0] <key> colon @6 in modules/jira:dashboardBackgroundScript #0"},
		{"C31 type's own line", "modules:\n  jira:dashboardBackgroundScript: ‸\n", "value modules.jira:dashboardBackgroundScript @2 in modules/jira:dashboardBackgroundScript"},
		{"quoted value", script + "    - key: a\n      resource: \"ma‸in\"\n", `value modules.jira:dashboardBackgroundScript[0].resource <main> " @6 {key} in modules/jira:dashboardBackgroundScript #0`},
		{"empty quotes", script + "    - key: a\n      resource: ''\n      render: '‸'\n", "value modules.jira:dashboardBackgroundScript[0].render <> ' @6 {key,resource} in modules/jira:dashboardBackgroundScript #0"},
		{"unclosed quote", script + "    - key: a\n      resource: \"ma‸\n      render: native\n", `value modules.jira:dashboardBackgroundScript[0].resource <ma> " @6 {key,render} in modules/jira:dashboardBackgroundScript #0`},
		{"behind a quoted value", script + "    - key: a\n      resource: \"main\" ‸\n", "none modules.jira:dashboardBackgroundScript[0] @0 in modules/jira:dashboardBackgroundScript #0"},
		{"behind a plain value", script + "    - key: a\n      resource: main ‸\n", "none modules.jira:dashboardBackgroundScript[0] @0 in modules/jira:dashboardBackgroundScript #0"},
		{"quoted key", "\"mod‸ules\":\n", `key  <modules> colon " @0`},
		{"comment", "app: # the ‸app\n  id: x\n", "comment app @0"},
		{"comment line", "app:\n  # the ‸app\n  id: x\n", "comment app @0"},
		{"comment behind a value", "app:\n  id: x # th‸e\n", "comment app @0"},
		{"not a comment", "app:\n  id: x#t‸he\n", "value app.id <x#the> @2"},
		{"not a comment in quotes", "app:\n  id: \"x # t‸he\"\n", `value app.id <x # the> " @2`},
		{"literal", "app:\n  description: |\n    some te‸xt\n  id: x\n", "value app.description <text> block @2 {id}"},
		{"blank line in a literal", "app:\n  description: |\n    some\n    ‸\n    text\n", "value app.description block @2"},
		{"blank line behind a literal", "app:\n  description: |\n    some\n  ‸\n", "key app @2 {description}"},
		{"more of a literal", "app:\n  description: |\n    some\n    ‸", "value app.description block @2"},
		{"header of a literal", "app:\n  description: |‸\n    some\n", "value app.description @2"},
		{"plain over lines", "app:\n  description: some\n    te‸xt\n", "value app.description <text> @2"},
		{"list at the parent's column", "modules:\n  macro:\n  - key: a\n    ti‸\n", "key modules.macro[0] <ti> @4 {key} in modules/macro #0"},
		{"list at the parent's column, blank", "modules:\n  macro:\n  - key: a\n  ‸\n", "key modules @2 {macro}"},
		{"list in a list", "a:\n  - - b‸\n", "item a[0][0] <b> dash @4"},
		{"no space behind the colon", script + "    - key: a\n      resource:ma‸\n", "value modules.jira:dashboardBackgroundScript[0].resource <ma> spaceless @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"bare entry", script + "    key: a\n    reso‸\n", "key modules.jira:dashboardBackgroundScript <reso> @4 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"indentation of a full line", script + "  ‸  - key: a\n", "none modules @0"},
		{"emoji", script + "    - key: a\n      title: 🎉\n      reso‸\n", "key modules.jira:dashboardBackgroundScript[0] <reso> @6 {key,title} in modules/jira:dashboardBackgroundScript #0"},
		{"alias", "a: &x 1\nb: *x‸\n", "value b <*x> @0 {a}"},
		{"anchor before a value", "b: &x ‸\n", "value b @0"},
		{"explicit key", "? app‸\n: x\n", "key  <app> colon @0"},
		{"second document", "app:\n---\nmodules:\n  ‸", "value modules below @0"},
		{"document marker", "---\n‸\n", "key  @0"},
		{"below an unclosed flow", script + "    - key: a\n      resolver: {function: f\n    - key: b\n      ‸", "key modules.jira:dashboardBackgroundScript[1] @6 {key} in modules/jira:dashboardBackgroundScript #1"},
		{"resource entries", "resources:\n  - key: main\n    path: x\n    entry:\n      ‸\n", "value resources[0].entry below @4 {key,path} in resources/ #0"},
		{"below two half keys", script + "    - key: a\n      res\n      ren\n      ‸\n    - key: b\n", "key modules.jira:dashboardBackgroundScript[0] @6 {key} in modules/jira:dashboardBackgroundScript #0"},
		{"below a half item", script + "    - ke\n      ‸\n", "key modules.jira:dashboardBackgroundScript[0] @6 in modules/jira:dashboardBackgroundScript #0"},
		{"half a key below half an item", script + "    - ke\n      res‸\n", "item modules.jira:dashboardBackgroundScript[0] <res> dash @4 in modules/jira:dashboardBackgroundScript #0"},
		{"below an unclosed literal quote", "app:\n  description: 'it\n  ‸\nmodules:\n", "key app @2 {description}"},
		{"between two types", "modules:\n  a:\n    - key: x\n\n  ‸\n\n  b:\n    - key: y\n", "key modules @2 {a,b}"},
		{"in a type, before another", "modules:\n  a:\n    - key: x\n\n      ‸\n  b:\n    - key: y\n", "key modules.a[0] @6 {key} in modules/a #0"},
		{"before the first item", "modules:\n  a:\n    ‸\n    - key: x\n", "item modules.a[0] @4 in modules/a"},
		{"before the value below", "app:\n  id:\n    ‸\n    x\n", "value app.id below @2"},
		{"comment line above", "app:\n  id: x\n  # c\n  ‸\n", "key app @2 {id}"},
		{"key of a nested list's mapping", "permissions:\n  external:\n    fetch:\n      client:\n        - add‸\n", "item permissions.external.fetch.client[0] <add> dash @8"},
		{"map of scopes", "permissions:\n  scopes:\n    read:jira-work:\n      ‸\n", "value permissions.scopes.read:jira-work below @4"},
		{"flow list of scopes", "permissions:\n  scopes: [read:jira-work, re‸]\n", "item permissions.scopes[1] <re> flow dash @10"},
		{"flow list, unclosed", "permissions:\n  scopes: [read:jira-work, ‸\n", "item permissions.scopes[1] flow dash @10"},
		{"flow list over lines", "permissions:\n  scopes: [\n    read:jira-work,\n    ‸\n  ]\n", "item permissions.scopes[1] flow dash @10"},
		{"flow, after a value", "app: {id: x ‸}\n", "none app @0"},
		{"flow in an unclosed flow", "modules: {macro: [{key: a, ‸\n", "key modules.macro[0] flow @18 {key} in modules/macro #0"},
		{"key of a flow value", "permissions:\n  scopes:\n    read:jira‸-work: {}\n", "key permissions.scopes <read:jira-work> colon @4"},
		{"a colon behind a value", "app:\n  id: avi:‸\n", "value app.id <avi:> @2"},
		{"a colon behind a value, middle", "app:\n  id: a‸vi: # c\n", "value app.id <avi:> @2"},
		{"a colon behind a flow value", "app: {id: avi:‸, name: x}\n", "value app.id <avi:> flow @6 {name}"},
		{"before a colon behind a flow value", "app: {id: avi‸:}\n", "value app.id <avi:> flow @6"},
		{"a colon and more behind a value", "app:\n  id: avi: ‸x\n", "none app @0"},
		{"a colon behind quotes", "app:\n  id: 'avi':‸\n", "none app @0"},
		{"provider", "providers:\n  auth:\n    - key: g‸\n", "value providers.auth[0].key <g> @6 in providers/ #0"},
		{"key of a flow list", "a:\n  b‸: [c]\n", "key a <b> colon @2"},
		{"egress item", "permissions:\n  external:\n    fetch:\n      backend:\n        - address: x\n          ‸\n", "key permissions.external.fetch.backend[0] @10 {address}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, at := cursor(t, tt.src)
			f := New(text.New(src))
			if got := describe(f, f.ContextAt(at)); got != tt.want {
				t.Errorf("context of %q:\n got %s\nwant %s", tt.src, got, tt.want)
			}
		})
	}
}

func TestContextInMapping(t *testing.T) {
	tests := []struct {
		src, path string
		want      bool
		prefix    string
	}{
		{"app:\n  i‸", "app", true, "i"},
		{"app:\n  id: x\n  na‸me: y", "app", true, "na"},
		{"app: ‸", "", false, ""},
		{"app: x‸", "", false, "x"},
		{"app:\n  \"i‸", "", false, "i"},
		{"a:\n  - ke‸y", "a[0]", true, "ke"},
		{"a:\n  ‸", "a", true, ""},
		{"a:\n  - x\n  ‸", "", false, ""},
		{"a: [‸]", "", false, ""},
		{"a: [{‸}]", "a[0]", true, ""},
	}
	for _, tt := range tests {
		src, at := cursor(t, tt.src)
		f := New(text.New(src))
		c := f.ContextAt(at)
		path, ok := c.InMapping()
		if ok != tt.want || path.String() != tt.path || c.Prefix(f) != tt.prefix {
			t.Errorf("%q: in mapping %q %v, prefix %q", tt.src, path, ok, c.Prefix(f))
		}
	}
}

func TestPathString(t *testing.T) {
	p := Path{{"modules", -1}, {"jira:x", -1}, {"", 2}, {"a.b", -1}, {"", -1}}
	if got, want := p.String(), `modules.jira:x[2]."a.b".""`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
