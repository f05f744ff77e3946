package mutate

import (
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// ChangeFiles makes one change in the files around a manifest, which are named as in
// [App], and names it.
func ChangeFiles(r *rand.Rand, files map[string]string) string {
	name := changeFiles(&builder{r: r}, files)
	settle(files)
	return name
}

// changeFiles makes one change in the files of an app, and names it.
func changeFiles(b *builder, files map[string]string) string {
	names := slices.Sorted(maps.Keys(files))
	if len(names) == 0 {
		return ""
	}
	name := names[b.r.IntN(len(names))]
	content := files[name]
	switch n := b.r.IntN(7); {
	case n == 0:
		delete(files, name)
		return "file-removed"
	case n == 1: // a directory instead
		delete(files, name)
		files[strings.TrimSuffix(name, "/")+"/"] = ""
		return "file-directory"
	case n == 2: // nothing left in its directory
		dir := path.Dir(name)
		for _, other := range names {
			if strings.HasPrefix(other, dir+"/") {
				delete(files, other)
			}
		}
		files[dir+"/"] = ""
		return "directory-empty"
	case strings.HasSuffix(name, "/"): // what is left is about content
		return ""
	case n == 3:
		delete(files, name)
		ext := path.Ext(name)
		files[strings.TrimSuffix(name, ext)+pick(b, ".ts", ".mjs", ".jsx", ".cjs", ".JS", ".htm", ".HTML", ".md", "")] = content
		return "file-renamed"
	case n == 4:
		if content == "" {
			return ""
		}
		at := b.r.IntN(len(content))
		files[name] = content[:at] + pick(b, "", "x", "\"", "}", "{", ":", "\n", " ") + content[min(len(content), at+b.r.IntN(4)):]
		return "file-broken"
	case n == 5:
		files[name] = otherContent(b, name)
		return "file-replaced"
	default:
		files[path.Dir(name)+"/README.md"] = "# Read me\n"
		return "file-added"
	}
}

// settle drops what cannot be beside the rest: a file where a directory is, and the mark of
// an empty directory that is not empty.
func settle(files map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		dir := strings.TrimSuffix(name, "/") + "/"
		for other := range files {
			if other != name && strings.HasPrefix(other, dir) {
				delete(files, name)
			}
		}
	}
}

// otherContent is what a file of a sort may hold, right or wrong.
func otherContent(b *builder, name string) string {
	switch path.Ext(name) {
	case ".html":
		return page(b)
	case ".json":
		return pick(b, "{}", "[]", "null", "5", "", "{\"a\": {\"b\": \"c\"}}", "{\"app\": {\"text\": \"Text\"}}", "\ufeff{}", "{\"app.text\": \"\"}", "{\"app\": {\"text\": 5}}", "{,}",
			"{\"app.text\": \"literal\", \"app\": {\"text\": \"dotted\"}}", "{\"app\": {\"text\": \""+strings.Repeat("x", 300)+"\"}}", "{\"app.text\": {\"deep\": \"x\"}}")
	case ".md":
		return skillText(b, path.Base(path.Dir(name)))
	default:
		return pick(b, "", "export const run = 1;\n", "export default () => 1;\n", "module.exports = { run: 1 };\n", "const run = 1;\nexport { run };\n")
	}
}

// page is an HTML page, with or without a policy of content.
func page(b *builder) string {
	policy := pick(b, "", "default-src 'self'", "style-src 'unsafe-inline'", "default-src 'self';style-src 'self' 'unsafe-inline'", "default-src 'self'; style-src 'unsafe-inline'",
		"style-src-elem 'unsafe-inline'", "script-src 'unsafe-inline'", "STYLE-SRC 'unsafe-inline'")
	attribute := pick(b, "http-equiv=\"Content-Security-Policy\"", "http-equiv='Content-Security-Policy'", "http-equiv=\"content-security-policy\"", "name=\"Content-Security-Policy\"",
		"http-equiv=Content-Security-Policy")
	meta := "<meta " + attribute + " content=\"" + policy + "\">"
	return pick(b, "<!doctype html>\n<html><head>"+meta+"</head><body></body></html>\n", meta, "<html><head></head><body>"+meta+"</body></html>", "<!-- "+meta+" -->", "")
}

// skillText is a description of a skill, right or wrong.
func skillText(b *builder, dir string) string {
	var s strings.Builder
	s.WriteString(pick(b, "---\n", "---\n", "---\n", "---\r\n", "", " ---\n", "\ufeff---\n", "---- \n"))
	s.WriteString(pick(b, "name: "+dir+"\n", "name: "+dir+"\n", "name: Other\n", "name: other\n", "name: 5\n", "name:\n", "", "name: \""+strings.Repeat("a", 65)+"\"\n", "name: a--b\n"))
	s.WriteString(pick(b, "description: "+strings.Repeat("word ", 12)+"\n", "description: short\n", "description: "+strings.Repeat("word ", 250)+"\n", "description: [a]\n", "description:\n", "", "description: \"\"\n",
		"description: >\n  "+strings.Repeat("word ", 12)+"\n"))
	for _, line := range []string{
		pick(b, "", "compatibility: yes\n", "compatibility: 5\n", "compatibility: \"\"\n", "compatibility: "+strings.Repeat("x", 501)+"\n"),
		pick(b, "", "metadata:\n  a: b\n", "metadata: a\n", "metadata:\n  a: 5\n", "metadata:\n", "metadata: []\n"),
		pick(b, "", "license: MIT\n", "license: 5\n", "license:\n"),
		pick(b, "", "allowed-tools: act\n", "allowed-tools: act  b\n", "allowed-tools: other\n", "allowed-tools: [act]\n", "allowed-tools: \"\"\n", "allowed-tools:\n"),
		pick(b, "", "", "colour: red\n", "- a\n", "a: [\n", "name: twice\n"),
	} {
		if b.r.IntN(3) == 0 {
			s.WriteString(line)
		}
	}
	s.WriteString(pick(b, "---\n", "---\n", "---\n", "---", "", "--- \n", "...\n"))
	s.WriteString(pick(b, "Uses act.\n", "Uses action.\n", "", " \n\n", strings.Repeat("act\n", 499), strings.Repeat("act\n", 500), "See scripts/run.sh, and act.\n", "act: see references/a.md).\n", "See my/scripts/run.sh act\n",
		"act (assets/x.png)\n", "Use act-ion\n"))
	return s.String()
}
