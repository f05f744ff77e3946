package impact

// keyedRules are the rules about the entries of a list that are told apart by a name. A rule that is nil
// notes nothing.
type keyedRules struct{ added, changed, removed *Rule }

// keyed compares two lists whose entries are told apart by their keys.
func (c *comparison) keyed(old, now set, rules keyedRules) {
	for _, m := range now.members {
		was, ok := old.get(m.name)
		switch {
		case !ok:
			c.add(rules.added, m.node, m.name)
		case differ(was, m.node):
			c.add(rules.changed, m.node, m.name)
		}
	}
	for _, m := range old.without(now) {
		c.add(rules.removed, m.node, m.name)
	}
}

// resources compares the resources of the app.
func (c *comparison) resources() {
	c.keyed(keyedBy(c.old.at("resources"), "key"), keyedBy(c.new.at("resources"), "key"),
		keyedRules{resourceAdded, resourceChanged, resourceRemoved})
}

// services compares the services of the app.
func (c *comparison) services() {
	old := keyedBy(c.old.at("services"), "key")
	added := serviceAdded
	if len(old.members) == 0 {
		added = serviceAddedFirst
	}
	c.keyed(old, keyedBy(c.new.at("services"), "key"), keyedRules{added, serviceChanged, serviceRemoved})
}

// providers compares the providers of accounts.
func (c *comparison) providers() {
	old, now := keyedBy(c.old.at("providers", "auth"), "key"), keyedBy(c.new.at("providers", "auth"), "key")
	for _, m := range now.without(old) {
		c.add(providerAdded, m.node, m.name)
	}
	for _, m := range old.without(now) {
		c.add(providerRemoved, m.node, m.name)
		c.add(providerRemovedData, m.node, m.name)
	}
	for _, m := range now.members {
		if was, ok := old.get(m.name); ok && differ(was, m.node) {
			c.provider(was, m.node, m.name)
		}
	}
}

// provider compares a provider that both manifests have.
func (c *comparison) provider(old, now node, key string) {
	const client, scopes, actions = "clientId", "scopes", "actions"
	if differ(old.at(client), now.at(client)) {
		c.changed(providerClientChanged, old.at(client), now.at(client), key)
	}
	c.members(textsOf(old.at(scopes)), textsOf(now.at(scopes)), providerScopeAdded, providerScopeRemoved)
	if differ(old.at(actions), now.at(actions)) {
		c.changed(providerActionsChanged, old.at(actions), now.at(actions), key)
	}
	if differ(old, now, client, scopes, actions) {
		c.add(providerChanged, now, key)
	}
}
