package impact

// url is an address of a remote, and the region that it is for.
type url struct {
	region string
	node   node
}

// defaultRegion is where a baseUrl leads that names no regions.
const defaultRegion = "default"

// urlsOf returns the addresses of a remote.
func urlsOf(remote node) []url {
	base := remote.at("baseUrl")
	if !base.isMap() {
		if base.text() == "" {
			return nil
		}
		return []url{{defaultRegion, base}}
	}
	var all []url
	for region, at := range base.fields() {
		if at.text() != "" {
			all = append(all, url{region, at})
		}
	}
	return all
}

// urlTexts returns the addresses of a remote as texts.
func urlTexts(remote node) map[string]bool {
	texts := map[string]bool{}
	for _, u := range urlsOf(remote) {
		texts[u.node.text()] = true
	}
	return texts
}

// remotes compares the back ends of the app.
func (c *comparison) remotes() {
	old, now := c.oldRemotes, c.newRemotes
	backend := set{}
	for _, a := range c.oldAddresses {
		if a.use == "fetch.backend" {
			backend.add(a.value.text(), a.value)
		}
	}
	for _, m := range now.without(old) {
		c.remoteAdded(m, backend)
	}
	for _, m := range old.without(now) {
		c.add(remoteRemoved, m.node, m.name)
	}
	for _, m := range now.members {
		if was, ok := old.get(m.name); ok && differ(was, m.node) {
			c.remote(was, m.node, m.name)
		}
	}
}

// remoteAdded notes that a remote is new. backend are the addresses that the app fetched from before.
func (c *comparison) remoteAdded(m member, backend set) {
	urls, known := urlsOf(m.node), 0
	for _, u := range urls {
		if _, ok := backend.get(u.node.text()); ok {
			known++
		}
	}
	switch {
	case len(urls) == 0 && m.node.at("configurable").exists():
		c.add(remoteAddedCustomerManaged, m.node, m.name)
	case len(urls) > 0 && known == len(urls):
		c.add(remoteMoved, m.node, m.name)
	default:
		c.add(remoteAdded, m.node, m.name)
	}
}

// remote compares a remote that both manifests have.
func (c *comparison) remote(old, now node, key string) {
	c.urls(old, now, key)
	c.storage(old, now, key)
	c.operations(old, now, key)
	was, is := old.at("configurable"), now.at("configurable")
	switch {
	case !was.exists() && is.exists():
		c.add(remoteMadeCustomerManaged, is, key)
	case was.exists() && !is.exists():
		c.add(remoteCustomerManagedRemoved, now, key)
	case differ(was, is):
		c.add(remoteConfigurableChanged, is, key)
	}
	if auth := now.at("auth"); differ(old.at("auth"), auth) {
		if !auth.exists() {
			auth = now
		}
		c.add(remoteAuthChanged, auth, key)
	}
}

// urls compares the addresses of a remote, region by region.
func (c *comparison) urls(old, now node, key string) {
	before := map[string]node{}
	for _, u := range urlsOf(old) {
		before[u.region] = u.node
	}
	for _, u := range urlsOf(now) {
		was, ok := before[u.region]
		delete(before, u.region)
		switch {
		case !ok:
			c.add(remoteURLAdded, u.node, key)
		case was.text() != u.node.text():
			c.changed(remoteURLChanged, was, u.node, key)
		}
	}
	for _, u := range urlsOf(old) {
		switch _, gone := before[u.region]; {
		case !gone:
		case u.region == defaultRegion:
			c.add(remoteURLRemoved, u.node, key)
		default:
			c.add(remoteRegionRemoved, u.node, key)
			c.add(remoteRegionData, u.node, key)
		}
	}
}

// storage compares what is said of the data that a remote stores.
func (c *comparison) storage(old, now node, key string) {
	was, is := old.at("storage"), now.at("storage")
	inScope := is.at("inScopeEUD")
	switch {
	case was.exists() && !is.exists():
		c.add(remoteStorageChanged, now, key)
	case !was.exists() && is.exists():
		c.add(remoteStorageChanged, is, key)
	case inScope.isTrue() && !was.at("inScopeEUD").isTrue():
		c.add(remoteInScopeOn, inScope, key)
	case inScope.isFalse() && !was.at("inScopeEUD").isFalse():
		c.add(remoteInScopeOff, inScope, key)
	}
}

// operations compares the purposes of a remote.
func (c *comparison) operations(old, now node, key string) {
	before, after := textsOf(old.at("operations")), textsOf(now.at("operations"))
	switch {
	case len(before.members) == 0 && len(after.members) > 0:
		c.add(operationsNarrowed, now.at("operations"), key)
		return
	case len(before.members) > 0 && len(after.members) == 0:
		c.add(operationsAllRemoved, now, key)
		return
	}
	for _, m := range after.without(before) {
		c.add(operationAdded, m.node, key)
	}
	for _, m := range before.without(after) {
		c.add(operationRemoved, m.node, key)
	}
}
