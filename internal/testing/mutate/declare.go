package mutate

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// finish declares what the manifest names, and gives it a module if it has none that
// counts.
func (out *Manifest) finish() {
	m, modules := out.maker, out.Root.at("modules")
	counts := func(p *Pair) bool { return p.Key != "function" && p.Key != "endpoint" }
	if !slices.ContainsFunc(modules.pairs, counts) {
		modules.set("webtrigger", list(mapping("key", "hook", "function", "main")))
	}
	m.declare(out.Root, modules)
	m.declare(out.Root, out.Root)
	for _, kind := range []string{"remotes", "resources"} { // and what these name in turn
		if n := out.Root.at(kind); n != nil {
			m.declare(out.Root, n)
		}
	}
	if len(modules.pairs) == 0 {
		out.Root.remove("modules")
	}
	out.translate()
}

// declare adds what a node and those below it name.
func (m *Maker) declare(root, n *Node) {
	for _, p := range slices.Clone(n.pairs) {
		switch {
		case p.Value.typ == schema.String:
			m.refer(root, p.Key, p.Value.text)
		case p.Value.typ == schema.List && (p.Key == "actions" || p.Key == "tools"):
			for _, item := range p.Value.items {
				if item.typ == schema.String {
					m.refer(root, p.Key, item.text)
				}
			}
		}
		m.declare(root, p.Value)
	}
	for _, item := range n.items {
		m.declare(root, item)
	}
}

// undeclared are names that are never declared.
var undeclared = []string{"nothing", "nowhere", "nobody"}

// refer declares what a property names.
func (m *Maker) refer(root *Node, property, value string) {
	key := value
	if slices.Contains(undeclared, value) {
		return
	}
	switch property {
	case "function":
		m.add(root, mapping("key", key, "handler", "index.run"), "modules", "function")
	case "endpoint":
		m.add(root, mapping("key", key, "remote", "backend", "route", mapping("path", "/"+key)), "modules", "endpoint")
		m.refer(root, "remote", "backend")
	case "remote":
		m.add(root, mapping("key", key, "baseUrl", "https://example.com"), "remotes")
	case "service":
		m.add(root, m.entry("services", key), "services")
	case "actions", "tools":
		action := m.entry("action", key)
		action.set("name", str("Act"))
		m.add(root, action, "modules", "action")
		m.declare(root, action)
	case "page", "adminPage":
		page := m.entry("jira:adminPage", key)
		m.add(root, page, "modules", "jira:adminPage")
		m.declare(root, page)
	case "provider":
		if s, ok := m.catalogue.Section("providers"); ok {
			m.add(root, m.small(key, propertyOf(s.Schema.Parts(nil), "auth").Items), "providers", "auth")
		}
	case "resource":
		key, _, _ = strings.Cut(value, "/")
		m.add(root, mapping("key", key, "path", "static/main"), "resources")
	default:
		if rest, ok := strings.CutPrefix(value, "resource:"); ok {
			key, _, _ = strings.Cut(rest, ";")
			m.refer(root, "resource", key)
		}
	}
}

// entry is the smallest entry of a module type or section.
func (m *Maker) entry(name, key string) *Node {
	if s, ok := m.catalogue.Section(name); ok {
		return m.small(key, s.Item)
	}
	module, ok := m.catalogue.Module(name)
	if !ok {
		return mapping("key", key)
	}
	return m.small(key, module.Item)
}

func (m *Maker) small(key string, s *schema.Schema) *Node {
	small := builder{r: m.r}
	n, ok := small.value("", s, 0)
	if !ok {
		n = mapping()
	}
	n.set("key", str(key))
	return n
}

// add adds an entry to the list at a path, which is made when it is not there, unless
// an entry has its key already.
func (m *Maker) add(root, entry *Node, path ...string) {
	at := root
	for i, name := range path {
		if at.pair(name) == nil {
			if i < len(path)-1 {
				at.set(name, mapping())
			} else {
				at.set(name, list())
			}
		}
		at = at.at(name)
	}
	same := func(n *Node) bool { return n.at("key") != nil && n.at("key").text == entry.at("key").text }
	if at.typ == schema.List && !slices.ContainsFunc(at.items, same) {
		at.items = append(at.items, entry)
	}
}

// scopes are what some module types need in smallest manifests.
var scopes = map[string]string{
	"bitbucket:mergeCheck": "read:pullrequest:bitbucket", "rovo:agentConnector": "read:jira-work", "trigger": "read:jira-work",
}

// complete adds to a manifest with an entry what Forge asks for beyond the schema.
func (out *Manifest) complete(entry *Node) {
	if out.About == "jira:workflowValidator" && entry.at("function") == nil && entry.at("expression") == nil {
		entry.set("expression", str("true"))
	}
	if scope := scopes[out.About]; scope != "" {
		out.Root.set("permissions", mapping("scopes", list(str(scope))))
	}
	if render := entry.at("render"); render != nil && render.text == "native" {
		out.Root.set("resources", list(mapping("key", "main", "path", "src/ui.jsx")))
	}
}
