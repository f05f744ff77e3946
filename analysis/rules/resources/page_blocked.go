package resources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var rulePageBlocked = &analysis.Rule{
	ID: "page-blocked", Severity: analysis.Warning, ReadsFiles: true,
	Doc: "The permissions allow the scripts and styles of a page.",
	Why: "By the documentation of permissions, the content security policy of a page allows what is in its own directory only: scripts and styles in the page, and " +
		"those of other servers, do not run until the manifest allows them. Forge does not look into the page.",
}

// unsafeInline allows what stands in a page itself.
const unsafeInline = "unsafe-inline"

// blockedByPermissions reports what a page loads and the permissions do not allow: the first of
// each kind.
func blockedByPermissions(p *analysis.Pass, at doubt.ResourceFiles, found *page) {
	inline := func(allowed string) bool { return isUnsafeInline(allowed) || strings.HasPrefix(allowed, "sha") }
	if hash := found.inlineScript; hash != "" && !allows(p, inline, "content", "scripts") {
		blocked(p, at, "the script in %q is blocked", "content.scripts", hash, unsafeInline)
	}
	isChecked := allowsInlineStyle.Of(p.Files.Content(at.Path + "/index.html").Content) // see inlineStyle
	if found.inlineStyle && !isChecked && !allows(p, inline, "content", "styles") {
		blocked(p, at, "the style in %q is blocked", "content.styles", unsafeInline)
	}
	for _, kind := range []struct {
		name, words string
		addresses   []string
	}{{"scripts", "script", found.scripts}, {"styles", "style sheet", found.styles}} {
		for _, address := range kind.addresses {
			host := hostIn(address)
			if host == "" || isAtlassian(host) || allows(p, func(allowed string) bool { return covers(allowed, host) }, "external", kind.name) {
				continue
			}
			blocked(p, at, "the "+kind.words+" from "+prose.QuoteTitle(host)+" in %q is blocked", "external."+kind.name, "https://"+host)
			break
		}
	}
}

// blocked reports something of a page that a list of permissions does not allow, with a fix for
// each entry that would allow it. The words have a place for the page.
func blocked(p *analysis.Pass, at doubt.ResourceFiles, words, list string, entries ...string) {
	p.Report(analysis.Diagnostic{
		Rule: rulePageBlocked, Span: at.Span,
		Message: fmt.Sprintf(words+": allow it at \"permissions.%s\", or put it in a file of the directory", strings.TrimSuffix(at.Path, "/")+"/index.html", list),
		Mend: func() []analysis.Fix {
			var fixes []analysis.Fix
			for _, entry := range entries {
				edits := p.Edit().Items(append([]string{"permissions"}, strings.Split(list, ".")...), permission(list, entry))
				if len(edits) > 0 {
					fixes = append(fixes, analysis.Fix{Title: fmt.Sprintf("Add %q to \"permissions.%s\"", entry, list), Edits: edits})
				}
			}
			return fixes
		},
	}, analysis.Always)
}

// permission returns an entry of a list of permissions: those about other servers are maps.
func permission(list, entry string) yamledit.Item {
	if !strings.HasPrefix(list, "external.") {
		return yamledit.Scalar(entry)
	}
	return yamledit.Item{Fields: []yamledit.Field{{Key: "address", Value: yamledit.Quoted(entry)}}}
}

// allows reports whether a list of permissions has an entry of which a function says that it
// allows something, or may have one.
func allows(p *analysis.Pass, isEnough func(string) bool, path ...string) bool {
	s, ok := p.File.Section("permissions")
	if !ok {
		return len(p.Broken) > 0
	}
	v := p.File.Value(s.Pair.Value())
	for _, name := range path {
		at := v.At(name)
		if !at.Exists() {
			return v.Type() == schema.Unknown || v.MayHave(name)
		}
		v = at.Value
	}
	if v.Type() == schema.Unknown {
		return true
	}
	for item := range v.Content().Items() {
		entry := p.File.Value(item.Value())
		if entry.Type() == schema.Map {
			entry = entry.At("address").Value // of no type where the entry names a remote
		}
		if entry.Type() == schema.Unknown || isEnough(entry.Text()) {
			return true
		}
	}
	return false
}

// isUnsafeInline reports whether an entry of permissions allows all that stands in a page.
func isUnsafeInline(allowed string) bool { return allowed == unsafeInline }

// hostIn returns the host of an address in lower case.
func hostIn(address string) string {
	if _, rest, ok := strings.Cut(address, "//"); ok {
		address = rest
	}
	host, _, _ := strings.Cut(address, "/")
	host, _, _ = strings.Cut(host, "?")
	host, _, _ = strings.Cut(host, ":")
	return strings.ToLower(host)
}

// covers reports whether an allowed address has a host.
func covers(allowed, host string) bool {
	of := hostIn(allowed)
	if parent, ok := strings.CutPrefix(of, "*"); ok {
		return strings.HasSuffix(host, parent)
	}
	return of == host
}

// isAtlassian reports whether a host is one of Atlassian's, which pages may load from.
func isAtlassian(host string) bool {
	for _, domain := range []string{"atl-paas.net", "atlassian-dev.net", "atlassian.com", "atlassian.net"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
