package network

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var ruleEgressRemoteInvalid = &analysis.Rule{
	ID: "egress-remote-invalid", Severity: analysis.Error,
	Doc: "A remote that the app may reach is declared at \"remotes\", with a base URL that is an address.",
}

// egressRemotes reports remotes that the app may reach, and that there are not or that have
// no address.
func egressRemotes(p *analysis.Pass) {
	for _, ref := range p.File.LooseReferences() {
		if ref.Kind != manifest.Remote || len(ref.Path) < 3 || ref.Path[0] != "permissions" || ref.Unknown {
			continue
		}
		if found := p.File.Lookup(manifest.Remote, ref.Name); len(found) > 0 {
			egressBaseURL(p, ref, found)
		} else if !isDoubtful(p, ref) {
			egressRemoteUnknown(p, ref)
		}
	}
}

// egressWithoutRemote reports a "remote" that names nothing.
func egressWithoutRemote(p *analysis.Pass, v manifest.Value) {
	p.Report(analysis.Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: v.Node().Span(),
		Message: "this names no remote: write the key of one of \"remotes\"",
	}, analysis.UnlessBroken)
}

// isDoubtful reports whether what a reference names may be declared all the same.
func isDoubtful(p *analysis.Pass, ref manifest.Reference) bool {
	return p.File.MayDeclare(ref.Kind, ref.Name) || p.BrokenIn(ref.Value, 0) || doubt.MayHide(p, ref.Kind) || doubt.IsInBrokenList(p, ref.Name)
}

// egressRemoteUnknown reports a remote that may be reached and is not declared.
func egressRemoteUnknown(p *analysis.Pass, ref manifest.Reference) {
	near := mend.SuggestName(p, ref)
	d := analysis.Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: ref.Span,
		Message: fmt.Sprintf("the remote %q is not declared at \"remotes\"", ref.Name),
		Mend:    func() []analysis.Fix { return mend.ReplaceReference(p, ref, near) },
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += mend.DeclaredElsewhere(p, ref)
	}
	p.Report(d, analysis.UnlessBroken)
}

// egressBaseURL reports a remote whose base URL is no address, at what names it. Of several
// remotes with one key the last counts that has an address or is configurable.
func egressBaseURL(p *analysis.Pass, ref manifest.Reference, found []manifest.Definition) {
	var bad manifest.Value
	for _, d := range found {
		v := mainURL(p, d.Entry)
		switch {
		case v == (manifest.Value{}) || v.Type() == schema.String && v.Text() == "":
			if !d.Entry.Pair("configurable").IsZero() {
				bad = manifest.Value{}
			} else if v != (manifest.Value{}) && len(found) == 1 {
				bad = v
			}
		case v.Type() != schema.String:
			return // that is reported there
		case isBaseAddress(v.Text()):
			bad = manifest.Value{}
		default:
			bad = v
		}
	}
	if bad == (manifest.Value{}) {
		return // what is missing is reported there, too
	}
	d := analysis.Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: ref.Span,
		Message: fmt.Sprintf("the app cannot reach the remote %q: its base URL %q is no address that Forge accepts here, such as \"https://example.com\"", ref.Name, prose.Shortened(bad.Text())),
		Related: []analysis.Related{{Span: bad.Node().Span(), Message: "the base URL"}},
	}
	if _, _, better := judgeBaseURL(bad.Text()); better != "" && isBaseAddress(better) {
		d.Mend = func() []analysis.Fix {
			return analysis.One("Replace the base URL with "+prose.QuoteTitle(better), false, bad.Content().Span(), yamledit.QuotedLike(better, bad.Content()))
		}
	}
	p.Report(d, analysis.UnlessBroken)
}

// mainURL is the base URL of a remote, or the default of its regions; Unknown where there is none.
func mainURL(p *analysis.Pass, e *manifest.Entry) manifest.Value {
	v := p.File.Value(e.Node()).At("baseUrl").Value
	if v.Type() == schema.Map {
		return v.At("default").Value
	}
	return v
}

// isBaseAddress reports whether Forge accepts the base URL of a remote that the app may
// reach.
func isBaseAddress(s string) bool { return s != "*" && isAddress(s) }
