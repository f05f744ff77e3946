package mutate

import "strings"

func (t *theme) functions() {
	t.several(3, "function", func() []any {
		return []any{
			"handler", t.word("index.run", "index.other", "sub/x.run", "a.b.c", "index", "./index.run", "index.$run", "ïndex.rün", "a-b/c_d.e-f", "index.run ", "src/index.run", "/index.run", "index.", ".run", "a//b.c", "индекс.ход"),
			"timeoutSeconds", t.node(absent, absent, number(25), number(26), number(900)),
		}
	})
	if t.chance(4) {
		key := strings.Repeat(pick(t.builder, "a", "ab"), pick(t.builder, 11, 12, 23, 24))
		t.module("function", "key", key)
	}
	t.several(2, "webtrigger", func() []any {
		return []any{"function", t.word("main", "other", "same", "function-0"), "key", t.word("hook", "same", "main")}
	})
	if t.chance(2) {
		t.module("endpoint", "key", t.word("server", "main"), "remote", t.word("backend", "other"))
	}
	if t.chance(3) {
		t.module("macro", "resolver", t.node(mapping("function", "resolve"), mapping("endpoint", "server"), mapping("function", "function-0")), "config", t.node(absent, mapping("function", "nope"), boolean(true)))
	}
	if t.chance(4) {
		t.module("consumer", "queue", "jobs")
	}
	if t.chance(5) {
		t.out.Root.at("modules").set(pick(t.builder, "jira:nope", "core:function", "service", "issuePanel"), t.node(list(mapping("key", "x")), list(), null(), str("x"), list(mapping("a", "b"), mapping("a", "c"))))
	}
}

// someScopes are permission scopes, one of them unknown.
var someScopes = []string{
	"read:jira-work", "write:jira-work", "read:confluence-content.all", "storage:app", "read:me", "manage:jira-configuration", "read:issue:jira",
	"read:pullrequest:bitbucket", "read:repository:bitbucket", "read:page:confluence", "read:app-system-token", "read:app-user-token", "read:nothing",
}

// scopes sets scopes as a list or as a map.
func (t *theme) scopes(scopes *Node) {
	if t.chance(4) {
		m := mapping()
		for _, s := range scopes.items {
			m.set(s.text, t.node(mapping(), mapping("allowImpersonation", boolean(true))))
		}
		scopes = m
	}
	if t.out.Root.at("permissions") == nil {
		t.out.Root.set("permissions", mapping())
	}
	t.out.Root.at("permissions").set("scopes", scopes)
}

func (t *theme) triggers() {
	events := t.out.maker.catalogue.EventNames()
	needed := list()
	t.several(2, "trigger", func() []any {
		l := list()
		for range 1 + t.r.IntN(3) {
			name := events[t.r.IntN(len(events))]
			if t.chance(6) {
				name = pick(t.builder, "avi:jira:nothing:issue", "avi:confluence:jira:x", "avi:forge:installed:app", "avi:jira:created:issue")
			}
			e, _ := t.out.maker.catalogue.Event(name)
			needed.items = append(needed.items, words2(pick(t.builder, e.Current, e.Current, e.Beta, nil))...)
			l.items = append(l.items, str(name))
		}
		if t.chance(5) {
			l = list(mapping("eventType", l.items[0], "filter", mapping("ignoreSelf", boolean(true))))
		}
		properties := []any{"events", l, "filter", t.node(absent, absent, mapping("ignoreSelf", boolean(true)), mapping("ignoreSelf", boolean(false)), mapping("expression", "true"))}
		if t.chance(2) {
			return append(properties, "endpoint", "server", "function", absent)
		}
		return properties
	})
	if t.chance(2) {
		t.module("endpoint", "key", "server", "remote", "backend", "route", t.node(absent, mapping("path", "/x")), "auth", t.tokens())
	}
	needed.items = append(needed.items, t.some(2, someScopes...).items...)
	t.r.Shuffle(len(needed.items), func(i, j int) { needed.items[i], needed.items[j] = needed.items[j], needed.items[i] })
	if !t.chance(4) {
		t.scopes(needed)
	}
}

// tokens is what an endpoint or remote gets to authenticate by.
func (t *theme) tokens() *Node {
	return t.node(absent, mapping("appUserToken", mapping("enabled", boolean(true))), mapping("appUserToken", mapping("enabled", boolean(false))), mapping("appSystemToken", mapping("enabled", boolean(true))))
}

func words2(words []string) []*Node {
	var nodes []*Node
	for _, w := range words {
		nodes = append(nodes, str(w))
	}
	return nodes
}

func (t *theme) variables() {
	declared := list()
	for range t.r.IntN(3) {
		declared.items = append(declared.items, t.node(str("NAME"), str("OTHER"), mapping("key", "NAME", "default", "main"), mapping("key", "PLACE", "default", "static/main"), mapping("key", "NAME", "default", "no such key")))
	}
	if t.chance(10) {
		declared = t.node(str("NAME"), list(null()), mapping("NAME", "x"), null())
	}
	if len(declared.items) > 0 || !t.chance(3) {
		t.section("environment", mapping("variables", declared))
	}
	t.module("jira:issuePanel", "title", t.word("${NAME}", "Hi ${NAME} and ${OTHER}", "$NAME", "${name}", "${}", "Title"), "resource", t.mostly("main", "${NAME}"))
	t.section("resources", list(mapping("key", t.mostly("main", "${NAME}"), "path", t.word("static/main", "${PLACE}"))))
	if t.chance(3) {
		t.out.Root.at("modules").set("${NAME}", list(mapping("key", "x")))
	}
	t.out.Files["static/main/index.html"] = "<!doctype html>\n"
}
