package impact

import "strings"

// egressUses are the lists of addresses in permissions.external, as paths. An address in each is a use of
// its own. Navigation, which is no egress, is not among them.
var egressUses = [][]string{
	{"fetch", "backend"}, {"fetch", "client"}, {"fonts"}, {"frames"}, {"images"}, {"media"}, {"scripts"}, {"styles"},
}

// address is a use of an address: an item of one of these lists, or what it stands for.
type address struct {
	use    string
	item   node
	value  node   // the address, as it is written; that of a remote where the item names one
	remote string // the key of the remote that the item names, "" for an address by itself
}

// isInScope reports whether data of users that is in scope of data residency leaves through an address:
// it does by default.
func (a address) isInScope() bool { return !a.item.at("inScopeEUD").isFalse() }

// isAnalytics reports whether an address is there for analytics without data in scope.
func (a address) isAnalytics() bool {
	return a.item.at("category").text() == "analytics" && !a.isInScope()
}

// addressOf returns the node of the address of an item, which is a string or a map.
func addressOf(item node) node {
	if item.isMap() {
		return item.at("address")
	}
	return item
}

// addressesOf returns all uses of addresses by themselves.
func addressesOf(root node) []address {
	var all []address
	external := root.at("permissions", "external")
	for _, use := range egressUses {
		for item := range external.at(use...).items() {
			if at := addressOf(item); at.text() != "" {
				all = append(all, address{use: strings.Join(use, "."), item: item, value: at})
			}
		}
	}
	return all
}

// usesOf returns all uses of addresses in one list, those of the remotes that it names among them: each
// address once, as a set and as uses.
func usesOf(root node, use []string, remotes set) (set, []address) {
	var texts set
	var all []address
	add := func(a address) {
		if _, twice := texts.get(a.value.text()); !twice && a.value.text() != "" {
			texts.add(a.value.text(), a.value)
			all = append(all, a)
		}
	}
	named := map[string]bool{}
	for item := range root.at("permissions", "external").at(use...).items() {
		key := item.at("remote").text()
		if key == "" {
			add(address{item: item, value: addressOf(item)})
		}
		if key == "" || named[key] {
			continue
		}
		named[key] = true
		remote, _ := remotes.get(key)
		for _, url := range urlsOf(remote) {
			add(address{item: item, value: url.node, remote: key})
		}
	}
	return texts, all
}

// egress compares the addresses that the app reaches, and what for.
func (c *comparison) egress() {
	for _, use := range egressUses {
		c.use(use)
	}
	const name = "navigation"
	old, now := navigationOf(c.old.at("permissions", "external", name)), navigationOf(c.new.at("permissions", "external", name))
	c.members(old, now, navigationAdded, navigationRemoved)
	c.categories()
	c.inScope()
}

// navigationOf returns the addresses of a list.
func navigationOf(list node) set {
	var s set
	for item := range list.items() {
		s.add(addressOf(item).text(), item)
	}
	return s
}

// use compares one list of addresses.
func (c *comparison) use(use []string) {
	old, oldUses := usesOf(c.old, use, c.oldRemotes)
	now, newUses := usesOf(c.new, use, c.newRemotes)
	c.uses(egressAdded, newUses, side{old, doubtsAbout(old.without(now)), c.oldRemotes})
	c.uses(egressRemoved, oldUses, side{now, doubtsAbout(now.without(old)), c.newRemotes})
}

// side is what the other manifest has in a list of addresses.
type side struct {
	texts   set
	doubts  *doubts // about those that only it has
	remotes set
}

// uses notes an effect for each use of an address that the other manifest does not have. One that
// comes, goes or changes with its remote is an effect of the remote.
func (c *comparison) uses(r *Rule, all []address, other side) {
	told := map[string]bool{}
	urls := map[string]map[string]bool{}
	for _, a := range all {
		if _, same := other.texts.get(a.value.text()); same || told[a.item.pointer] {
			continue
		}
		if a.remote != "" {
			if urls[a.remote] == nil {
				remote, _ := other.remotes.get(a.remote)
				urls[a.remote] = urlTexts(remote)
			}
			if !urls[a.remote][a.value.text()] {
				continue
			}
		}
		told[a.item.pointer] = true
		c.addUnless(r, a.item, a.value.text(), other.doubts.deciding(a.value))
	}
}

// samePlaces yields the uses of addresses by themselves that both manifests have, in the order of
// the new one.
func (c *comparison) samePlaces(yield func(old, now address)) {
	type place struct{ use, text string }
	before := map[place]address{}
	for _, a := range c.oldAddresses {
		at := place{a.use, a.value.text()}
		if _, twice := before[at]; !twice {
			before[at] = a
		}
	}
	seen := map[place]bool{}
	for _, a := range c.newAddresses {
		at := place{a.use, a.value.text()}
		if old, ok := before[at]; ok && !seen[at] {
			seen[at] = true
			yield(old, a)
		}
	}
}

// categories compares the categories of addresses.
func (c *comparison) categories() {
	c.samePlaces(func(old, now address) {
		was, is := old.item.at("category"), now.item.at("category")
		switch {
		case is.text() != "" && is.text() != was.text():
			c.add(categoryChanged, is, now.value.text())
		case was.text() != "" && is.text() == "":
			c.add(categoryRemoved, was, now.value.text())
		}
	})
}

// inScope compares through which addresses data of users that is in scope leaves.
func (c *comparison) inScope() {
	rule := inScopeOn
	for _, a := range c.oldAddresses {
		if a.isInScope() {
			rule = inScopeOnAgain
		}
	}
	c.samePlaces(func(old, now address) {
		switch {
		case now.isInScope() && !old.isInScope():
			c.add(rule, now.item, now.value.text())
			rule = inScopeOnAgain
		case old.isInScope() && !now.isInScope():
			c.add(inScopeOff, now.item, now.value.text())
		}
	})
}
