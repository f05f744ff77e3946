package analysis

import (
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// avatarServers are those of which Forge's validator says that apps do not need them.
var avatarServers = []string{"*.gravatar.com", "*.wp.com", "*.atl-paas.net"}

// egressList is a list of addresses of "permissions.external".
type egressList struct {
	name string // "images", "fetch.backend"
	pair syntax.PairNode
	list manifest.Value
}

func (l egressList) isBackend() bool { return l.name == "fetch.backend" }

// egressLists returns the lists of "permissions.external", in the order of the text. What is
// no list is left out.
func (p *pass) egressLists() []egressList {
	external, ok := p.permission("external")
	if !ok {
		return nil
	}
	var lists []egressList
	add := func(name string, pair syntax.PairNode) {
		if v := p.file.Value(pair.Value()); v.Type() == schema.List {
			lists = append(lists, egressList{name, pair, v})
		}
	}
	for pair := range p.file.Value(external.Value()).Content().Pairs() {
		switch name := pair.KeyText(); name {
		case "fetch":
			for side := range p.file.Value(pair.Value()).Content().Pairs() {
				if s := side.KeyText(); s == "backend" || s == "client" {
					add("fetch."+s, side)
				}
			}
		case "navigation", "styles", "frames", "fonts", "images", "media", "scripts":
			add(name, pair)
		}
	}
	return lists
}

// egressItem is an item of a list of addresses: an address, or what names a remote.
type egressItem struct {
	item    syntax.ItemNode
	plain   bool // the item is the address itself, not a map
	address manifest.Value
	remote  manifest.Value
}

// items yields the items of a list. What is neither a string nor a map is left out, and
// so is a property that is no string.
func (l egressList) items(p *pass) iter.Seq[egressItem] {
	return func(yield func(egressItem) bool) {
		for item := range l.list.Content().Items() {
			it := egressItem{item: item}
			v := p.file.Value(item.Value())
			switch v.Type() {
			case schema.String:
				it.plain, it.address = true, v
			case schema.Map:
				p.readItem(&it, v)
			default:
				continue
			}
			if !yield(it) {
				return
			}
		}
	}
}

// readItem reads the properties of an item that is a map, the last of each name.
func (p *pass) readItem(it *egressItem, v manifest.Value) {
	for pair := range v.Content().Pairs() {
		name := pair.KeyText()
		if name != "address" && name != "remote" {
			continue
		}
		value := p.file.Value(pair.Value())
		if value.Type() != schema.String {
			value = manifest.Value{}
		}
		if name == "address" {
			it.address = value
		} else {
			it.remote = value
		}
	}
}

// egress reports what is wrong with the addresses that the app may reach.
func (p *pass) egress(lists []egressList) {
	for _, l := range lists {
		var plain []egressItem
		n := 0
		for it := range l.items(p) {
			n++
			if it.plain {
				plain = append(plain, it)
			}
			if it.address != (manifest.Value{}) {
				p.address(l, it.address)
			}
			if it.remote != (manifest.Value{}) && it.remote.Text() == "" {
				p.egressWithoutRemote(it.remote)
			}
		}
		if len(plain) > 0 {
			p.egressStrings(plain)
		}
		if n > 0 && (l.name == "styles" || l.name == "fonts") {
			p.report(Diagnostic{
				Rule: ruleEgressStylesFonts, Span: l.pair.Key().Span(),
				Message: fmt.Sprintf("%s from other servers are best avoided: put them beside the front end, where they need no permission", l.name),
			}, unlessBroken)
		}
	}
}

// address reports what is wrong with one address.
func (p *pass) address(l egressList, v manifest.Value) {
	s, span := v.Text(), v.Node().Span()
	plain := isPlainAddress(s)
	switch {
	case !plain && !isAddress(s):
		if utf8.RuneCountInString(s) <= maxAddress { // else the schema says so
			p.invalidAddress(v)
		}
	case s == "*":
		p.report(Diagnostic{
			Rule: ruleEgressGlobal, Span: span,
			Message: fmt.Sprintf("with \"*\" in %q the app may reach any address: name the domains that it needs, such as \"*.example.com\"", l.name),
		}, unlessBroken)
	case l.name == "images" && slices.Contains(avatarServers, s):
		p.report(Diagnostic{
			Rule: ruleEgressAvatar, Span: span,
			Message: fmt.Sprintf("%q should not be needed: avatars are shown without it", s),
			Mend:    func() []Fix { return p.removeAddress(l, v) },
		}, unlessBroken)
	case l.isBackend() && !plain:
		p.backendPath(v)
	}
}

// removeAddress takes the item of an address out of its list.
func (p *pass) removeAddress(l egressList, v manifest.Value) []Fix {
	for item := range l.list.Content().Items() {
		if within(item.Outer(), v.Node().Span()) {
			return []Fix{{Title: "Remove this address", Edits: p.edit().RemoveItem(l.list.Content(), item)}}
		}
	}
	return nil
}

// backendPath reports an address with a path where Forge looks at the domain only.
func (p *pass) backendPath(v manifest.Value) {
	s := v.Text()
	u, ok := parseAddress(s)
	if !ok || !u.hasPath() {
		return
	}
	d := Diagnostic{
		Rule: ruleEgressBackendPath, Span: v.Node().Span(),
		Message: fmt.Sprintf("Forge ignores the path of %q: the backend may reach all of the domain", shortened(s)),
	}
	whole, mended := withSlashes(s)
	better := withoutPath(whole)
	switch {
	case mended:
		d.Message = fmt.Sprintf("Forge takes %q for the domain in %q: write \"//\" behind the colon", u.host, shortened(s))
	case better != "" && !p.isBaseURL(s):
		d.Message += "; leave the path out"
	default:
		better = ""
	}
	if better != "" {
		d.Mend = func() []Fix {
			return one("Replace by "+quoteTitle(better), false, v.Node().Span(), edit.QuotedLike(better, v.Node()))
		}
	}
	p.report(d, unlessBroken)
}

// isBaseURL reports whether a text is the address of a remote: then it may stand there
// because a provider needs it as it is.
func (p *pass) isBaseURL(s string) bool {
	for _, d := range p.file.Definitions(manifest.Remote) {
		if v := d.Entry.Pair("baseUrl").Value(); v.Kind().IsScalar() && v.Scalar().Text == s {
			return true
		}
	}
	return false
}
