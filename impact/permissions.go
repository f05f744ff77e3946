package impact

// permissions compares what the app may do.
func (c *comparison) permissions() {
	old, now := c.old.at("permissions"), c.new.at("permissions")
	c.scopes(old.at("scopes"), now.at("scopes"))
	for _, list := range []string{"scripts", "styles"} {
		c.members(textsOf(old.at("content", list)), textsOf(now.at("content", list)), cspAdded, cspRemoved)
	}
	c.egress()
	c.members(textsOf(old.at("sandbox")), textsOf(now.at("sandbox")), sandboxAdded, sandboxRemoved)
	c.enforcement(old.at("enforcement"), now.at("enforcement"))
	c.customerEgress(old.at("external", "configurable", "enabled"), now.at("external", "configurable", "enabled"))
}

// scopes compares the scopes, which are a list or a map.
func (c *comparison) scopes(old, now node) {
	before, after := scopesOf(old), scopesOf(now)
	c.membersBy(before, after, scopeAddedRule, scopeRemoved)
	for _, m := range after.members {
		was, ok := before.get(m.name)
		if !ok {
			continue
		}
		acts, acted := m.node.at("allowImpersonation").isTrue(), was.at("allowImpersonation").isTrue()
		switch {
		case acts && !acted:
			c.add(impersonationAdded, m.node, m.name)
		case acted && !acts:
			c.add(impersonationRemoved, m.node, m.name)
		}
	}
}

// scopeAddedRule is the rule about a new scope.
func scopeAddedRule(name string) *Rule {
	if name == "storage:app" {
		return storageScopeAdded
	}
	return scopeAdded
}

// scopesOf returns the scopes of a list or a map.
func scopesOf(n node) set {
	if n.isMap() {
		return fieldsOf(n)
	}
	return textsOf(n)
}

// enforcement compares how permissions are enforced.
func (c *comparison) enforcement(old, now node) {
	switch {
	case !old.exists() && now.exists():
		c.add(enforcementAdded, now, now.text())
	case old.exists() && !now.exists():
		c.add(enforcementRemoved, old, old.text())
	}
}

// customerEgress compares whether customers manage addresses.
func (c *comparison) customerEgress(old, now node) {
	switch {
	case !old.isTrue() && now.isTrue():
		c.add(customerEgressEnabled, now, "")
	case old.isTrue() && !now.isTrue():
		c.changed(customerEgressRemoved, old, now, "")
	}
}
