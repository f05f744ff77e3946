package mutate

import (
	"fmt"
	"strings"
)

func (t *theme) actions() {
	t.several(3, "action", func() []any {
		return []any{"key", t.word("act", "act-2", "act-3"), "name", t.node(absent, str("Act"), str("Act"), str(""))}
	})
	names := []string{"act", "act-2", "act-3", "nothing"}
	for range t.r.IntN(3) {
		switch t.r.IntN(4) {
		case 0:
			t.module("rovo:agent", "actions", distinct(t.some(3, names...)))
		case 1:
			t.module("rovo:skill", "dependencies", mapping("tools", distinct(t.some(3, names...))), "source", mapping("dir", "skills/greet"))
		case 2:
			t.module("rovo:mcp", "tools", distinct(t.some(3, names...)))
		default:
			t.module("automation:actionProvider", "actions", distinct(t.some(3, names...)))
		}
	}
	if t.chance(6) {
		for provider := range 2 {
			all := list()
			for i := range pick(t.builder, 10, 10, 11) {
				key := fmt.Sprintf("act-%d-%d", provider, i)
				all.items = append(all.items, str(key))
				t.module("action", "key", key, "name", "Act")
			}
			t.module("automation:actionProvider", "actions", all)
		}
	}
}

func (t *theme) skills() {
	t.several(3, "rovo:skill", func() []any {
		dir := pick(t.builder, "skills/greet", "skills/greet", "skills/greet", "skills/greet", "skills/other", "skills/other", "skills/other", "skills/greet/", "./skills/greet", "../skills", "/skills", " ", "a/../b", "a/..", "..foo", "skills", "skills/none", `a\..\b`)
		return []any{"source", mapping("dir", dir), "dependencies", t.node(absent, mapping("tools", list(str("act"))), mapping("tools", list(str("act"), str("b"))))}
	})
	t.module("action", "key", "act", "name", "Act")
	for _, dir := range []string{"greet", "other"} {
		if t.chance(2) {
			t.out.Files["skills/"+dir+"/SKILL.md"] = skillText(t.builder, dir)
		}
	}
	for _, name := range []string{"scripts/run.sh", "references/a.md", "assets/x.png"} {
		if t.chance(3) {
			t.out.Files["skills/greet/"+name] = "x\n"
		}
	}
	if t.chance(8) {
		t.out.Files["skills/none/"] = ""
	}
}

func (t *theme) agents() {
	t.several(2, "rovo:agent", func() []any {
		good := t.word("Be helpful", "resource:main;p.txt", "resource:main;a/b.md", "resource:other;p.txt")
		if t.chance(4) {
			return []any{"prompt", t.node(str("resource:main;p.json"), str("resource:nothing;p.txt"), str("resource:main"), str("resource:;p.txt"), str("resource:main;p"), str("resource:main;p.ts"), str(""), number(5), absent)}
		}
		return []any{"prompt", good}
	})
	resources := list(mapping("key", "main", "path", "static/main"))
	if !t.chance(6) {
		resources.items = append(resources.items, mapping("key", "other", "path", "static/other"))
	}
	t.section("resources", resources)
	t.out.Files["static/main/index.html"] = "<!doctype html>\n"
	t.several(2, "rovo:agentConnector", func() []any {
		connector := []any{"productContexts", t.node(list(str("jira")), list(str("confluence")), list(str("jira"), str("confluence")))}
		if t.chance(2) {
			connector = append(connector, "protocols", mapping("agent2Agent", mapping("version", "1.0", "jsonRpcTransport", mapping("endpoint", t.word("server", "worker", "nothing")))))
		}
		return connector
	})
	t.module("endpoint", "key", "server", "remote", "backend")
	if t.chance(2) {
		t.module("endpoint", "key", "worker", "service", "jobs", "remote", absent)
	}
	if !t.chance(3) {
		t.scopes(t.some(3, "read:jira-work", "read:confluence-content.all", "read:issue:jira"))
	}
}

func (t *theme) singles() {
	for range 1 + t.r.IntN(3) {
		switch t.r.IntN(4) {
		case 0:
			t.several(2, "llm", func() []any {
				return []any{"model", t.node(list(str("claude")), list(str("claude")), list(str("claude"), str("claude")), list())}
			})
		case 1:
			t.several(2, "sql", func() []any { return nil })
		case 2:
			t.several(2, "objectStore", func() []any { return nil })
		default:
			t.several(2, "graph:connector", func() []any {
				return []any{"auth", t.node(absent, mapping("provider", "login"), mapping("provider", "nobody")), "documentationLink", t.mostly("https://example.com", "nonsense", "mailto:a@b.c", "http://a b", "https://a b", "https://")}
			})
		}
	}
}

func (t *theme) storage() {
	t.several(1, "macro", func() []any { return nil })
	entities := list()
	for range 1 + t.r.IntN(2) {
		attributes := mapping()
		for i := range pick(t.builder, 1, 2, 3, 50, 51) {
			attributes.set(fmt.Sprintf("a%d", i), mapping("type", t.word("string", "boolean", "integer", "any")))
		}
		if t.chance(4) {
			attributes.set(strings.Repeat("n", pick(t.builder, 30, 31)), mapping("type", "float"))
		}
		indexes := list()
		for i := range pick(t.builder, 1, 1, 2, 7, 8) {
			indexes.items = append(indexes.items, t.node(str("a0"), str("a0"), str("a0"), str("nothing"), str("by-key"), mapping("name", fmt.Sprintf("index-%d", i), "range", t.named(attributes), "partition", t.node(list(str("a0")), list(str("a0")), list(str("zz")))),
				mapping("name", t.word("by-key", "other"), "range", t.named(attributes))))
		}
		entities.items = append(entities.items, t.put(mapping("name", t.mostly(pick(t.builder, "one", "two", "a:b.c"), "a..b", "_a", "a.", "A", "ab", "a_b-c")), "attributes", attributes, "indexes", indexes))
	}
	t.out.Root.at("app").set("storage", t.put(mapping("entities", entities), "classifications", t.node(absent, list(str("ugc")))))
}

// named is a list of names of attributes.
func (t *theme) named(attributes *Node) *Node {
	l := list(str(attributes.pairs[t.r.IntN(len(attributes.pairs))].Key))
	if t.chance(4) {
		l.items = append(l.items, str("nothing"))
	}
	return l
}
