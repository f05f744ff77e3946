package network

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleRemoteBaseURLMissing = &analysis.Rule{
		ID: "remote-base-url-missing", Severity: analysis.Error, Official: []string{"modules.remote.neitherBaseUrlNorUserConfigurationPresent"},
		Doc: "A remote has a base URL, or lets administrators configure it.",
	}
	ruleRemoteBaseURLInvalid = &analysis.Rule{
		ID: "remote-base-url-invalid", Severity: analysis.Warning,
		Doc: "The base URL of a remote is an address with a scheme and a host.",
		Why: "Forge accepts the manifest, but the remote cannot be called.",
	}
	ruleRemoteBaseURLHTTP = &analysis.Rule{
		ID: "remote-base-url-http", Severity: analysis.Warning,
		Doc: "The base URL of a remote begins with \"https://\".",
		Why: "Forge accepts the manifest, but calls remotes over encrypted connections only.",
	}
)

// remoteFindings says what is wrong with a remote taken by itself.
func remoteFindings(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	remote := s.File.Value(s.Node)
	if remote.Type() != schema.Map {
		return found
	}
	switch {
	case s.Entry.List.Section == "remotes":
		found = append(found, missingBaseURL(s, remote, found)...)
		found = append(found, storageScope(s, remote)...)
		return append(found, baseURLs(s, remote)...)
	case s.Entry.List.IsModule() && s.Entry.List.Type == "remote":
		return append(found, moduleStorageScope(s, remote)...)
	}
	return found
}

// missingBaseURL says that there is no base URL, unless something else stands in its place.
func missingBaseURL(s analysis.Unit, remote manifest.Value, found []analysis.Finding) []analysis.Finding {
	for _, name := range []string{"baseUrl", "configurable"} {
		if _, ok := remote.LastPair(name); ok || remote.MayHave(name) {
			return nil
		}
	}
	if _, ok := remote.LastPair("key"); !ok {
		return nil // so much is missing that it is no remote yet
	}
	for pair := range s.Node.Pairs() {
		at := pair.Key().Span()
		if slices.ContainsFunc(found, func(f analysis.Finding) bool { return f.Rule == shape.RuleSchemaAdditionalProperty && f.Span == at }) {
			return nil
		}
	}
	return []analysis.Finding{{
		Diagnostic: analysis.Diagnostic{
			Rule: ruleRemoteBaseURLMissing, Severity: analysis.Error, Span: s.OwnTitle(),
			Message: "this remote has no address: add \"baseUrl\", or \"configurable\" if administrators are to set it",
		},
		Place: s.Node.Span().Start, Absent: "baseUrl",
		Fix: func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			url := yamledit.Field{Key: "baseUrl", Value: yamledit.Quoted("https://example.com")}
			return []analysis.Fix{{Title: "Add baseUrl", Edits: p.Edit().FieldsBehind(t.Node, mend.BehindKey(p, t.Node), url)}}
		},
	}}
}

// baseURLs says which base URLs of a remote are none. Forge looks at them only where the app
// may reach the remote by itself.
func baseURLs(s analysis.Unit, remote manifest.Value) []analysis.Finding {
	v := remote.At("baseUrl").Value
	if v.Type() != schema.Map {
		return baseURL(s, v, true)
	}
	var out []analysis.Finding
	for region := range v.Content().Pairs() {
		out = append(out, baseURL(s, s.File.Value(region.Value()), region.KeyText() == "default")...)
	}
	return out
}

// baseURL judges one base URL. Main is that of which Forge may say more: see egressBaseURL.
func baseURL(s analysis.Unit, v manifest.Value, main bool) []analysis.Finding {
	if v.Type() != schema.String {
		return nil
	}
	rule, message, better := judgeBaseURL(v.Text())
	if rule == nil {
		return nil
	}
	f := analysis.Finding{
		Diagnostic: analysis.Diagnostic{Rule: rule, Severity: analysis.Warning, Span: v.Node().Span(), Message: message},
		Place:      v.Node().Span().Start,
	}
	if key, ok := s.Entry.Key(); ok && main && !isBaseAddress(v.Text()) {
		f.When = func(p *analysis.Pass) bool { return !mayReach(p, key.Name) }
	}
	if better != "" && v.Node().Kind() != syntax.Alias {
		f.Fix = func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			old := mend.ScalarIn(p, t)
			if old.IsZero() {
				return nil
			}
			return analysis.One("Replace with "+prose.QuoteTitle(better), false, old.Span(), yamledit.QuotedLike(better, old))
		}
	}
	return []analysis.Finding{f}
}

// judgeBaseURL says what is wrong with a base URL, and what would be better; the rule is nil
// where nothing is.
func judgeBaseURL(s string) (rule *analysis.Rule, message, better string) {
	u, ok := parseAddress(s)
	switch {
	case !ok || !hasScheme(s) || strings.ContainsAny(s, " *") || !isHostname(u.Host):
		if !hasScheme(s) && isBaseAddress("https://"+s) {
			if rule, _, _ := judgeBaseURL("https://" + s); rule == nil {
				better = "https://" + s
			}
		}
		return ruleRemoteBaseURLInvalid, fmt.Sprintf("the base URL %q is no address that can be called: it needs \"https://\" and a host", prose.Shortened(s)), better
	case u.Scheme == "http":
		_, rest, _ := strings.Cut(s, "://")
		return ruleRemoteBaseURLHTTP, fmt.Sprintf("Forge calls remotes over https, not as %q: use \"https://\"", prose.Shortened(s)), "https://" + rest
	case u.Scheme != "https" && u.Scheme != "wss":
		return ruleRemoteBaseURLInvalid, fmt.Sprintf("Forge calls remotes over https, not as %q: use \"https://\"", prose.Shortened(s)), ""
	}
	return nil, "", ""
}

// mayReach reports whether "permissions.external.fetch" names a remote.
func mayReach(p *analysis.Pass, remote string) bool {
	return slices.ContainsFunc(p.File.LooseReferences(), func(ref manifest.Reference) bool {
		return ref.Kind == manifest.Remote && ref.Path[0] == "permissions" && ref.Name == remote
	})
}
