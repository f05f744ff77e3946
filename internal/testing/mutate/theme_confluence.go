package mutate

import "strings"

func (t *theme) confluencePages() {
	for range 1 + t.r.IntN(2) {
		t.several(2, pick(t.builder, "confluence:spaceSettings", "confluence:globalPage", "confluence:spacePage"), func() []any { return []any{"route", t.word("a", "a", "b")} })
	}
	t.several(3, "confluence:globalSettings", func() []any { return []any{"useAsConfig", t.flag(), "useAsGetStarted", t.flag()} })
}

func (t *theme) customContent() {
	kinds := []string{"this:a", "this:b", "this:c", "space", "page"}
	for _, key := range []string{"a", "b", "c"}[:1+t.r.IntN(3)] {
		entry := t.module("confluence:customContent", "key", key)
		entry.set("supportedContainerTypes", distinct(list(append(t.some(2, kinds...).items, t.word(kinds...))...)))
		if children := distinct(t.some(3, "this:a", "this:b", "this:c", "comment", "attachment")); t.chance(2) {
			entry.set("supportedChildTypes", children)
		}
	}
}

// distinct drops what is in a list of texts twice, and fills an empty one.
func distinct(l *Node) *Node {
	seen := map[string]bool{}
	out := list()
	for _, item := range l.items {
		if !seen[item.text] {
			out.items = append(out.items, item)
		}
		seen[item.text] = true
	}
	if len(out.items) == 0 {
		out.items = append(out.items, str("comment"))
	}
	return out
}

func (t *theme) shortcuts() {
	keys := []string{"ctrl", "shift", "a", "b", "f1", "F1", "Ctrl", "enter", "plus", "+", "é", "😀", "command", "aa", "1", "space", ""}
	t.several(3, pick(t.builder, "confluence:contentAction", "confluence:globalPage", "confluence:globalSettings", "jira:issuePanel"), func() []any {
		var s strings.Builder
		s.WriteString(keys[t.r.IntN(len(keys))])
		for range t.r.IntN(3) {
			s.WriteString(pick(t.builder, "+", "+", "+", " ", " + ", "  ") + keys[t.r.IntN(len(keys))])
		}
		accelerator := pick(t.builder, s.String(), s.String(), "ctrl+k", "g d", "+", " ", "ctrl+ctrl", "a+ctrl", "a+b", " a")
		return []any{"keyboardShortcut", mapping("accelerator", accelerator)}
	})
}

func (t *theme) macros() {
	t.several(2, pick(t.builder, "macro", "macro", "jira:issuePanel", "jira:issuePanel"), func() []any {
		matchers := list()
		for range t.r.IntN(3) {
			matchers.items = append(matchers.items, mapping("pattern", t.word(
				"https://example.com/*", "https://*.example.com/a", "*://example.com", "http*://a.b", "mailto:a", "https://example.com/a?b=*", "http://a:*/b", "https://a-b.c.d", "example.com", "https://a_b.com", "https://a..b", "https://exämple.com",
				"https:\\\\a.b", "ftp://a.b.:*", "https://a.b/"+strings.Repeat("x", 1100), "https://", "https://a:80/x", "https://a.b?c", "https://a.b/\nx", "", "HTTPS://A.B/c d")))
		}
		return []any{"autoConvert", t.node(absent, mapping("matchers", matchers), mapping("matchers", matchers), mapping(), boolean(false))}
	})
}

func (t *theme) bitbucket() {
	t.several(2, "bitbucket:repoCodeFileViewer", func() []any {
		return []any{"filePattern", t.word("a.*", "*.svg", "[", "(?i)a", "a{1", `\p{L}`, "(?<=a)b", "(?<n>a)\\k<n>", "a**", "[b-a]", "(", "a|", "]", "{", `\`, "(?:a", "x{2,1}", "(?<!a)b", `\u{1}`, "[^]", "()", "+", "(?=a)*", "a++")}
	})
	if t.chance(2) {
		t.several(2, "bitbucket:mergeCheck", func() []any {
			if t.chance(2) {
				return []any{"endpoint", "server", "function", absent}
			}
			return nil
		})
		t.module("endpoint", "key", "server", "remote", "backend", "route", t.node(absent, mapping("path", "/x")), "auth", t.tokens())
	}
	for range 1 + t.r.IntN(2) {
		t.several(2, pick(t.builder, "bitbucket:workspaceSettingsMenuPage", "bitbucket:workspaceGlobalPage", "bitbucket:repoMainMenuPage"), func() []any {
			return []any{"useAsConfig", t.flag(), "useAsGetStarted", t.flag()}
		})
	}
	if !t.chance(3) {
		t.scopes(t.some(3, "read:pullrequest:bitbucket", "read:repository:bitbucket", "read:jira-work"))
	}
}

func (t *theme) dashboards() {
	for range 1 + t.r.IntN(2) {
		entry := t.module(pick(t.builder, "dashboards:widget", "dashboards:filter", "dashboards:backgroundScript", "jira:dashboardBackgroundScript", "jira:dashboardGadget"))
		t.put(entry, pick(t.builder, "title", "displayConditions", "icon", "edit", "colour", "function"), t.node(absent, absent, str("x"), mapping(), mapping("resource", "main")))
	}
}
