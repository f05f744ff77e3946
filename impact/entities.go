package impact

// entities compares what the custom entity store holds.
func (c *comparison) entities(old, now node) {
	before, after := keyedBy(old.at("entities"), "name"), keyedBy(now.at("entities"), "name")
	for _, m := range after.members {
		was, ok := before.get(m.name)
		if !ok {
			c.add(entityAdded, m.node, m.name)
			continue
		}
		c.attributes(was.at("attributes"), m.node.at("attributes"))
		c.indexes(was.at("indexes"), m.node.at("indexes"))
	}
	for _, m := range before.without(after) {
		c.add(entityRemoved, m.node, m.name)
	}
	c.others(old, now, []string{"entities"})
}

// attributes compares the attributes of an entity.
func (c *comparison) attributes(old, now node) {
	before, after := fieldsOf(old), fieldsOf(now)
	for _, m := range after.members {
		was, ok := before.get(m.name)
		switch {
		case !ok:
			c.add(attributeAdded, m.node, m.name)
		case differ(was.at("type"), m.node.at("type")):
			c.changed(attributeTypeChanged, was.at("type"), m.node.at("type"), m.name)
		}
	}
	for _, m := range before.without(after) {
		c.add(attributeRemoved, m.node, m.name)
	}
}

// indexes compares the indexes of an entity. One with other content is another one.
func (c *comparison) indexes(old, now node) {
	before, after := indexesOf(old), indexesOf(now)
	for _, m := range after.without(before) {
		c.add(indexAdded, m.node, indexName(m.node))
	}
	for _, m := range before.without(after) {
		c.add(indexRemoved, m.node, indexName(m.node))
	}
}

// indexesOf returns the indexes of an entity by what they hold.
func indexesOf(list node) set {
	var s set
	for item := range list.items() {
		s.add(item.content(), item)
	}
	return s
}

// indexName is the name of an index, which is the name of an attribute or a map.
func indexName(index node) string {
	if index.isMap() {
		return index.at("name").text()
	}
	return index.text()
}
