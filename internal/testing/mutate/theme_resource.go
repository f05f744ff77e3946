package mutate

import (
	"fmt"
	"strings"
)

// users are module types that show resources.
var users = []string{"jira:issuePanel", "macro", "jira:dashboardBackgroundScript", "jira:globalPage", "confluence:globalPage", "jira:dashboardGadget"}

func (t *theme) users(names ...string) {
	for range 1 + t.r.IntN(3) {
		entry := t.module(users[t.r.IntN(len(users))], "function", absent, "resource", t.word(names...), "render", t.node(absent, absent, str("native"), str("default")))
		t.put(entry, "edit", t.node(absent, absent, absent, mapping("resource", t.word(names...)), mapping("render", "native")))
		if t.chance(20) {
			t.put(entry, pick(t.builder, "renderRuntimeType", "resolvedResourceEntry"), "iframe")
		}
		if t.chance(4) {
			t.put(entry, "resolver", t.node(mapping("function", "main"), mapping("endpoint", "server"), mapping("function", "main", "endpoint", "server")))
		}
	}
}

func (t *theme) resources() {
	t.users("main", "main", "other", "nothing", "main/index", "static/main")
	l := list()
	for _, key := range []string{"main", "other", "main"}[:1+t.r.IntN(3)] {
		at := pick(t.builder, "static/main", "static/main", "static/other", "src/ui.jsx", "static/none", "../outside", "static/main/", "./static/main", ".", "static/main/index.html", "")
		l.items = append(l.items, t.put(mapping("key", key, "path", at), "bundler", t.node(absent, absent, absent, str("manual@2026")), "tunnel", t.node(absent, mapping("port", number(3000)))))
	}
	if t.chance(12) {
		for i := range pick(t.builder, 48, 51) {
			l.items = append(l.items, mapping("key", fmt.Sprintf("r%d", i), "path", "static/main"))
		}
	}
	if !t.chance(8) {
		t.section("resources", l)
	}
	if t.chance(3) {
		t.out.Files["static/main/index.html"] = page(t.builder)
		t.section("permissions", t.node(absent, absent, mapping("content", mapping("styles", list(str("unsafe-inline")))), mapping("content", mapping("scripts", list(str("unsafe-inline"))))))
	}
	if t.chance(8) {
		t.out.Files["static/none/"] = ""
	}
}

func (t *theme) entries() {
	t.users("main/one", "main/one", "main/two", "other/one", "main", "main/three")
	entry := mapping("one", t.mostly(pick(t.builder, "one.html", "one.html", "one.jsx", "ONE.HTML"), "one", "a..b", "a/b.html", "one.htm"))
	if t.chance(2) {
		entry.set("two", t.word("two.html", "two.jsx", "one.html"))
	}
	if t.chance(20) {
		for i := range 51 {
			entry.set(fmt.Sprintf("e%d", i), str("one.html"))
		}
	}
	l := list(t.put(mapping("key", "main", "path", t.word("static/main", "static/main", "src/ui.jsx")), "entry", entry, "bundler", t.node(absent, absent, absent, str("manual@2026"))))
	if t.chance(2) {
		l.items = append(l.items, mapping("key", "other", "path", "static/other"))
	}
	t.section("resources", l)
	if t.chance(3) {
		t.out.Files["static/main/one.html/"] = ""
	}
}

func (t *theme) bundle() {
	globs := t.some(3, "extra/*.txt", "extra/**", "extra", "**/*.json", "none/*", "extra/{a,b}.txt", "extra/.hidden", "extra/*", "src/index.js", "*.yml", "extra/[ab].txt", "!extra/a.txt", "./extra/a.txt", "", "extra/?.txt", "extra/+(a).txt")
	bundle := t.put(mapping(), "bundler", t.node(absent, str("webpack"), str("manual@2026"), str("manual@2026")), "path", t.node(absent, str("dist"), str("src"), str("./dist/"), str("none")), "extraFiles", t.node(globs, globs, absent))
	t.out.Root.at("app").set("package", bundle)
	for _, name := range []string{"extra/a.txt", "extra/.hidden", "extra/sub/b.json", "dist/index.js", "dist/index.mjs"} {
		if t.chance(2) {
			t.out.Files[name] = "export const run = 1;\n"
		}
	}
	t.module("function", "handler", t.word("index.run", "sub/x.run", "gone.run"))
	t.module("webtrigger", "function", "main")
}

func (t *theme) translations() {
	text := func() *Node {
		return t.node(mapping("i18n", "app.text"), mapping("i18n", "app.text"), mapping("i18n", "app.other"), mapping("i18n", "text"), str("Text"))
	}
	t.several(2, pick(t.builder, "jira:issuePanel", "macro", "jira:customField", "confluence:contentAction", "jira:adminPage"), func() []any {
		properties := []any{"title", text(), "description", t.node(absent, text())}
		if t.chance(6) {
			properties = append(properties, pick(t.builder, "title__i18n", "x__i18n", "__i18n"), t.node(str("app.text"), number(5)))
		}
		if t.chance(8) {
			properties = append(properties, "pages", list(mapping("title", text(), "route", "a"), mapping("i18n", "app.text")))
		}
		return properties
	})
	locales := []string{"en-US", "en-US", "de-DE", "fr-FR", "en-GB"}
	l := list()
	for range 1 + t.r.IntN(3) {
		l.items = append(l.items, mapping("key", t.word(locales...), "path", t.word("locales/en.json", "locales/de.json", "./locales/fr.json", "locales", "locales/none.json", "locales/en.txt")))
	}
	fallback := mapping("default", t.word(locales...))
	for range t.r.IntN(3) {
		fallback.set(t.mostly(pick(t.builder, "de-DE", "fr-FR", "en-GB"), "de").text, distinctOr(t.some(2, locales...)))
	}
	if !t.chance(5) {
		t.section("translations", mapping("resources", l, "fallback", fallback))
	}
	for _, name := range []string{"locales/en.json", "locales/de.json"} {
		if !t.chance(4) {
			t.out.Files[name] = pick(t.builder, `{"app": {"text": "Text", "other": "Other"}, "text": "T"}`, `{"app.text": "Text"}`, otherContent(t.builder, name), `{"app": {"text": "`+strings.Repeat("x", 256)+`"}}`)
		}
	}
}

// distinctOr is a list of distinct locales.
func distinctOr(l *Node) *Node {
	l = distinct(l)
	for _, item := range l.items {
		if item.text == "comment" {
			item.text = "en-US"
		}
	}
	return l
}
