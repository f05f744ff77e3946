// Site makes a static site of the pages in docs: "make site". It needs no server, no network, and JavaScript for
// the search alone. Each rule has a page; rules.html is what "make build RULE_PAGES=ADDRESS" takes as the address.
//
//	go run -C tools ./site ROOT OUT [PLAYGROUND]
//
// PLAYGROUND is the folder with the built playground, which becomes part of the site; pages of rules link to it.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

//go:embed page.html
var layout string

//go:embed style.css
var style []byte

//go:embed search.js
var search []byte

// page is a page of the site.
type page struct {
	Name  string // of its file, below the site
	Title string
	Body  template.HTML
	Words string // for the search
	Root  string // the way from the page to the folder of the site
}

// source is what a page is made of.
type source struct {
	name    string // of the page
	file    string
	section string // the heading of the part of the file that the page holds; "" for what is in no other page
}

// sources are the pages that are made of files, in the order of the menu.
var sources = []source{
	{name: "index.html", file: "README.md"},
	{name: "rules.html", file: "docs/rules.md"},
	{name: "settings.html", file: "docs/settings.md"},
	{name: "features.html", file: "docs/features.md"},
	{name: "command-line.html", file: "docs/command-line.md"},
	{name: "methods.html", file: "README.md", section: "Methods of the protocol"},
	{name: "editors.html", file: "docs/editors.md"},
	{name: "ci.html", file: "docs/ci.md"},
	{name: "impact.html", file: "docs/impact.md"},
	{name: "forge-lint.html", file: "docs/forge-lint.md"},
	{name: "real-apps.html", file: "docs/real-apps.md"},
	{name: "agents.html", file: "docs/agents.md"},
	{name: "worker.html", file: "docs/worker.md"},
	{name: "architecture.html", file: "docs/architecture.md"},
	{name: "benchmarks.html", file: "docs/benchmarks.md"},
	{name: "contributing.html", file: "CONTRIBUTING.md"},
	{name: "releasing.html", file: "docs/releasing.md"},
}

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fmt.Fprintln(os.Stderr, "usage: site ROOT OUT [PLAYGROUND]")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2], strings.Join(os.Args[3:], "")); err != nil {
		fmt.Fprintln(os.Stderr, "site: "+err.Error())
		os.Exit(1)
	}
}

// write makes the site of the project in a folder, in another folder; playground is "" where there is none.
func write(root, out, playground string) error {
	if playground != "" {
		if err := os.CopyFS(filepath.Join(out, "playground"), os.DirFS(playground)); err != nil {
			return err
		}
	}
	pages, err := pagesOf(root, playground != "")
	if err != nil {
		return err
	}
	t, err := template.New("page").Parse(layout)
	if err != nil {
		return err
	}
	var index []map[string]string
	for _, p := range pages {
		var b bytes.Buffer
		if err := t.Execute(&b, map[string]any{"Page": p, "Menu": pages[:len(sources)], "HasPlayground": playground != ""}); err != nil {
			return err
		}
		if err := save(out, p.Name, b.Bytes()); err != nil {
			return err
		}
		index = append(index, map[string]string{"name": p.Name, "title": p.Title, "words": p.Words})
	}
	encoded, err := json.Marshal(index)
	if err != nil {
		return err
	}
	// A page that is opened from a folder may load a script, and not a file of data.
	if err := save(out, "index.js", append(append([]byte("var pages = "), encoded...), ';', '\n')); err != nil {
		return err
	}
	if err := save(out, "style.css", style); err != nil {
		return err
	}
	if err := save(out, "search.js", search); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(out, "docs", "images"), os.DirFS(filepath.Join(root, "docs", "images")))
}

// save writes a file of the site.
func save(out, name string, content []byte) error {
	file := filepath.Join(out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o666)
}

// pagesOf returns all pages: those of files, and one for each rule.
func pagesOf(root string, hasPlayground bool) (pages []page, err error) {
	for _, s := range sources {
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(s.file)))
		if err != nil {
			return nil, err
		}
		p, err := pageOf(s.name, s.file, s.part(string(content)))
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	content, err := os.ReadFile(filepath.Join(root, "docs", "rules.md"))
	if err != nil {
		return nil, err
	}
	_, rules, _ := strings.Cut(string(content), "\n## ")
	for _, rule := range splitRules(rules) {
		id, _, _ := strings.Cut(rule, "\n")
		more := "\n[All rules](rules.md)\n"
		if hasPlayground && strings.Contains(rule, sampleStart) {
			more = "\n[Try the sample in the playground](" + playgroundLink + "index.html#example=" + id + ") · [All rules](rules.md)\n"
		}
		p, err := pageOf("rules/"+id+".html", "docs/rules.md", "# "+rule+more)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// sampleStart begins the sample of a rule in docs/rules.md. Rules about large manifests have none.
const sampleStart = "\nWrong:\n"

// heading begins a section, such as that of a rule in docs/rules.md.
var heading = regexp.MustCompile(`(?m)^## `)

// splitRules returns the sections of rules, each without the mark of its heading.
func splitRules(rules string) []string { return heading.Split(rules, -1) }

// part returns the part of its file that a page holds.
func (s source) part(content string) string {
	if s.section != "" {
		_, found, _ := strings.Cut(content, "\n## "+s.section+"\n")
		return "# " + s.section + "\n" + heading.Split(found, 2)[0]
	}
	for _, other := range sources {
		if other.file == s.file && other.section != "" {
			before, found, _ := strings.Cut(content, "\n## "+other.section+"\n")
			_, after, _ := strings.Cut(found, "\n## ")
			content = before + "\n## " + after
		}
	}
	return content
}

// markdown makes HTML. Our own pages have HTML in them.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()), goldmark.WithRendererOptions(html.WithUnsafe()))

// pageOf makes a page of the Markdown in a file.
func pageOf(name, file, src string) (page, error) {
	var b bytes.Buffer
	if err := markdown.Convert([]byte(src), &b); err != nil {
		return page{}, err
	}
	first, _, _ := strings.Cut(strings.TrimLeft(src, "# \n"), "\n")
	root := strings.Repeat("../", strings.Count(name, "/"))
	body := link.ReplaceAllStringFunc(b.String(), func(found string) string {
		m := link.FindStringSubmatch(found)
		return m[1] + target(name, file, root, m[2]) + `"`
	})
	return page{Name: name, Title: first, Body: template.HTML(body), Words: wordsOf(src), Root: root}, nil
}

// link is where HTML leads to another file.
var link = regexp.MustCompile(`((?:href|src)=")([^"]*)"`)

// repository is where files are that have no page.
const repository = "https://github.com/forge-manifest-ls/forge-manifest-ls/blob/main/"

// playgroundLink begins the address of something in the playground.
const playgroundLink = "playground:"

// target returns what a link in a page leads to: a page of the site, an image, or a file of the repository.
func target(name, file, root, to string) string {
	if strings.HasPrefix(to, playgroundLink) {
		return root + "playground/" + strings.TrimPrefix(to, playgroundLink)
	}
	if strings.Contains(to, ":") || to == "" {
		return to
	}
	to, anchor, hasAnchor := strings.Cut(to, "#")
	if file == "docs/rules.md" && to == "" && name == "rules.html" {
		return "rules/" + anchor + ".html"
	}
	if hasAnchor {
		anchor = "#" + anchor
	}
	if to == "" {
		return anchor
	}
	full := path.Join(path.Dir(file), to)
	if s, ok := sourceOf(full, anchor); ok {
		return root + s.name + anchor
	}
	if strings.HasPrefix(full, "docs/images/") {
		return root + full
	}
	return repository + full + anchor
}

// sourceOf returns the page that holds the place in a file that an anchor leads to, such as "#more", or its beginning for "".
func sourceOf(file, anchor string) (source, bool) {
	part := func(s source) bool { return s.file == file && s.section != "" && s.anchor() == anchor }
	whole := func(s source) bool { return s.file == file && s.section == "" }
	i := slices.IndexFunc(sources, part)
	if i < 0 {
		i = slices.IndexFunc(sources, whole)
	}
	if i < 0 {
		return source{}, false
	}
	return sources[i], true
}

// anchor returns what leads to the section.
func (s source) anchor() string {
	return "#" + strings.ToLower(strings.ReplaceAll(s.section, " ", "-"))
}

// notWords is what the search does not look at.
var notWords = regexp.MustCompile("[^a-zA-Z0-9:_.-]+")

// wordsOf returns the words of a text, each once and in small letters.
func wordsOf(src string) string {
	words := strings.Fields(notWords.ReplaceAllString(strings.ToLower(src), " "))
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}
