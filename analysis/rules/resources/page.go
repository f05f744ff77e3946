package resources

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
)

// page is what an index.html loads.
type page struct {
	source   string // what shows that it is the source of a front end, which a build turns into a page
	absolute string // the first script or style sheet from the root of its server
	scripts  []string
	styles   []string // addresses of other servers, as those of scripts
	// inlineScript is the hash of the first script in the page; "" where there is none.
	inlineScript string
	inlineStyle  bool
}

// pageOf keeps what an index.html loads.
var pageOf = files.NewReading(func(content []byte) *page {
	p := &page{}
	for tag := range usedTags(string(content)) {
		for _, value := range tag.attributes {
			if strings.Contains(value, publicURL) { // else a comment of the source that was kept
				p.source = publicURL
			}
		}
		switch tag.name {
		case "script":
			p.addScript(tag)
		case "style":
			p.inlineStyle = p.inlineStyle || strings.TrimSpace(withoutEnd(tag.text)) != ""
		case "link":
			if rel := strings.Fields(strings.ToLower(tag.attributes["rel"])); slices.Contains(rel, "stylesheet") {
				p.styles = p.load(p.styles, tag.attributes["href"])
			}
		}
	}
	return p
})

// publicURL stands in the sources of pages that Create React App builds.
const publicURL = "%PUBLIC_URL%"

// lineEnds makes the line ends of a page those that browsers see, which take "\r\n" and "\r" for "\n"
// before they hash a script.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// addScript takes up a script, unless it is data.
func (p *page) addScript(t tag) {
	src, isLoaded := t.attributes["src"]
	kind := strings.ToLower(t.attributes["type"])
	isProgram := kind == "" || kind == "module" || strings.HasSuffix(kind, "javascript")
	switch body := withoutEnd(t.text); {
	case !isProgram:
	case isLoaded:
		if p.source == "" && isSourceScript(src) {
			p.source = src
		}
		p.scripts = p.load(p.scripts, src)
	case p.inlineScript == "" && strings.TrimSpace(body) != "":
		sum := sha256.Sum256([]byte(lineEnds.Replace(body)))
		p.inlineScript = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	}
}

// load adds the address of what a page loads to a list of those on other servers, or notes that it
// is one from the root of its server.
func (p *page) load(others []string, address string) []string {
	switch address = strings.TrimSpace(address); {
	case strings.HasPrefix(address, "//"), strings.HasPrefix(strings.ToLower(address), "https://"), strings.HasPrefix(strings.ToLower(address), "http://"):
		return append(others, address)
	case strings.HasPrefix(address, "/") && p.absolute == "":
		p.absolute = address
	}
	return others
}

// isSourceScript reports whether a script is of a kind that browsers do not run.
func isSourceScript(address string) bool {
	name, _, _ := strings.Cut(address, "?")
	return !strings.Contains(name, "//") && slices.ContainsFunc([]string{".ts", ".tsx", ".jsx"}, func(e string) bool { return strings.HasSuffix(name, e) })
}

// withoutEnd returns the content of an element without the tag that closes it.
func withoutEnd(text string) string {
	if i := strings.LastIndex(text, "</"); i >= 0 {
		return text[:i]
	}
	return text
}
