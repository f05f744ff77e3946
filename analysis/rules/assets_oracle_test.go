package rules_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/resources"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// assetCase is a manifest with the files around it.
type assetCase struct {
	name, manifest string
	files          map[string]string
}

// assetCases are the samples of the rules about files, and what is hard to get right.
func assetCases(t *testing.T) []assetCase {
	t.Helper()
	var cases []assetCase
	add := func(name, manifest string, more map[string]string) {
		around := map[string]string{"src/index.js": "export const run = () => {};\n", "static/main/index.html": "<!doctype html>\n"}
		maps.Copy(around, more)
		cases = append(cases, assetCase{name, manifest, around})
	}
	for _, r := range resources.GroupFiles.Rules {
		if r != ruleNamed("function-handler-export") { // another tool of Forge's looks at that
			sample := sampleOf(t, r)
			add(r.ID+" bad", sample.Bad, sample.Files)
			add(r.ID+" good", sample.Good, sample.Files)
		}
	}
	for _, h := range handlersToTry {
		add("handler "+h, partHead+partWebtrigger+partHandled(yamledit.Quoted(h)), map[string]string{
			"src/a.b.js": "", "src/sub/x.ts": "", "src/mod.mjs": "", "src/dir.js/x": "", "src/ïndex.js": "", "src/src/y.cjs": "", "src/a-b.jsx": "",
		})
	}
	for _, pattern := range patternsToTry {
		add("pattern "+pattern, partExtraHead(yamledit.Quoted(pattern))+partWebtrigger+partFunctions, map[string]string{
			"docs/page.md": "", "docs/deep/er/note.txt": "", ".hidden/file": "", "docs/.dot": "", "a[b].txt": "", "x(y).txt": "", "empty/": "",
		})
	}
	for _, page := range pagesToTry {
		add("page "+page, partHead+partCustomPage+partHostedAt("static/page"), map[string]string{"static/page/index.html": page})
	}
	for _, file := range skillsToTry {
		add("skill "+file, partHead+partSkilled("skills/sample"), partSkillFiles(file))
	}
	for _, prompt := range promptsToTry {
		add("prompt "+prompt, partHead+partPrompted(yamledit.Quoted(prompt))+partResources, map[string]string{
			"static/main/p.md": "Hello", "static/main/p.json": "{}", "static/main/sub/p.txt": "Hello", "static/main/.md": "Hello", "static/main/d.md/x": "", "static/main/empty.md": "",
		})
	}
	for _, dir := range []string{"skills/sample/.", "./skills/sample", "skills/sample/", " ", "..", "..sample", "skills/../skills/sample", "skills/sample/..", "/skills/sample", "skills/sample/SKILL.md"} {
		add("skill in "+dir, partHead+partSkilled(yamledit.Quoted(dir)), partSkillFiles(partGoodSkill))
	}
	for _, page := range []string{partCustomPage, partNativePage, partEntryUse("main/a"), partWebtrigger + partFunctions} {
		add("index.html is a directory", partHead+page+partHostedAt("static/page")+"    entry: {a: a.html}\n", map[string]string{"static/page/index.html/": "", "static/page/a.html": ""})
	}
	for _, path := range []string{"", ".", "./static/main", "static/main/", "static/../static/main", "static/main/index.html", "/nowhere", "static", "static/none", "static/empty"} {
		for _, page := range []string{partCustomPage, partNativePage, partWebtrigger + partFunctions} {
			add("resource "+path, partHead+page+partHostedAt(yamledit.Quoted(path)), map[string]string{"static/empty/": ""})
			add("bundled resource "+path, partHead+page+partHostedAt(yamledit.Quoted(path))+"    bundler: manual@2026\n", map[string]string{"static/empty/": ""})
		}
	}
	return cases
}

var handlersToTry = []string{
	"index.run", "index", "index.", ".run", "a.b.run", "sub/x.run", "sub//x.run", "/index.run", "./index.run", "mod.run", "dir.run", "ïndex.rün",
	"index.$run", "index.run ", "src/y.run", "y.run", "src/index.run", "../src/index.run", "a-b.r_1", "index.٣", "index.run\n", "Index.run", "index.ⅷ", "indeχ.run",
}

var patternsToTry = []string{
	"docs", "docs/", "docs/*", "docs/**", "docs/*.md", "docs/*.txt", "**/*.txt", "**/note.txt", "docs/**/er/*", "*.md", "*", "**", ".hidden/*", "*/file", "docs/.*",
	"docs/page.{md,txt}", "{docs,none}/page.md", "docs/p[a-b]ge.md", "docs/p[!x]ge.md", "docs/p?ge.md", "../app/docs/page.md", "./docs/page.md", "docs/./page.md",
	"docs/../docs/page.md", "a[b].txt", "a\\[b\\].txt", "x(y).txt", "docs/@(page|none).md", "docs/!(none).md", "empty", "empty/*", "", "docs//page.md", "docs/page.{1..3}", "#docs", "!docs",
	"docs/**.md", "**/**/page.md", "DOCS/page.md", "docs/page.md/*", "docs/page.md/",
}

var pagesToTry = []string{
	`<meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`,
	`<META HTTP-EQUIV='Content-Security-Policy' CONTENT='style-src &#39;unsafe-inline&#39;'>`,
	`<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'unsafe-inline'">`,
	`<meta http-equiv="Content-Security-Policy" content="default-src 'self';style-src 'unsafe-inline'">`,
	`<meta http-equiv="Content-Security-Policy" content="default-src 'self';style-src-elem 'unsafe-inline';style-src 'none'">`,
	`<!-- <meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"> -->`,
	`<script>"<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'unsafe-inline'\">"</script>`,
	`<noscript><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></noscript>`,
	`<meta name=x><meta content="style-src 'unsafe-inline'" http-equiv="Content-Security-Policy"/>`,
	`<meta http-equiv="Content-Security-Policy" content="style-src 'self'"><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`,
	`<metadata http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`,
	`<title><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></title>`,
	`<meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'`,
	`<meta http-equiv=Content-Security-Policy content=style-src&#32;'unsafe-inline'>`,
	`<meta http-equiv="Content-Security-Policy">`, `<meta http-equiv="content-security-POLICY" content="style-src 'unsafe-inline'">`,
	`<meta http-equiv=" Content-Security-Policy" content="style-src 'unsafe-inline'">`, `<meta-x http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`,
	`<meta http-equiv="Content-Security-Policy" content="style-src 'self'" content="style-src 'unsafe-inline'">`,
	`<p title="<meta http-equiv='Content-Security-Policy' content='style-src &#39;unsafe-inline&#39;'>">`, `<![CDATA[<meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">]]>`,
	`<?xml <meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">?>`, `<!-><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`,
	`<xmp><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></xmp>`, `<iframe><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></iframe>`,
	`</p <meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'">`, `<!-- --!><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"> -->`,
	`<noembed><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></noembed>`, `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></head></html>`,
	`<svg><style><meta http-equiv="Content-Security-Policy" content="style-src 'unsafe-inline'"></style></svg>`,
}

var skillsToTry = []string{
	"", "---", "---\n---\n", "--- \nname: NAME\n---\nx\n", "\ufeff" + partGoodSkill, strings.ReplaceAll(partGoodSkill, "\n", "\r\n"), "---\nnull\n---\nx\n", "---\n- a\n---\nx\n",
	"---\nname: NAME\nname: NAME\n---\nx\n", "---\nname: null\ndescription: null\n---\nx\n", strings.Replace(partGoodSkill, "NAME", "true", 1),
	strings.Replace(partGoodSkill, "NAME", "NAME\nallowed-tools: a b", 1), strings.Replace(partGoodSkill, "NAME", "NAME\nallowed-tools: 'a  b'", 1),
	strings.Replace(partGoodSkill, "NAME", "NAME\nallowed-tools: \"a\\u00a0b\"", 1), strings.Replace(partGoodSkill, "NAME", "NAME\nmetadata: {a: 'b', c: null, d: 1}", 1),
	strings.Replace(partGoodSkill, "NAME", "NAME\nmetadata: []", 1), strings.Replace(partGoodSkill, "NAME", "NAME\nlicense:", 1), strings.Replace(partGoodSkill, "NAME", "NAME\ncompatibility: ''", 1),
	strings.Replace(partGoodSkill, "NAME", "NAME\n1: 2\n<<: {a: b}", 1), strings.Replace(partGoodSkill, "Greet the person.", "See scripts/none.sh, references/a.md. assets/ and xscripts/y ./assets/z", 1),
	strings.Replace(partGoodSkill, "Greet the person.\n", strings.Repeat("x\n", 499), 1), strings.Replace(partGoodSkill, "Greet the person.\n", strings.Repeat("x\n", 500), 1),
	strings.Replace(partGoodSkill, "Greet the person.\n", "\u00a0\n\ufeff", 1), strings.Replace(partGoodSkill, partDescription, strings.Repeat("😀", 25), 1), strings.Replace(partGoodSkill, partDescription, strings.Repeat("😀", 513), 1),
}

var promptsToTry = []string{
	"resource:main;p.md", "resource:main;p.json", "resource:main;p", "resource:main", "resource:main;", "resource:none;p.md", "resource:", "resource: You are", "resource:main;sub/p.txt",
	"resource:main;../main/p.md", "resource:main;p.md?x#y", "resource:main;p.md ", "resource:main;.md", "resource:main;P.MD", "resource:main;d.md", "resource:/main;p.md", "resource:main;p.md;x", "Resource:none;p.md",
	"resource:ma\nin;p.md", "resource:main;p.mdx", "resource:main;none.md", "resource:main;empty.md",
}

// toldApart are the cases in which we say nothing because libraries differ.
var toldApart = []string{"pattern docs/page.{1..3}", "pattern #docs", "pattern !docs", "pattern docs/page.md/*"}

// oursAlone are the warnings about files that the official validator does not have.
var oursAlone = []string{"function-handler-export", "icon-path", "icon-file-missing", "page-source", "page-absolute-path", "page-blocked"}

// TestAssetsOracle compares the gravest problem with what the official validator says.
func TestAssetsOracle(t *testing.T) {
	cases := assetCases(t)
	var questions []oracle.Question
	for _, c := range cases {
		questions = append(questions, oracle.Question{Manifest: c.manifest, Files: c.files, Stage: oracle.Full})
	}
	for i, verdict := range oracle.Judge(t, questions) {
		c := cases[i]
		around := memory.Files{"/app/": ""}
		for name, content := range c.files {
			around["/app/"+name] = content
		}
		got := "accepted"
		found := analysis.Checker{Groups: rules.All(), Files: files.NewStore(around).In("/app")}.Check(context.Background(), manifest.New(text.New(c.manifest)))
		for _, d := range found {
			if d.Severity == analysis.Error {
				got = "error"
			} else if d.Severity == analysis.Warning && got == "accepted" && !slices.Contains(oursAlone, d.Rule.ID) {
				got = "warning"
			}
		}
		want := strings.Replace(verdict.Verdict, "crash", "error", 1)
		if slices.Contains(toldApart, c.name) && got == "accepted" {
			want = got
		}
		if got != want {
			t.Errorf("%s: %s %q, want %s %v\n%s", c.name, got, summary(found), want, verdict.Problems, strings.TrimPrefix(c.manifest, partHead))
		}
	}
}
