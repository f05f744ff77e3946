package navigation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// outline writes symbols one a line: name, detail, and the text of the selection.
func outline(src string, symbols []Symbol, depth int) string {
	var b strings.Builder
	for _, s := range symbols {
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth), s.Name)
		if s.Detail != "" {
			fmt.Fprintf(&b, " = %s", s.Detail)
		}
		fmt.Fprintf(&b, " <%s>\n%s", src[s.Selection.Start:s.Selection.End], outline(src, s.Children, depth+1))
	}
	return b.String()
}

func TestSymbols(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"whole", `app:
  id: x
  runtime:
    name: nodejs24.x
modules:
  macro:
    - key: a
      resource: main
    - resource: other
    - title: t
  function:
    - key: 'f'
      handler: index.run
resources:
  - key: main
    path: static
    entry:
      settings: settings.html
remotes:
  - key: api
    baseUrl: https://a.b
`, `app <app>
  id = x <id>
  runtime <runtime>
modules <modules>
  macro <macro>
    a = -> main -> static <a>
    (no key) = -> other <- resource: other>
    (no key) = #3 <- title: t>
  function <function>
    f = -> index.run <f>
resources <resources>
  main = -> static <main>
    settings = settings.html <settings>
remotes <remotes>
  api = -> https://a.b <api>
`},
		{"half typed", "app:\nmodules:\n  macro:\n    - key: a\n      reso\n  jira:\n    - \n", `app <app>
modules <modules>
  macro <macro>
    a <a>
  jira <jira>
    (no key) = #1 <->
`},
		{"unclosed quote", "modules:\n  macro:\n    - key: \"a\n    - key: b\n", `modules <modules>
  macro <macro>
    a <a>
    b <b>
`},
		{"no dash", "modules:\n  macro:\n    key: a\n", "modules <modules>\n  macro <macro>\n    a <a>\n"},
		{"empty names", "\"\":\n  ' ': 1\nmodules:\n  '':\n    - key: ''\n", `(empty) <"">
  (empty) = 1 <' '>
modules <modules>
  (empty) <''>
    (empty) <>
`},
		{"alias", "app: &x\n  - key: a\nmodules:\n  macro: *x\n", "app <app>\nmodules <modules>\n  macro <macro>\n"},
		{"a key by alias", "app: &x a\nmodules:\n  macro:\n    - key: *x\n", "app = a <app>\nmodules <modules>\n  macro <macro>\n    a <>\n"},
		{"a long text", "app:\n  d: |\n    a\n    " + strings.Repeat("b", 200) + "\n", "app <app>\n  d = a " + strings.Repeat("b", 97) + "… <d>\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := outline(tt.src, Symbols(manifest.New(text.New(tt.src))), 0)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkSymbols tells how symbols break their promises, if they do.
func checkSymbols(symbols []Symbol, within text.Span) error {
	for _, s := range symbols {
		switch {
		case s.Name == "" || strings.ContainsAny(s.Name+s.Detail, "\r\n"):
			return fmt.Errorf("name %q or detail %q", s.Name, s.Detail)
		case s.Span.Start < within.Start || s.Span.End > within.End || s.Span.End < s.Span.Start:
			return fmt.Errorf("%s: span %v is not within %v", s.Name, s.Span, within)
		case s.Selection.Start < s.Span.Start || s.Selection.End > s.Span.End || s.Selection.End < s.Selection.Start:
			return fmt.Errorf("%s: selection %v is not within %v", s.Name, s.Selection, s.Span)
		}
		if err := checkSymbols(s.Children, s.Span); err != nil {
			return err
		}
	}
	return nil
}

func TestSymbolsOfPrefixes(t *testing.T) {
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		for end := 0; end < len(src); end += 1 + len(src)/25 {
			f := manifest.New(text.New(src[:end]))
			if err := checkSymbols(Symbols(f), text.Span{End: end}); err != nil {
				t.Errorf("the first %d bytes of %s: %v", end, name, err)
			}
		}
	}
}

func FuzzSymbols(f *testing.F) {
	for _, src := range []string{
		"modules:\n  x:\n    - key: a\n", "modules: [", "? a\n: b", "\"a\n b\": c", "modules: {x: [*a]}", "&x a: *x",
		"resources:\n  - entry:\n      a: |\n       b\n", "app:\n\tb: c", "modules:\n  x: &l\n    - key: *l\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file := manifest.New(text.New(src))
		if err := checkSymbols(Symbols(file), text.Span{End: len(src)}); err != nil {
			t.Fatalf("%q: %v", src, err)
		}
	})
}
