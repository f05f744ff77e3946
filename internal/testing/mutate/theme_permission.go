package mutate

import "strings"

func (t *theme) permissions() {
	t.module("macro")
	t.scopes(t.some(4, someScopes...))
	hash := func(n int) string { return strings.Repeat("a", n) }
	content := t.put(mapping(), "scripts", t.some(3, "unsafe-eval", "unsafe-hashes", "unsafe-inline", "blob:", "'unsafe-inline'", "blob", "sha256-"+hash(44), "sha256-"+hash(43), "sha384-"+hash(64), "sha512-"+hash(88), "sha512-"+hash(87)+"!", "sha1-"+hash(28), "*"),
		"styles", t.node(absent, list(str("unsafe-inline"))))
	t.out.Root.at("permissions").set("content", content)
	if t.chance(6) {
		t.out.Root.at("permissions").set("enforcement", str("app-managed"))
	}
}

// addresses are what may be written where an address outside is asked for.
var addresses = []string{
	"example.com", "*.example.com", "example.com:8080", "wss://x.y", "slack://x", "mailto:a@b.c", "ftp://a.b", "blob:", "HTTP://a.com", "HTTPS://a.com", "*.com", ".", "https://.", "127.0.0.1", "https://a_b.com",
	"https://exämple.com", `a.com\b`, "http://x.y", "httpx://a.b", "https://*", "localhost", "https://localhost", "https://localhost:8080", "https:", "", "foo bar.com", "*.*.com", "ex*mple.com", "exa$mple.com", "h2tp://a.b",
	"https://[::1].x", "*", "https://example.com/path", "https://example.com/", "example.com/a/b", "https://example.com?q=1", "https://user:pw@a.b", "*.gravatar.com", "*.wp.com", "*.atl-paas.net", "javascript:alert(1)", "data:x", "Data:x.y",
	"https://a.b:99999", "//a.b", "https:a.b", "https:/a.b", "https://a.b#c", "https://%41.com", "https://a%00.com", "https://xn--a.com", "https://a.b/ c", "https://1.2.3", "https://1.2.3.4.5", "https://256.1.1.1", "https://0x7f.1", "https://a.b.", "https://-a.b",
	"https://*.a.b:*", "*://a.b", "a.b,c.d", "https://a.b;c", "https://a.b|c", "https://a.b^c", "https://ａ.com", "https://a.b/" + "é", "wss:a.b", "WSS://a.b", "http:a.b", "httpsx://a.b", "about:blank", "a+b://c.d", "https://a.b\tc",
}

func (t *theme) egress() {
	t.module("macro")
	item := func(remotes bool) *Node {
		address := t.word(addresses...)
		if t.chance(4) {
			address = t.word("*", "*.gravatar.com", "https://example.com/a", "*.wp.com")
		}
		switch n := t.r.IntN(6); {
		case n < 2:
			return address
		case n == 2 && remotes:
			return mapping("remote", t.word("backend", "other", "nowhere"))
		}
		return t.put(mapping("address", address), "category", t.node(absent, str("analytics")), "inScopeEUD", t.flag())
	}
	items := func(remotes bool) *Node {
		l := list()
		for range t.r.IntN(3) {
			l.items = append(l.items, item(remotes))
		}
		return l
	}
	external := mapping()
	for _, name := range []string{"images", "fonts", "styles", "frames", "media", "navigation", "scripts"} {
		if t.chance(4) {
			external.set(name, items(false))
		}
	}
	if t.chance(2) {
		external.set("fetch", t.put(mapping(), "backend", t.node(absent, items(true), items(true)), "client", t.node(absent, items(true))))
	}
	t.section("permissions", mapping("external", external))
	if t.chance(2) {
		t.section("remotes", list(t.remote("backend"), mapping("key", "other", "baseUrl", t.word(addresses...))))
	}
}

// conditional are module types that ask for display conditions, or do not.
var conditional = []string{
	"jira:issuePanel", "jira:globalPage", "jira:adminPage", "jira:projectPage", "jira:dashboardGadget", "jira:customField", "jira:dashboardBackgroundScript", "confluence:contentAction", "confluence:globalPage", "confluence:backgroundScript",
	"confluence:contentBylineItem", "jiraServiceManagement:portalFooter", "jiraServiceManagement:portalSubheader", "jira:boardAction", "confluence:homepageFeed", "jiraServiceManagement:portalUserMenuAction", "compass:componentPage",
}

func (t *theme) conditions() {
	t.several(2, conditional[t.r.IntN(len(conditional))], func() []any {
		properties := []any{"displayConditions", t.displayed()}
		page := func() *Node { return mapping("title", "Page", "route", "page", "displayConditions", t.condition(1)) }
		if t.chance(4) {
			return append(properties, "pages", list(page()))
		}
		if t.chance(6) {
			return append(properties, "sections", list(mapping("header", "More", "pages", list(page()), "displayConditions", t.condition(1))))
		}
		return properties
	})
}

// displayed is what is written for display conditions: rarely no map.
func (t *theme) displayed() *Node {
	if t.chance(12) {
		return t.node(str("x"), list(), null(), boolean(false))
	}
	return t.node(t.condition(0), t.condition(0), t.condition(0), mapping())
}

// condition is a map of display conditions.
func (t *theme) condition(depth int) *Node {
	n := mapping()
	for range 1 + t.r.IntN(2) {
		switch k := t.r.IntN(12); {
		case k < 4 && depth < 12:
			operand := t.condition(depth + 1)
			for t.chance(5) && depth < 3 { // a long chain
				for range 9 {
					operand = mapping("not", operand)
				}
				depth = 9
			}
			n.set(pick(t.builder, "and", "or", "not"), t.node(operand, operand, list(operand, t.condition(depth+1)), null(), str("abc"), list(null()), list(str("a")), list(), number(5)))
		case k < 8:
			n.set(pick(t.builder, "isAdmin", "isLoggedIn", "isSiteAdmin", "isSpaceAdmin", "canEditIssues", "isProjectAdmin", "isadmin", "hasAppAccess"), t.node(boolean(true), boolean(true), boolean(false), str("true"), null(), number(1)))
		case k == 8:
			n.set(pick(t.builder, "appEdition", "hasSpacePermission", "hasGlobalPermission", "jiraExpression", "issueKey", "projectKey"), t.node(str("free"), str("VIEW"), str("x"), list(str("a"), str("b")), number(3)))
		case k == 9:
			property := mapping("entity", t.word("issue", "content", "nothing"), "propertyKey", "p", "value", t.node(str("x"), list(str("x")), number(5)))
			n.set(pick(t.builder, "entityPropertyExists", "entityPropertyEqualTo", "entityPropertyContainsAny", "entityPropertyContainsAll"), t.node(property, property, str("x"), mapping("entity", "issue", "propertyKey", "p"), mapping("propertyKey", "p")))
		case k == 10:
			n.set("permissions", t.node(mapping("scopes", str("read:jira-work")), mapping("scopes", list(str("a"))), mapping("external", mapping("fetch", mapping("backend", list(mapping("address", "a.b"), str("c.d"))))), mapping("scope", "a"), str("x")))
		default:
			n.set(pick(t.builder, "timeTrackingProviderEnabled", "colour"), t.node(mapping("key", "x"), mapping(), boolean(true)))
		}
	}
	return n
}
