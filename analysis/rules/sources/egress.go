package sources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/usage"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleFetchEgressMissing = &analysis.Rule{
		ID: "source-fetch-egress-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "The manifest allows the addresses that the code of an app reaches.",
		Why: "Forge blocks the request otherwise. An address is followed through the constants of its file; \"forge lint\" sees the literal ones alone.",
	}
	ruleImageEgressMissing = &analysis.Rule{
		ID: "source-image-egress-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "The manifest allows the servers of the images that the front end shows.",
	}
)

// addresses are those that a list of "permissions.external" allows.
type addresses struct {
	usage.Allowlist
	path []string // of the list, below "permissions.external"
	// open says that there may be others: something cannot be told.
	open bool
	// plain says that all items are plain texts, and there are some.
	plain bool
}

// allowed returns the addresses of a list of "permissions.external".
func allowed(p *analysis.Pass, path ...string) addresses {
	a := addresses{path: path}
	in := p.File.At("permissions")
	for _, name := range append([]string{"external"}, path...) {
		if in.Exists() && in.Value.Type() != schema.Map {
			a.open = true
			return a
		}
		if !in.Exists() {
			return a
		}
		next := in.Value.At(name)
		if !next.Exists() && in.Value.MayHave(name) {
			a.open = true
			return a
		}
		in = next
	}
	if !in.Exists() {
		return a
	}
	if in.Value.Type() != schema.List {
		a.open = true
		return a
	}
	a.plain = true
	items := 0
	for item := range in.Value.Content().Items() {
		items++
		a.item(p, p.File.Value(item.Value()))
	}
	a.plain = a.plain && items > 0
	return a
}

// item notes the address of an item: a text, a map with it, or one that names a remote.
func (a *addresses) item(p *analysis.Pass, v manifest.Value) {
	if v.Type() == schema.Map {
		a.plain = false
		if remote := v.At("remote"); remote.Exists() {
			a.remote(p, remote.Value)
			return
		}
		v = v.At("address").Value
	}
	switch v.Type() {
	case schema.String:
		a.Add(v.Text())
	case schema.Unknown:
		a.open = true
	}
}

// remote notes the address of a remote, if it has one for all regions.
func (a *addresses) remote(p *analysis.Pass, key manifest.Value) {
	if key.Type() != schema.String {
		a.open = a.open || key.Type() == schema.Unknown
		return
	}
	for _, d := range p.File.Lookup(manifest.Remote, key.Text()) {
		switch url := p.File.Value(d.Entry.Node()).At("baseUrl").Value; url.Type() {
		case schema.String:
			a.Add(url.Text())
		case schema.Unknown:
			a.open = true
		}
	}
}

// isConfigurable reports whether administrators can allow other addresses: what is missing is a warning then.
func isConfigurable(p *analysis.Pass) bool {
	enabled := p.File.At("permissions", "external", "configurable", "enabled").Value.Content()
	return enabled.Kind().IsScalar() && enabled.Scalar().Type == syntax.Bool && !analysis.IsFalsy(enabled)
}

// egress reports the addresses that the code reaches and the manifest does not allow.
func egress(p *analysis.Pass) {
	if p.File.Scopes().Open && !p.File.At("permissions").Exists() {
		return // there may be permissions elsewhere
	}
	fetches(p)
	if list := allowed(p, "images"); !list.open {
		images(p, list)
		icons(p, list)
	}
}

// hostLack is a host that is not allowed.
type hostLack struct {
	lack
	address string // as it is to be allowed; "" where that cannot be
	host    string
}

// hosts gathers places by the hosts of their addresses.
type hosts struct{ byName[hostLack] }

// add notes a place at which an address of a host is used. Addresses of different schemes are different.
func (h *hosts) add(at usage.Place, seen usage.Seen) {
	scheme, host := usage.SchemeAndHost(at.Name)
	h.of(scheme+" "+host, func() *hostLack {
		l := &hostLack{host: host}
		switch isWhole := usage.HostOf(at.Name) != ""; {
		case isWhole && (scheme == "https" || scheme == ""):
			l.address = host
		case isWhole:
			l.host = scheme + "://" + host
		}
		return l
	}).lack.add(at, seen)
}

// fetches reports the addresses that the code fetches.
func fetches(p *analysis.Pass) {
	backend, client := allowed(p, "fetch", "backend"), allowed(p, "fetch", "client")
	if backend.open || client.open {
		return
	}
	for side, missing := range missingFetches(p, backend, client) {
		list := []addresses{backend, client}[side]
		for _, l := range missing.all {
			l.rule = ruleFetchEgressMissing
			l.reportHost(p, list, "reaches", "add it there")
		}
	}
}

// missingFetches returns what is not allowed for the backend, and for the client.
func missingFetches(p *analysis.Pass, backend, client addresses) (missing [2]hosts) {
	for _, at := range usesOf.Of(p).Of(usage.Fetch) {
		backendForge, backendUs := backend.Covers(at.Name)
		clientForge, clientUs := client.Covers(at.Name)
		forge, us, side := backendForge || clientForge, backendUs || clientUs, 0
		switch at.File.Side {
		case code.BackEnd:
			us = backendUs
		case code.FrontEnd:
			us, side = clientUs, 1
		}
		if seen, isMissing := missingFor(at.Seen, forge, us); isMissing {
			missing[side].add(at, seen)
		}
	}
	return missing
}

// missingFor says who misses what a place uses, by who sees it and who is content with what the manifest has.
func missingFor(seen usage.Seen, forge, us bool) (usage.Seen, bool) {
	byForge, byUs := seen != usage.ByUs && !forge, seen != usage.ByForge && !us
	switch {
	case byForge && byUs:
		return usage.ByBoth, true
	case byForge:
		return usage.ByForge, true
	}
	return usage.ByUs, byUs
}

// reportHost reports a host that is not in a list of "permissions.external".
func (l *hostLack) reportHost(p *analysis.Pass, list addresses, verb, advice string) {
	path := append([]string{"permissions", "external"}, list.path...)
	at, ok := placeFor(p, path...)
	if !ok {
		return
	}
	l.at = at
	if isConfigurable(p) {
		l.mildest = analysis.Warning
	}
	property := strings.Join(path, ".")
	l.message = fmt.Sprintf("the code %s %q in %s, and %q does not allow that: ", verb, l.host, l.where(), property)
	if l.address == "" {
		l.message += "use an address that begins with \"https://\""
	} else {
		l.message += advice
		l.mend = func() []analysis.Fix { return allow(p, path, list, l.address) }
	}
	l.forgeMessage = fmt.Sprintf("\"forge lint\" takes %q in %s for an address that %q does not allow, and refuses the app, though nothing may be wrong with it", l.places[0].Name, l.where(), property)
	byForge := l.seen == usage.ByForge
	l.report(p, func(i int) (does, wrong string) {
		does = fmt.Sprintf("%s %q", verb, l.places[i].Name)
		if byForge {
			return does, fmt.Sprintf("\"forge lint\" takes this for an address that %q of the manifest does not allow", property)
		}
		return does, fmt.Sprintf("this %s, which %q of the manifest does not allow", does, property)
	})
}

// allow makes the fix that adds an address to a list, in the style of its items.
func allow(p *analysis.Pass, path []string, list addresses, address string) []analysis.Fix {
	item := yamledit.Item{Fields: []yamledit.Field{{Key: "address", Value: yamledit.Quoted(address)}}}
	if list.plain {
		item = yamledit.Scalar(address)
	}
	edits := p.Edit().Items(path, item)
	if len(edits) == 0 {
		return nil
	}
	return []analysis.Fix{{Title: fmt.Sprintf("Allow %q in \"%s\"", address, strings.Join(path[1:], ".")), Edits: edits}}
}

// images reports the addresses of images.
func images(p *analysis.Pass, list addresses) {
	var missing hosts
	for _, at := range usesOf.Of(p).Of(usage.Image) {
		forge, us := list.Covers(at.Name)
		freeForge, freeUs := usage.IsFreeImage(at.Name)
		if seen, isMissing := missingFor(at.Seen, forge || freeForge, us || freeUs); isMissing {
			missing.add(at, seen)
		}
	}
	for _, l := range missing.all {
		l.rule = ruleImageEgressMissing
		l.reportHost(p, list, "shows images of", "add it there")
	}
}
