package restapi_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/restapi"
	"forge-manifest-ls/internal/testing/oracle"
)

// TestEmbeddedIsTheText compares what the program carries with the text that people edit.
func TestEmbeddedIsTheText(t *testing.T) {
	want, err := os.ReadFile("data/operations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open("data/operations.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("data/operations.tsv.gz is not data/operations.tsv (%v): go generate ./internal/restapi", err)
	}
	for _, api := range restapi.Embedded().APIs() {
		if !regexp.MustCompile(`^20\d\d-\d\d-\d\d$`).MatchString(api.Date) || !strings.HasPrefix(api.Source, "https://") {
			t.Errorf("%s %s has the date %q and the source %q", api.Product, api.Name, api.Date, api.Source)
		}
	}
}

// TestEmbeddedIsTheSharedTable compares the table with the facts that it was made of.
func TestEmbeddedIsTheSharedTable(t *testing.T) {
	type place struct{ product, method, path string }
	want := map[place][2]string{}
	for line := range strings.Lines(oracle.Read(t, "forge/api-scopes.tsv")) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if f[0] == "product" || f[1] == "platform-v2" {
			continue
		}
		at := place{f[0], f[2], f[3]}
		groups := want[at]
		switch scopes := strings.Trim(f[4]+","+f[5], ","); f[6] {
		case "Beta":
			groups[1] = scopes
		case "Current", "Current*":
			groups[0] = scopes
		}
		want[at] = groups
	}
	got := map[place][2]string{}
	for _, product := range []string{"jira", "confluence", "bitbucket"} {
		for _, o := range restapi.Embedded().Operations(product) {
			got[place{product, o.Method, o.Path}] = [2]string{strings.Join(o.Current, ","), strings.Join(o.Beta, ",")}
		}
	}
	for at, groups := range want {
		if got[at] != groups {
			t.Errorf("%v needs %v, want %v", at, got[at], groups)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d operations, want %d", len(got), len(want))
	}
}

// TestFindsAll finds each operation by its path, and where "forge lint" takes another one for it.
func TestFindsAll(t *testing.T) {
	table, placeholder := restapi.Embedded(), regexp.MustCompile(`\{[^}]*\}`)
	n, other := 0, 0
	for _, product := range []string{"jira", "confluence", "bitbucket"} {
		for _, o := range table.Operations(product) {
			n++
			path := placeholder.ReplaceAllString(o.Path, "x1")
			if found := table.Find(product, o.Method, path); found != o {
				t.Errorf("%s %s: found %v", o.Method, path, found)
			}
			if table.FirstMatch(product, o.Method, path) != o {
				other++
			}
		}
	}
	if n != 1423 || other != 24 {
		t.Errorf("\"forge lint\" meets another template first for %d of %d operations, want 24 of 1423", other, n)
	}
}

// TestFind finds operations by paths as they stand in code.
func TestFind(t *testing.T) {
	table := restapi.Embedded()
	for _, c := range []struct{ product, method, path, want, first string }{
		{"jira", "GET", "/rest/api/3/myself", "/rest/api/3/myself", "/rest/api/3/myself"},
		{"jira", "get", "/rest/api/3/myself/?expand=groups", "/rest/api/3/myself", "/rest/api/3/myself"},
		{"jira", "GET", "/rest/api/3/myself?", "/rest/api/3/myself", ""},
		{"jira", "GET", "/rest/api/3/myself#a", "/rest/api/3/myself", ""},
		{"jira", "GET", "/rest/api/2/myself", "/rest/api/3/myself", ""},
		{"jira", "GET", "/rest/api/latest/myself", "/rest/api/3/myself", ""},
		{"jira", "GET", "https://x.atlassian.net/rest/api/3/myself", "/rest/api/3/myself", "/rest/api/3/myself"},
		{"jira", "GET", "https://api.atlassian.com/ex/jira/1/rest/api/3/myself", "/rest/api/3/myself", "/rest/api/3/myself"},
		{"jira", "GET", "/plugins/rest/api/3/myself", "", "/rest/api/3/myself"},
		{"jira", "GET", "/rest/api/3/issue/{}", "/rest/api/3/issue/{issueIdOrKey}", "/rest/api/3/issue/{issueIdOrKey}"},
		{"jira", "GET", "/rest/api/3/issue/picker", "/rest/api/3/issue/picker", "/rest/api/3/issue/picker"},
		{"jira", "GET", "/rest/api/3/issue/A 1", "", ""},
		{"jira", "DELETE", "/rest/api/3/myself", "", ""},
		{"jira", "GET", "/rest/other/1/myself", "", ""},
		{"jira", "GET", "/wiki/api/v2/pages", "", ""},
		{"jira", "GET", "myself", "", ""},
		{"jira", "GET", "", "", ""},
		{"jira", "GET", "/", "", ""},
		{"jira", "GET", "//", "", ""},
		{"none", "GET", "/rest/api/3/myself", "", ""},
		{"confluence", "GET", "/wiki/api/v2/pages/1/labels", "/wiki/api/v2/pages/{id}/labels", "/wiki/api/v2/labels"},
		{"confluence", "GET", "/api/v2/pages/1", "/wiki/api/v2/pages/{id}", "/wiki/api/v2/pages/{id}"},
		{"confluence", "GET", "/pages/1", "", "/wiki/api/v2/pages/{id}"},
		{"bitbucket", "GET", "/2.0/repositories/w/r", "/2.0/repositories/{workspace}/{repo_slug}", "/2.0/repositories/{workspace}/{repo_slug}"},
	} {
		for which, got := range map[string]*restapi.Operation{c.want: table.Find(c.product, c.method, c.path), c.first: table.FirstMatch(c.product, c.method, c.path)} {
			if path := pathOf(got); path != which && c.want != c.first || c.want == c.first && pathOf(table.Find(c.product, c.method, c.path)) != which {
				t.Errorf("%s %s: found %q, want %q", c.method, c.path, path, which)
			}
		}
	}
}

func pathOf(o *restapi.Operation) string {
	if o == nil {
		return ""
	}
	return o.Path
}

// TestMissing compares the scopes of operations with those of an app.
func TestMissing(t *testing.T) {
	none := []string{}
	for _, c := range []struct {
		current, beta []string
		has, want     string
	}{
		{[]string{"a", "b"}, []string{"c", "d"}, "", "a b"},
		{[]string{"a", "b"}, []string{"c", "d"}, "a c", "b"},
		{[]string{"a", "b"}, []string{"c", "d"}, "c d", ""},
		{[]string{"a", "b"}, []string{"c", "d"}, "a b", ""},
		{[]string{"a"}, nil, "c", "a"},
		{[]string{"a"}, none, "c", "a"},
		{nil, []string{"c"}, "", ""},
		{none, []string{"c"}, "", ""},
	} {
		o := &restapi.Operation{Current: c.current, Beta: c.beta}
		got := o.Missing(func(scope string) bool { return slices.Contains(strings.Fields(c.has), scope) })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v or %v with %q: %v, want %q", c.current, c.beta, c.has, got, c.want)
		}
	}
}

// TestParse refuses what is no table, and says where.
func TestParse(t *testing.T) {
	const api = "api\tjira\tv\t\t2026-01-01\thttps://example.com\n"
	for content, want := range map[string]string{
		"":                            `there is no line "api"`,
		"GET\t/a\tb\n":                `line 1: an operation stands before the first line "api"`,
		"# a\n\napi\tjira\n":          "line 3: an API has 6 fields, this has 2",
		api + "GET\n":                 `line 2: an operation has a method, a path that begins with "/", and up to two groups of scopes`,
		api + "GET\ta\n":              `line 2: an operation has a method, a path that begins with "/", and up to two groups of scopes`,
		api + "GET\t/a\tb\tc\td\n":    `line 2: an operation has a method, a path that begins with "/", and up to two groups of scopes`,
		api + "GET\t/a\tb,c\td\r\n":   "",
		api + "GET\t/a\nPUT\t/a\t-\n": "",
	} {
		_, err := restapi.Parse(content)
		if got := ""; err != nil {
			if got = err.Error(); got != want {
				t.Errorf("%q: %q, want %q", content, got, want)
			}
		} else if want != "" {
			t.Errorf("%q: no error, want %q", content, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("jira", "GET", "/rest/api/3/issue/1?a")
	f.Add("confluence", "GET", "https://a/wiki/api/v2//")
	table := restapi.Embedded()
	f.Fuzz(func(_ *testing.T, product, method, path string) {
		table.Find(product, method, path)
		table.FirstMatch(product, method, path)
	})
}
