package mutate

// address is the address of a remote: one for all, or one for each region.
func (t *theme) address() *Node {
	return t.node(str("https://example.com"), str("https://other.example.com"), mapping("default", "https://example.com", "EU", "https://eu.example.com"),
		mapping("default", "https://example.com", "US", "https://us.example.com"), mapping("default", "https://example.com"), str("nonsense"), absent)
}

func (t *theme) remote(key string) *Node {
	return t.put(mapping("key", key),
		"baseUrl", t.address(),
		"operations", t.node(absent, absent, list(str("storage")), list(str("fetch"), str("storage")), list(str("compute"))),
		"storage", t.node(absent, absent, mapping("inScopeEUD", boolean(true)), mapping("inScopeEUD", boolean(false))),
		"auth", t.tokens(),
		"configurable", t.node(absent, absent, absent, mapping("name", "Name", "description", "What it is", "supportedPatterns", list(str("*.example.com")))),
	)
}

func (t *theme) remotes() {
	l := list()
	for _, key := range []string{"backend", "other", "third"}[:1+t.r.IntN(3)] {
		l.items = append(l.items, t.remote(key))
	}
	t.section("remotes", l)
	if t.chance(3) {
		t.several(2, "remote", func() []any {
			return []any{"baseUrl", "https://example.com", "operations", list(str("storage")), "storage", t.node(absent, mapping("inScopeEUD", boolean(true)), mapping("inScopeEUD", boolean(false)))}
		})
	}
	if t.chance(2) {
		t.module("endpoint", "remote", t.word("backend", "nowhere"), "auth", t.tokens())
	}
	if t.chance(4) {
		t.module("endpoint", "service", t.word("worker", "nowhere"), "remote", absent)
	}
	if !t.chance(3) {
		t.scopes(t.some(2, someScopes...))
	}
}

func (t *theme) dataResidency() {
	t.several(2, "migration:dataResidency", func() []any { return []any{"remote", t.word("backend", "other")} })
	t.section("remotes", t.node(absent, list(mapping("key", "backend", "baseUrl", "https://example.com"))))
}

func (t *theme) providers() {
	remotes := list()
	for _, key := range []string{"backend", "other"} {
		if remote := t.remote(key); t.chance(2) {
			remote.remove("auth")
			remotes.items = append(remotes.items, remote)
		} else {
			remotes.items = append(remotes.items, mapping("key", key, "baseUrl", "https://"+key+".example.com"))
		}
	}
	t.section("remotes", remotes)
	all := list()
	names := []string{"backend", "backend", "other", "nowhere"}
	for _, key := range []string{"login", "custom"}[:1+t.r.IntN(2)] {
		provider := mapping("key", key, "name", "Login", "clientId", "id", "bearerMethod", "authorization-header")
		if t.chance(2) {
			t.put(provider, "integration", "google", "remotes", t.some(2, names...))
		} else {
			call := func() *Node { return mapping("remote", t.word(names...), "path", "/x") }
			t.put(provider, "type", "oauth2", "remotes", t.node(absent, t.some(2, names...)),
				"actions", mapping("authorization", call(), "exchange", call(), "retrieveProfile", t.put(call(), "function", t.word("main", "nothing"))))
		}
		all.items = append(all.items, provider)
	}
	t.section("providers", mapping("auth", all))
	backend := t.some(3, "https://backend.example.com", "https://example.com", "https://example.com/", "*.example.com")
	for _, key := range []string{"backend", "other"} {
		if t.chance(2) {
			backend.items = append(backend.items, mapping("remote", key))
		}
	}
	t.section("permissions", t.node(absent, mapping("external", mapping("fetch", mapping("backend", backend)))))
	t.module("function", "key", "main", "providers", t.node(absent, mapping("auth", list(str("login")))))
	t.module("graph:connector", "auth", mapping("provider", t.word("login", "custom", "nobody")))
}

func (t *theme) connect() {
	modules := mapping()
	for range 1 + t.r.IntN(2) {
		name := pick(t.builder, "jira:adminPages", "jira:webhooks", "jira:lifecycle", "confluence:lifecycle", "jira:nope", "jira:issuePanel")
		modules.set(name, t.node(list(mapping("key", "c1")), list(mapping("key", "c1"), mapping("key", "c2")), list(mapping("key", "same"), mapping("key", "same")), list(mapping("a", "b"), mapping("a", "c")), str("x"), list(), null(),
			list(null()), mapping("key", "c3")))
	}
	t.section("connectModules", t.node(modules, modules, modules, absent, mapping()))
	t.out.Root.at("app").set("connect", t.put(mapping("key", "my.connect-key"), "remote", t.node(absent, str("backend"), str("backend"), str("nowhere")), "authentication", t.node(absent, absent, str("jwt"))))
	if t.chance(6) {
		t.out.Root.at("app").remove("connect")
	}
	t.section("remotes", t.node(absent, list(t.remote("backend")), list(t.put(t.remote("backend"), "configurable", mapping("name", "Name", "description", "What it is"))), list(mapping("key", "backend", "baseUrl", "https://example.com"))))
	if t.chance(2) {
		t.module("macro", "key", t.word("c1", "macro"))
	}
}
