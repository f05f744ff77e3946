package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// calling says that the code of the app calls a remote.
const calling = "    operations:\n      - compute\n"

var (
	ruleRemoteBaseURLMissing = &Rule{
		ID: "remote-base-url-missing", Severity: Error, Official: []string{"modules.remote.neitherBaseUrlNorUserConfigurationPresent"},
		Doc: "A remote has a base URL, or lets administrators configure it.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + "remotes:\n  - key: backend\n" + calling,
		Good: head + webtrigger + functions + remotes + calling,
	}
	ruleRemoteBaseURLInvalid = &Rule{
		ID: "remote-base-url-invalid", Severity: Warning,
		Doc:  "The base URL of a remote is an address with a scheme and a host.",
		Why:  "Forge accepts the manifest, but the remote cannot be called.",
		Bad:  head + webtrigger + functions + "remotes:\n  - key: backend\n    baseUrl: example.com\n" + calling,
		Good: head + webtrigger + functions + remotes + calling,
	}
	ruleRemoteBaseURLHTTP = &Rule{
		ID: "remote-base-url-http", Severity: Warning,
		Doc:  "The base URL of a remote begins with \"https://\".",
		Why:  "Forge accepts the manifest, but calls remotes over encrypted connections only.",
		Bad:  head + webtrigger + functions + "remotes:\n  - key: backend\n    baseUrl: http://example.com\n" + calling,
		Good: head + webtrigger + functions + remotes + calling,
	}
)

// remoteFindings says what is wrong with a remote taken by itself.
func (s scope) remoteFindings(found []finding) []finding {
	remote := s.file.Value(s.node)
	if remote.Type() != schema.Map {
		return found
	}
	switch {
	case s.entry.List.Section == "remotes":
		found = append(found, s.missingBaseURL(remote, found)...)
		found = append(found, s.storageScope(remote)...)
		return append(found, s.baseURLs(remote)...)
	case s.entry.List.IsModule() && s.entry.List.Type == "remote":
		return append(found, s.moduleStorageScope(remote)...)
	}
	return found
}

// missingBaseURL says that there is no base URL, unless something else stands in its place.
func (s scope) missingBaseURL(remote manifest.Value, found []finding) []finding {
	for _, name := range []string{"baseUrl", "configurable"} {
		if _, ok := remote.Pair(name); ok || remote.MayHave(name) {
			return nil
		}
	}
	if _, ok := remote.Pair("key"); !ok {
		return nil // so much is missing that it is no remote yet
	}
	for pair := range s.node.Pairs() {
		at := pair.Key().Span()
		if slices.ContainsFunc(found, func(f finding) bool { return f.Rule == ruleSchemaAdditionalProperty && f.Span == at }) {
			return nil
		}
	}
	return []finding{{
		Diagnostic: Diagnostic{
			Rule: ruleRemoteBaseURLMissing, Severity: Error, Span: s.ownTitle(),
			Message: "this remote has no address: add \"baseUrl\", or \"configurable\" if administrators are to set it",
		},
		place: s.node.Span().Start, absent: "baseUrl",
		fix: func(p *pass, t target) []Fix {
			url := edit.Field{Key: "baseUrl", Value: edit.Quoted("https://example.com")}
			return []Fix{{Title: "Add baseUrl", Edits: p.edit().FieldsBehind(t.node, p.behindKey(t.node), url)}}
		},
	}}
}

// baseURLs says which base URLs of a remote are none. Forge looks at them only where the app
// may reach the remote by itself.
func (s scope) baseURLs(remote manifest.Value) []finding {
	pair, ok := remote.Pair("baseUrl")
	if !ok {
		return nil
	}
	v := s.file.Value(pair.Value())
	if v.Type() != schema.Map {
		return s.baseURL(v, true)
	}
	var out []finding
	for region := range v.Content().Pairs() {
		out = append(out, s.baseURL(s.file.Value(region.Value()), region.KeyText() == "default")...)
	}
	return out
}

// baseURL judges one base URL. Main is that of which Forge may say more: see egressBaseURL.
func (s scope) baseURL(v manifest.Value, main bool) []finding {
	if v.Type() != schema.String {
		return nil
	}
	rule, message, better := judgeBaseURL(v.Text())
	if rule == nil {
		return nil
	}
	f := finding{
		Diagnostic: Diagnostic{Rule: rule, Severity: Warning, Span: v.Node().Span(), Message: message},
		place:      v.Node().Span().Start,
	}
	if key, ok := s.entry.Key(); ok && main && !isBaseAddress(v.Text()) {
		f.when = func(p *pass) bool { return !p.mayReach(key.Name) }
	}
	if better != "" && v.Node().Kind() != syntax.Alias {
		f.fix = func(p *pass, t target) []Fix {
			old := p.scalarIn(t)
			if old.IsZero() {
				return nil
			}
			return one("Replace by "+quoteTitle(better), false, old.Span(), edit.QuotedLike(better, old))
		}
	}
	return []finding{f}
}

// judgeBaseURL says what is wrong with a base URL, and what would be better; the rule is nil
// where nothing is.
func judgeBaseURL(s string) (rule *Rule, message, better string) {
	u, ok := parseAddress(s)
	switch {
	case !ok || !hasScheme(s) || strings.ContainsAny(s, " *") || !isHostname(u.host):
		if !hasScheme(s) && isBaseAddress("https://"+s) {
			if rule, _, _ := judgeBaseURL("https://" + s); rule == nil {
				better = "https://" + s
			}
		}
		return ruleRemoteBaseURLInvalid, fmt.Sprintf("the base URL %q is no address that can be called: it needs \"https://\" and a host", shortened(s)), better
	case u.scheme == "http":
		_, rest, _ := strings.Cut(s, "://")
		return ruleRemoteBaseURLHTTP, fmt.Sprintf("Forge calls remotes over https, not as %q: use \"https://\"", shortened(s)), "https://" + rest
	case u.scheme != "https" && u.scheme != "wss":
		return ruleRemoteBaseURLInvalid, fmt.Sprintf("Forge calls remotes over https, not as %q: use \"https://\"", shortened(s)), ""
	}
	return nil, "", ""
}

// mayReach reports whether "permissions.external.fetch" names a remote.
func (p *pass) mayReach(remote string) bool {
	return slices.ContainsFunc(p.file.LooseReferences(), func(ref manifest.Reference) bool {
		return ref.Kind == manifest.Remote && ref.Path[0] == "permissions" && ref.Name == remote
	})
}
