package network

import (
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleEgressURLInvalid = &analysis.Rule{
		ID: "egress-url-invalid", Severity: analysis.Error,
		Doc: "An address that the app may reach is a domain, an https or wss address, or \"*\".",
	}
	ruleEgressGlobal = &analysis.Rule{
		ID: "egress-global", Severity: analysis.Warning, Official: []string{"permissions.globalUrlNotRecommended"},
		Doc: "An app says which addresses it reaches, not \"*\".",
		Why: "Who installs the app has to agree that it may send data anywhere.",
	}
	ruleEgressStylesFonts = &analysis.Rule{
		ID: "egress-styles-fonts", Severity: analysis.Warning, Official: []string{"permissions.fontAndStylesNotRecommended"},
		Doc: "Fonts and styles are part of the app.",
		Why: "What lies beside the front end needs no permission, and no other server.",
	}
	ruleEgressAvatar = &analysis.Rule{
		ID: "egress-avatar", Severity: analysis.Warning, Official: []string{"permissions.imageUrlNotRecommended"},
		Doc: "The servers of users' avatars need no permission.",
		Why: "Users' avatars are shown without it.",
	}
	ruleEgressBackendPath = &analysis.Rule{
		ID: "egress-backend-path", Severity: analysis.Warning, Official: []string{"permissions.backendEgressPathIgnored"},
		Doc: "A domain says which servers the backend may reach, not a path.",
		Why: "Forge looks at the domain only, so that the path promises a limit that there is not.",
	}
)

// avatarServers are those of which Forge's validator says that apps do not need them.
var avatarServers = []string{"*.gravatar.com", "*.wp.com", "*.atl-paas.net"}

// egressList is a list of addresses of "permissions.external".
type egressList struct {
	name string // "images", "fetch.backend"
	pair syntax.PairNode
	list manifest.Value
}

// isBackend reports whether the list says what the backend may reach.
func (l egressList) isBackend() bool { return l.name == "fetch.backend" }

// egressLists returns the lists of "permissions.external", in the order of the text. What is
// no list is left out.
func egressLists(p *analysis.Pass) []egressList {
	var lists []egressList
	add := func(name string, pair syntax.PairNode) {
		if v := p.File.Value(pair.Value()); v.Type() == schema.List {
			lists = append(lists, egressList{name, pair, v})
		}
	}
	for pair := range p.File.At("permissions", "external").Value.Content().Pairs() {
		switch name := pair.KeyText(); name {
		case "fetch":
			for side := range p.File.Value(pair.Value()).Content().Pairs() {
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

// unfinishedAddresses words what is said of addresses that are being written, up to a colon.
func unfinishedAddresses(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if s.TypeName != "permissions" || s.Entry != nil || len(found) == 0 {
		return found
	}
	external := s.File.Value(s.File.Value(s.Node).Content().Pair("external").Value())
	for pair := range external.Content().Pairs() {
		value := s.File.Value(pair.Value()).Content()
		found = shape.UnfinishedItems(s, found, value)
		for side := range value.Pairs() {
			found = shape.UnfinishedItems(s, found, s.File.Value(side.Value()).Content())
		}
	}
	return found
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
func (l egressList) items(p *analysis.Pass) iter.Seq[egressItem] {
	return func(yield func(egressItem) bool) {
		for item := range l.list.Content().Items() {
			it := egressItem{item: item}
			v := p.File.Value(item.Value())
			switch v.Type() {
			case schema.String:
				it.plain, it.address = true, v
			case schema.Map:
				readItem(p, &it, v)
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
func readItem(p *analysis.Pass, it *egressItem, v manifest.Value) {
	for pair := range v.Content().Pairs() {
		name := pair.KeyText()
		if name != "address" && name != "remote" {
			continue
		}
		value := p.File.Value(pair.Value())
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
func egress(p *analysis.Pass, lists []egressList) {
	for _, l := range lists {
		var plain []egressItem
		n := 0
		for it := range l.items(p) {
			n++
			if it.plain && mayBeAddress(it.address) {
				plain = append(plain, it)
			}
			if it.address != (manifest.Value{}) {
				addressOf(p, l, it.address)
			}
			if it.remote != (manifest.Value{}) && it.remote.Text() == "" {
				egressWithoutRemote(p, it.remote)
			}
		}
		if len(plain) > 0 {
			egressStrings(p, plain)
		}
		if n > 0 && (l.name == "styles" || l.name == "fonts") {
			p.Report(analysis.Diagnostic{
				Rule: ruleEgressStylesFonts, Span: l.pair.Key().Span(),
				Message: fmt.Sprintf("%s that are packed with the app need no permission: bundle them, and remove the addresses", l.name),
			}, analysis.UnlessBroken)
		}
	}
}

// mayBeAddress reports whether nothing is wrong with the text of an address: what is, is said first.
func mayBeAddress(v manifest.Value) bool { return isPlainAddress(v.Text()) || isAddress(v.Text()) }

// addressOf reports what is wrong with one address.
func addressOf(p *analysis.Pass, l egressList, v manifest.Value) {
	s, span := v.Text(), v.Node().Span()
	plain := isPlainAddress(s)
	switch {
	case !plain && !isAddress(s):
		if utf8.RuneCountInString(s) <= maxAddress { // else the schema says so
			invalidAddress(p, v)
		}
	case s == "*":
		p.Report(analysis.Diagnostic{
			Rule: ruleEgressGlobal, Span: span,
			Message: fmt.Sprintf("with \"*\" in %q the app may reach any address: name the domains that it needs, such as \"*.example.com\"", l.name),
		}, analysis.UnlessBroken)
	case l.name == "images" && slices.Contains(avatarServers, s):
		p.Report(analysis.Diagnostic{
			Rule: ruleEgressAvatar, Span: span,
			Message: fmt.Sprintf("Forge already allows %q for avatars: remove it, unless the app loads other images from there", s),
			Mend:    func() []analysis.Fix { return removeAddress(p, l, v) },
		}, analysis.UnlessBroken)
	case l.isBackend() && !plain:
		backendPath(p, v)
	}
}

// removeAddress takes the item of an address out of its list.
func removeAddress(p *analysis.Pass, l egressList, v manifest.Value) []analysis.Fix {
	for item := range l.list.Content().Items() {
		if text.Within(item.Outer(), v.Node().Span()) {
			return []analysis.Fix{{Title: "Remove this address", Edits: p.Edit().RemoveItem(l.list.Content(), item)}}
		}
	}
	return nil
}

// backendPath reports an address with a path where Forge looks at the domain only.
func backendPath(p *analysis.Pass, v manifest.Value) {
	s := v.Text()
	u, ok := parseAddress(s)
	if !ok || !hasPath(u) {
		return
	}
	d := analysis.Diagnostic{
		Rule: ruleEgressBackendPath, Span: v.Node().Span(),
		Message: fmt.Sprintf("Forge ignores the path of %q: the backend may reach all of the domain", prose.Shortened(s)),
	}
	whole, mended := withSlashes(s)
	better := withoutPath(whole)
	switch {
	case mended:
		d.Message = fmt.Sprintf("Forge takes %q for the domain in %q: write \"//\" behind the colon", u.Host, prose.Shortened(s))
	case better != "" && !isBaseURL(p, s):
		d.Message += "; leave the path out"
	default:
		better = ""
	}
	if better != "" {
		d.Mend = func() []analysis.Fix {
			return analysis.One("Replace with "+prose.QuoteTitle(better), false, v.Node().Span(), yamledit.QuotedLike(better, v.Node()))
		}
	}
	p.Report(d, analysis.UnlessBroken)
}

// isBaseURL reports whether a text is the address of a remote: then it may stand there
// because a provider needs it as it is.
func isBaseURL(p *analysis.Pass, s string) bool {
	for _, d := range p.File.Definitions(manifest.Remote) {
		if v := d.Entry.Pair("baseUrl").Value(); v.Kind().IsScalar() && v.Scalar().Text == s {
			return true
		}
	}
	return false
}
