package rules_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/restapi"
	"forge-manifest-ls/internal/testing/oracle"
)

// sourceMutations change the text of a source file, as those do who work on it, and as damage does.
var sourceMutations = []func(r *rand.Rand, src string) string{
	swapLines, commentLine, dropLine, renameWord, otherPath, otherQuotes, otherMethod, damageSource,
}

// swapLines changes the order of two lines.
func swapLines(r *rand.Rand, src string) string {
	lines := strings.SplitAfter(src, "\n")
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	lines[i], lines[j] = lines[j], lines[i]
	return strings.Join(lines, "")
}

// commentLine makes a comment of a line.
func commentLine(r *rand.Rand, src string) string {
	lines := strings.SplitAfter(src, "\n")
	i := r.IntN(len(lines))
	if strings.TrimSpace(lines[i]) != "" {
		lines[i] = "// " + lines[i]
	}
	return strings.Join(lines, "")
}

// dropLine takes a line away.
func dropLine(r *rand.Rand, src string) string {
	lines := strings.SplitAfter(src, "\n")
	i := r.IntN(len(lines))
	return strings.Join(slices.Delete(lines, i, i+1), "")
}

// sourceWords are what is renamed into each other: names that rules look for, and such that they do not.
var sourceWords = [][]string{
	{"requestJira", "requestConfluence", "requestBitbucket", "requestJiraSafely", "request", "rj as requestJira", "fetch"},
	{"fetch", "get", "fetchAll", "window.fetch", "api.fetch"},
	{"storage", "store", "storage as s", "kvs"},
	{"'@forge/api'", "'@forge/kvs'", "'@forge/react'", "'./api'", "'@forge/bridge'"},
	{"useIssueProperty", "useContentProperty", "useSpaceProperty", "useIssuePropertyX"},
	{"NotificationApi", "Notifications"},
	{"invokeRemote", "invokeRemotes", "call"},
	{"Frame", "R.Frame", "Frames"},
	{"Image", "R.Image", "img"},
	{"'@forge/sql'", "'@forge/os'", "'@forge/object-store'", "'@forge/llm'", "'@forge/sqlite'"},
	{"import {", "import type {", "import * as x from 'y'; import {", "export {"},
	{"https://", "http://", "//", "/", "ftp://"},
	{"api.example.com", "API.example.com", "img.example.com", "localhost", "api.example.com:8080"},
	{"icon", "status", "picture"},
	{"asApp()", "asUser()", "asUser?.()", "asApp() as any"},
	{"const ", "let ", "export const ", "function "},
}

// renameWord puts one word in the place of another.
func renameWord(r *rand.Rand, src string) string {
	for range 20 {
		words := sourceWords[r.IntN(len(sourceWords))]
		if from := words[r.IntN(len(words))]; strings.Contains(src, from) {
			return strings.Replace(src, from, words[r.IntN(len(words))], 1+r.IntN(2))
		}
	}
	return src
}

var (
	pathInCode  = regexp.MustCompile(`/(rest|wiki|2\.0)/[^'"` + "`" + `\s]*`)
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
)

// otherPath calls another operation.
func otherPath(r *rand.Rand, src string) string {
	product := []string{"jira", "confluence", "bitbucket"}[r.IntN(3)]
	all := restapi.Embedded().Operations(product)
	o := all[r.IntN(len(all))]
	path := placeholder.ReplaceAllStringFunc(o.Path, func(string) string { return []string{"${id}", "10", "KEY-1"}[r.IntN(3)] })
	path += []string{"", "", "/", "?a=b", "?", "?x=${id}", "#f"}[r.IntN(7)]
	src = strings.NewReplacer("requestJira", "request"+strings.ToUpper(product[:1])+product[1:]).Replace(src)
	return pathInCode.ReplaceAllLiteralString(src, path)
}

// otherQuotes writes texts with other quotes.
func otherQuotes(r *rand.Rand, src string) string {
	quotes := []string{"'", "\"", "`"}
	return strings.ReplaceAll(src, quotes[r.IntN(3)], quotes[r.IntN(3)])
}

// otherMethod gives requests other options.
func otherMethod(r *rand.Rand, src string) string {
	options := []string{", { method: 'POST' })", ", { method: \"put\" })", ", { 'method': 'DELETE' })", ", { method })", ", { ...o })", ", o)", ", {})", ", { method: `POST` })", ")"}
	i := strings.Index(src, "`)")
	if i < 0 {
		i = strings.Index(src, "')")
	}
	if i < 0 {
		return src
	}
	return src[:i+1] + options[r.IntN(len(options))] + src[i+2:]
}

// damageSource breaks a text.
func damageSource(r *rand.Rand, src string) string {
	if src == "" || r.IntN(3) > 0 { // "forge lint" judges nothing then
		return src
	}
	i := r.IntN(len(src))
	if r.IntN(2) == 0 {
		return src[:i] + src[i+1:]
	}
	return src[:i] + []string{"'", "`", "{", ")", "/*", "<", "\n"}[r.IntN(7)] + src[i:]
}

// manifestMutations are changes of a manifest that matter to its sources: a text, and what stands in its place.
var manifestMutations = [][2]string{
	{"    - read:jira-work\n", ""},
	{"    - read:jira-work\n", "    - read:jira-work\n    - storage:app\n"},
	{"    - storage:app\n", ""},
	{"modules:\n", "permissions:\n  scopes: [read:jira-user, storage:app]\nmodules:\n"},
	{"modules:\n", "permissions:\n  external:\n    fetch:\n      backend:\n        - '*.example.com'\n    images: [{address: img.example.com}]\nmodules:\n"},
	{"modules:\n", "permissions:\n  external:\n    configurable:\n      enabled: true\nmodules:\n"},
	{"modules:\n", "remotes:\n  - key: r\n    baseUrl: https://api.example.com\n    operations: [compute]\nmodules:\n"},
	{"modules:\n", "modules:\n  sql:\n    - key: db\n      engine: mysql\n"},
}

// mutatedSources makes an app of two examples, and changes it.
func mutatedSources(r *rand.Rand, all []sourceExample) madeUpApp {
	first, second := all[r.IntN(len(all))], all[r.IntN(len(all))]
	app := madeUpApp{first.about + " " + second.about, first.manifest, maps.Clone(first.files)}
	if r.IntN(3) == 0 {
		for name, src := range second.files {
			if strings.HasPrefix(name, "src/") && name != "src/index.js" {
				name = "src/also/" + strings.TrimPrefix(name, "src/")
			} else if name == "src/index.js" {
				name = "src/also.js"
			}
			if strings.HasPrefix(name, "src/") {
				app.files[name] = src
			}
		}
	}
	names := slices.Sorted(maps.Keys(app.files))
	for range 1 + r.IntN(3) {
		if name := names[r.IntN(len(names))]; strings.HasPrefix(name, "src/") {
			app.files[name] = sourceMutations[r.IntN(len(sourceMutations))](r, app.files[name])
		}
	}
	if r.IntN(3) == 0 {
		change := manifestMutations[r.IntN(len(manifestMutations))]
		isThere := strings.HasPrefix(change[1], "permissions:") && strings.Contains(app.manifest, "permissions:") || strings.HasPrefix(change[1], "remotes:") && strings.Contains(app.manifest, "remotes:")
		if !isThere {
			app.manifest = strings.Replace(app.manifest, change[0], change[1], 1)
		}
	}
	return app
}

// TestOracleOnSources asks the linters of "forge lint" about apps that are made of the examples and changed: nothing is an
// Error here that is none there, and what is one there is at least said. SOURCES sets how many, SEED which.
func TestOracleOnSources(t *testing.T) {
	examples := slices.DeleteFunc(sourceExamples(t), func(e sourceExample) bool { // a function that is handed on is no call
		return slices.Contains([]string{"remote/nested-default-arg", "fetch/member-argument", "api/argument-of-other-call"}, e.about)
	})
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 16))
	var apps []madeUpApp
	var questions []oracle.Question
	for range oracle.Number("SOURCES", 300) {
		a := mutatedSources(r, examples)
		apps = append(apps, a)
		questions = append(questions, oracle.Question{Manifest: a.manifest, Files: a.files})
	}
	answers := oracle.Ask[struct{ Verdicts []sourceVerdict }](t, "@forge/lint", "sources.mjs", questions)
	table := sourceTable{}
	for i, a := range apps {
		table.compareSources(fmt.Sprintf("%d %s", i, a.about), a.check(), answers[i].Verdicts)
	}
	for _, rule := range slices.Sorted(maps.Keys(table)) {
		of := table[rule]
		t.Logf("%s: agree %d, milder %d, not said %d, more %d", rule, len(of["agree"]), len(of["milder"]), len(of["missed"]), len(of["more"]))
		for _, how := range []string{"false error", "missed"} {
			for _, about := range of[how] {
				var n int
				fmt.Sscan(about, &n)
				if how == "missed" && (isOnPurpose(rule, apps[n]) || hasErrorBesides(apps[n])) {
					continue
				}
				t.Errorf("%s, %s: %s\n%s\n%s", rule, how, about, apps[n].manifest, showFiles(apps[n].files))
			}
		}
	}
}

// hasErrorBesides reports whether there is an error in the manifest itself: "scopes:" without a value, say, may be about to
// get one.
func hasErrorBesides(a madeUpApp) bool {
	return slices.ContainsFunc(a.check(), func(d analysis.Diagnostic) bool {
		return d.Severity == analysis.Error && !isAboutSources(d.Rule.ID)
	})
}

// brokenHole matches a hole of a template that ends in another line: "forge lint" orders the parts by their columns, and takes the call
// for one of another path. longHook matches a hook that needs no scopes and whose name begins as that of one that does: for "forge lint" it
// needs permissions.
var (
	brokenHole = regexp.MustCompile("`[^`]*\\$\\{[^}`]*\n")
	longHook   = regexp.MustCompile(`import .*\buse(Issue|Content|Space)Property\w`)
)

// isOnPurpose reports whether there is a reason for not saying what "forge lint" says of an app by a rule. With a line that begins with "!"
// in ".gitignore" it reads next to nothing, and what it alone would see is not said.
func isOnPurpose(rule string, a madeUpApp) bool {
	if strings.HasPrefix(a.files[".gitignore"], "!") {
		return true
	}
	switch rule {
	case "function-handler-export":
		return exportsMore(a)
	case "source-api-scope-missing":
		return a.matches(brokenHole)
	case "source-permissions-unchecked":
		return a.matches(longHook)
	}
	return false
}

// matches reports whether a file of an app matches an expression.
func (a madeUpApp) matches(expression *regexp.Regexp) bool {
	for _, src := range a.files {
		if expression.MatchString(src) {
			return true
		}
	}
	return false
}

// exportsMore reports whether a handler's file exports what "forge lint" does not see, or may do so.
func exportsMore(a madeUpApp) bool {
	for _, src := range a.files {
		exports := javascript.ExportsOf([]byte(src))
		_, hasRun := exports.Find("run")
		_, hasDefault := exports.Find("default")
		if hasRun || hasDefault || exports.Open {
			return true
		}
	}
	return false
}

// showFiles shows the texts of files.
func showFiles(files map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, files[name])
	}
	return b.String()
}
