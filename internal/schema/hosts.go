package schema

import (
	"strings"
	"sync"
)

// HostList is a list of hosts that somebody else keeps. "*.example.com" stands for all below a host.
type HostList struct {
	Fact
	hosts []string
}

// hostLists are the lists of hosts.json, by name, each with the reason ("why") that it is known.
var hostLists = sync.OnceValue(func() map[string]HostList {
	all := map[string]HostList{}
	file := readOwn("hosts.json")
	for i, name := range file.names {
		all[name] = HostList{*factOf(file.items[i]), file.items[i].Field("hosts").Texts()}
	}
	return all
})

// AnalyticsHosts returns the hosts of tools for analytics that Forge approves in advance.
func AnalyticsHosts() HostList { return hostLists()["analytics"] }

// ImageHosts returns the hosts of images that Forge allows in every app.
func ImageHosts() HostList { return hostLists()["images"] }

// Has reports whether the list has a host, which may have a wildcard itself, or one above it.
func (l HostList) Has(host string) bool {
	host = strings.ToLower(host)
	for _, h := range l.hosts {
		if above, all := strings.CutPrefix(h, "*."); host == h || all && strings.HasSuffix(host, "."+above) {
			return true
		}
	}
	return false
}
