package main

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestSources shows that each page of docs is one of the site.
func TestSources(t *testing.T) {
	pages, err := fs.Glob(os.DirFS("../.."), "docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for _, page := range pages {
		if !slices.ContainsFunc(sources, func(s source) bool { return s.file == page }) {
			t.Errorf("the site has no page of %s", page)
		}
	}
}

// TestSite makes the site, and shows that each link in it leads to a file and a heading that are there.
func TestSite(t *testing.T) {
	out, playground := t.TempDir(), t.TempDir()
	if err := os.WriteFile(playground+"/index.html", []byte("<title>Playground</title>"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := write("../..", out, playground); err != nil {
		t.Fatal(err)
	}
	site := os.DirFS(out)
	pages, rules := map[string]string{}, 0
	err := fs.WalkDir(site, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			content, err := fs.ReadFile(site, name)
			pages[name] = string(content)
			if strings.HasPrefix(name, "rules/") {
				rules++
			}
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if rules < 200 || len(pages) != rules+len(sources)+1 {
		t.Errorf("%d pages, %d of rules", len(pages), rules)
	}
	if want := `href="../playground/index.html#example=module-deprecated"`; !strings.Contains(pages["rules/module-deprecated.html"], want) {
		t.Error("the page of a rule does not lead to its sample in the playground")
	}
	if strings.Contains(pages["rules/manifest-size.html"], "#example=") {
		t.Error("the page of a rule without a sample leads to one")
	}
	if !strings.Contains(pages["methods.html"], "textDocument/definition") || strings.Contains(pages["index.html"], "textDocument/definition") {
		t.Error("the methods of the protocol are not on their page, and there alone")
	}
	if !strings.Contains(pages["features.html"], `href="methods.html#methods-of-the-protocol"`) {
		t.Error("the page of features does not lead to that of the methods")
	}
	for name, content := range pages {
		for _, m := range link.FindAllStringSubmatch(content, -1) {
			to, anchor, _ := strings.Cut(m[2], "#")
			if strings.Contains(to, ":") {
				continue
			}
			full := path.Join(path.Dir(name), to)
			if to == "" {
				full = name
			}
			if _, err := fs.Stat(site, full); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, m[2])
			} else if anchor != "" && !strings.HasPrefix(anchor, "example=") && !strings.Contains(pages[full], `id="`+anchor+`"`) {
				t.Errorf("%s leads to %s, where there is no such heading", name, m[2])
			}
		}
	}
}
