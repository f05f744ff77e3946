package mutate

import "fmt"

func (t *theme) jiraPages() {
	for range 1 + t.r.IntN(2) {
		name := pick(t.builder, "jira:adminPage", "jira:adminPage", "jira:projectPage", "jira:projectSettingsPage", "jira:globalPage", "jira:uiModifications")
		t.several(3, name, func() []any {
			page := mapping("title", "Page", "route", "page")
			properties := []any{
				"useAsConfig", t.flag(), "useAsGetStarted", t.flag(),
				"pages", t.node(absent, absent, list(page)), "sections", t.node(absent, absent, list(mapping("header", "More", "pages", list(page)))),
			}
			if t.chance(3) && name != "jira:uiModifications" {
				return append(properties, "function", "main", "resource", absent, "resolver", absent, "render", absent)
			}
			return properties
		})
	}
}

func (t *theme) jiraFields() {
	aliased := func(name string) *Node { return mapping("type", "string", "searchAlias", name) }
	t.several(2, pick(t.builder, "jira:customField", "jira:customField", "jira:customFieldType"), func() []any {
		properties := mapping("a", aliased("one"), "b", t.node(aliased("one"), aliased("two"), mapping("type", "object", "properties", mapping("c", aliased(pick(t.builder, "one", "three"))))))
		if t.chance(2) {
			return []any{"type", "string", "connectFieldProperty", t.node(absent, mapping("key", "x"), mapping("path", "x")), "migratedFromConnect", t.flag()}
		}
		return []any{"type", "object", "schema", t.node(absent, mapping("properties", properties), mapping("properties", mapping()), mapping("properties", mapping("a", mapping("type", "array", "items", aliased("one")), "b", aliased("one"))))}
	})
	t.entityProperties()
	t.several(2, "jira:jqlFunction", func() []any { return []any{"name", t.word("find", "Find", "FIND", "other")} })
}

func (t *theme) entityProperties() {
	if !t.chance(3) {
		return
	}
	t.several(2, "jira:entityProperty", func() []any {
		values := list()
		for i := range pick(t.builder, 1, 50, 51, 100, 101) {
			values.items = append(values.items, mapping("path", fmt.Sprintf("a.b%d", i), "type", "number"))
		}
		return []any{"propertyKey", "p", "values", values}
	})
}

func (t *theme) jiraWorkflows() {
	t.several(2, "jira:workflowValidator", func() []any {
		return []any{"expression", t.node(absent, str("true"), str(""), str(" ")), "function", t.node(absent, str("main"))}
	})
	t.several(2, "jira:workflowCondition", func() []any { return []any{"expression", t.word("true", " ", "\t", "\u00a0", "")} })
	t.several(3, "jira:actionValidator", func() []any {
		return []any{"action", t.word("workItemMoved", "workItemCloned"), "expression", t.word("true", "")}
	})
}

func (t *theme) jiraCommands() {
	for _, name := range []string{"jira:globalPage", "jira:adminPage", "jira:projectPage", "jira:issuePanel"} {
		if t.chance(2) {
			t.module(name, "key", "page")
			break
		}
	}
	t.module("jira:command", "target", t.node(mapping("page", "page"), mapping("page", "nowhere"), mapping("resource", "main"), mapping("resource", "nothing")))
	if t.chance(2) {
		t.module("jira:timeTrackingProvider", "adminPage", t.word("page", "page", "admin", ""))
	}
	t.several(2, "jira:globalBackgroundScript", func() []any {
		return []any{"experience", t.some(3, "all", "board", "dashboard", "issue-view"), "resource", t.word("main", "main", "other")}
	})
	t.section("resources", list(mapping("key", "main", "path", "static/main")))
}

func (t *theme) fullPages() {
	names := []string{"jira:fullPage", "confluence:fullPage", "global:fullPage", "global:ui"}
	for range 1 + t.r.IntN(2) {
		t.several(2, names[t.r.IntN(len(names))], func() []any {
			return []any{"icon", t.node(absent, str("resource:main;icon.svg"), str("resource:other;icon.SVG"), str("https://example.com/a.svg"), str("resource:main;icon.png"))}
		})
	}
	for _, p := range t.out.Root.at("modules").pairs {
		for _, entry := range p.Value.items {
			if p.Key != "global:ui" {
				entry.set("routePrefix", t.mostly(pick(t.builder, "a", "b"), "A", `a\b`))
			}
		}
	}
	if t.chance(2) {
		t.compatibleWith()
	}
}

// compatibleWith says which products the app works with.
func (t *theme) compatibleWith() {
	products := mapping()
	for _, name := range []string{"jira", "confluence", "compass", "bitbucket"} {
		if t.chance(2) {
			products.set(name, mapping("required", boolean(t.chance(2) && name != "bitbucket")))
		}
	}
	t.out.Root.at("app").set("compatibility", products)
}

func (t *theme) compatibility() {
	t.compatibleWith()
	t.module(pick(t.builder, "jira:fullPage", "confluence:fullPage", "global:fullPage", "macro"))
	if t.chance(2) {
		t.out.Root.at("app").set("features", mapping("autoUserConsent", boolean(t.chance(2))))
	}
	if t.chance(2) {
		t.out.Root.at("app").set("name", str("My app"))
	}
	if t.chance(6) {
		t.out.Root.remove("modules")
		t.out.Root.set("modules", t.node(mapping(), mapping("function", list(mapping("key", "main", "handler", "index.run")))))
	}
}
