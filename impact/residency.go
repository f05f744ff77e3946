package impact

import (
	"strings"

	"forge-manifest-ls/internal/prose"
)

// residencyHints returns what keeps an app from the status "PINNED", by which the data of a customer stays in the
// region of its site. The pages of 2026-08-22 about data residency, remotes and inScopeEUD say so (confidence:
// medium, for their lists are lost in the copies), and nothing in a version depends on it: it is an information only.
func residencyHints(root node) []Obstacle {
	const start = `not "PINNED" for data residency, by pages of 2026-08-22: `
	var all []Obstacle
	urls := map[string]bool{}
	for _, m := range keyedBy(root.at("remotes"), "key").members {
		r := requestedRemote(m)
		for url := range urlTexts(m.node) {
			urls[url] = true
		}
		switch {
		case r.CustomerManaged:
			all = append(all, hint(m.node, start+"nobody knows in which region the address lies that an admin gives to "+prose.QuoteTitle(m.name), ""))
		case r.Stores && len(r.Regions) == 0:
			all = append(all, hint(m.node, start+"the remote "+prose.QuoteTitle(m.name)+" may store data of users that is in scope, and has no address for a region",
				`give it an address for each region, or say "inScopeEUD: false" if no such data is stored there`))
		}
	}
	for _, a := range addressesOf(root) {
		if strings.HasPrefix(a.use, "fetch.") && a.isInScope() && !urls[a.value.text()] {
			all = append(all, hint(a.item, start+"data of users that is in scope may leave through "+prose.QuoteTitle(a.value.text())+", which is no remote's address",
				`make it a remote with an address for each region, or say "inScopeEUD: false" if no such data leaves`))
		}
	}
	return all
}
