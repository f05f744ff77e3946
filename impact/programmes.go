package impact

import (
	"slices"
	"strings"
)

// obstacle is what speaks against a programme, at one place.
type obstacle struct {
	rule    *Rule
	at      node
	subject string
}

// judgedSections and judgedModules are what counts for programmes of Atlassian.
var (
	judgedSections = []string{"permissions", "remotes", "connectModules"}
	judgedModules  = []string{"webtrigger", "sql", "global:fullPage"}
)

// programmes compares for which programmes of Atlassian the app is fit. It speaks only where that changes,
// and of each kind of obstacle once. changed are the types of modules that differ.
func (c *comparison) programmes(changed map[string]bool) {
	places := c.placesOf(judgedSections...)
	for _, s := range c.files[New].Sections() {
		if s.Name == "modules" && placeOf(c.files[New], s.Pair).form == (form{}) {
			places = append(places, place{})
		}
	}
	for l := range c.files[New].ModuleLists() {
		if slices.Contains(judgedModules, l.Type) {
			places = append(places, placeOf(c.files[New], l.Pair))
		}
	}
	c.part(partName{section: "programmes"}, places, func() bool {
		isChanged := func(t string) bool { return changed[t] }
		if c.same(judgedSections...) && !slices.ContainsFunc(judgedModules, isChanged) {
			return false
		}
		c.programme(badgeObstacles(c.old), badgeObstacles(c.new), badgeGained)
		c.programme(governmentObstacles(c.old), governmentObstacles(c.new), governmentGained)
		return true
	})
}

// programme compares whether an app is fit for one programme.
func (c *comparison) programme(old, now []obstacle, gained *Rule) {
	switch {
	case len(old) > 0 && len(now) == 0:
		c.add(gained, old[0].at, old[0].subject)
	case len(old) == 0:
		told := map[*Rule]bool{}
		for _, o := range now {
			if !told[o.rule] {
				told[o.rule] = true
				c.add(o.rule, o.at, o.subject)
			}
		}
	}
}

// badgeObstacles returns what in a manifest speaks against "Runs on Atlassian".
func badgeObstacles(root node) []obstacle {
	var all []obstacle
	for item := range root.at("remotes").items() {
		all = append(all, obstacle{hasRemotes, item, item.at("key").text()})
	}
	if connect := root.at("connectModules"); hasItems(connect) {
		all = append(all, obstacle{hasConnectModules, connect, ""})
	}
	for _, a := range addressesOf(root) {
		if !a.isAnalytics() {
			all = append(all, obstacle{hasEgress, a.item, a.value.text()})
		}
	}
	if configurable := root.at("permissions", "external", "configurable"); configurable.at("enabled").isTrue() {
		all = append(all, obstacle{hasCustomerEgress, configurable, ""})
	}
	for item := range root.at("modules", "webtrigger").items() {
		if isDynamic(item) {
			all = append(all, obstacle{hasDynamicWebTrigger, item, item.at("key").text()})
		}
	}
	for item := range root.at("modules", "sql").items() {
		if ready := item.at("dareCompliant"); ready.isFalse() {
			all = append(all, obstacle{hasPreviewSQL, ready, item.at("key").text()})
		}
	}
	return all
}

// hasItems reports whether a map has a list that is not empty.
func hasItems(n node) bool {
	for _, list := range n.fields() {
		for range list.items() {
			return true
		}
		if list.isMap() {
			return true
		}
	}
	return false
}

// governmentObstacles returns what in a manifest speaks against the government cloud.
func governmentObstacles(root node) []obstacle {
	var all []obstacle
	for _, a := range addressesOf(root) {
		if strings.Contains(a.value.text(), "*") {
			all = append(all, obstacle{wildcardEgress, a.item, a.value.text()})
		}
		if isInsecure(a.value.text()) {
			all = append(all, obstacle{insecureAddress, a.item, a.value.text()})
		}
	}
	for item := range root.at("remotes").items() {
		for _, u := range urlsOf(item) {
			if isInsecure(u.node.text()) {
				all = append(all, obstacle{insecureAddress, u.node, u.node.text()})
			}
		}
	}
	const fullPage = "global:fullPage"
	if page := root.at("modules", fullPage); page.exists() {
		all = append(all, obstacle{moduleNotThere, page, fullPage})
	}
	return all
}

// isInsecure reports whether an address is one of a protocol that does not encrypt.
func isInsecure(address string) bool {
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "ws://")
}
