package impact

// isDynamic reports whether a web trigger may send data out: it does unless its response is static.
func isDynamic(trigger node) bool { return trigger.at("response", "type").text() != "static" }

// webTriggers compares the web triggers that are not gone.
func (c *comparison) webTriggers(t typeChange) {
	dynamic := dynamicFirst
	for _, m := range t.old {
		if isDynamic(m.node()) {
			dynamic = dynamicFurther
		}
	}
	for _, m := range t.added {
		if n := m.node(); isDynamic(n) {
			c.add(dynamic, n, m.key)
		} else {
			c.add(staticAdded, n, m.key)
		}
	}
	for _, m := range t.renamed { // by another key it is another one
		if n := m.now.node(); isDynamic(n) {
			c.add(dynamic, n, m.now.key)
		}
	}
	for _, m := range t.both {
		if m.old.content() != m.now.content() {
			c.webTrigger(m.old.node(), m.now.node(), m.now.key)
		}
	}
}

// webTrigger compares a web trigger that both manifests have.
func (c *comparison) webTrigger(old, now node, key string) {
	const format, response = "urlFormat", "response"
	without := []string{format}
	switch was, is := isDynamic(old), isDynamic(now); {
	case !was && is:
		c.add(staticToDynamic, now, key)
	case was && !is:
		c.add(dynamicToStatic, now, key)
	}
	if isDynamic(old) || isDynamic(now) { // else the responses are compared as any other property
		without = append(without, response)
	}
	if old.textOr(format, "v1") != now.textOr(format, "v1") {
		c.add(urlFormatChanged, now, key)
	}
	if differ(old, now, without...) {
		c.add(moduleChanged, now, key)
	}
}
