package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

const egressOfRemote = egressSample + "    fetch:\n      backend:\n        - remote: backend\n"

var ruleEgressRemoteInvalid = &Rule{
	ID: "egress-remote-invalid", Severity: Error,
	Doc: "A remote that the app may reach is declared at \"remotes\", with a base URL that is an address.", Why: schemaWhy,
	Bad:  head + egressOfRemote + "remotes:\n  - key: backends\n    baseUrl: https://example.com\n",
	Good: head + egressOfRemote + remotes,
}

// egressRemotes reports remotes that the app may reach, and that there are not or that have
// no address.
func (p *pass) egressRemotes() {
	for _, ref := range p.file.LooseReferences() {
		if ref.Kind != manifest.Remote || len(ref.Path) < 3 || ref.Path[0] != "permissions" || ref.Unknown {
			continue
		}
		if found := p.file.Lookup(manifest.Remote, ref.Name); len(found) > 0 {
			p.egressBaseURL(ref, found)
		} else if !p.isDoubtful(ref) {
			p.egressRemoteUnknown(ref)
		}
	}
}

func (p *pass) egressWithoutRemote(v manifest.Value) {
	p.report(Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: v.Node().Span(),
		Message: "this names no remote: write the key of one of \"remotes\"",
	}, unlessBroken)
}

// isDoubtful reports whether what a reference names may be declared all the same.
func (p *pass) isDoubtful(ref manifest.Reference) bool {
	return p.file.MayDeclare(ref.Kind, ref.Name) || p.brokenIn(ref.Value, 0) || p.mayHide(ref.Kind) || p.isAstray(ref.Name)
}

func (p *pass) egressRemoteUnknown(ref manifest.Reference) {
	near := p.meant(ref)
	d := Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: ref.Span,
		Message: fmt.Sprintf("the remote %q is not declared at \"remotes\"", ref.Name),
		Mend:    func() []Fix { return p.mendReference(ref, near) },
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += p.misplaced(ref)
	}
	p.report(d, unlessBroken)
}

// egressBaseURL reports a remote whose base URL is no address, at what names it. Of several
// remotes with one key the last counts that has an address or is configurable.
func (p *pass) egressBaseURL(ref manifest.Reference, found []manifest.Definition) {
	var bad manifest.Value
	for _, d := range found {
		v := p.mainURL(d.Entry)
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
	d := Diagnostic{
		Rule: ruleEgressRemoteInvalid, Span: ref.Span,
		Message: fmt.Sprintf("the app cannot reach the remote %q: its base URL %q is no address that Forge accepts here, such as \"https://example.com\"", ref.Name, shortened(bad.Text())),
		Related: []Related{{bad.Node().Span(), "the base URL"}},
	}
	if _, _, better := judgeBaseURL(bad.Text()); better != "" && isBaseAddress(better) {
		d.Mend = func() []Fix {
			return one("Replace the base URL by "+quoteTitle(better), false, bad.Content().Span(), edit.QuotedLike(better, bad.Content()))
		}
	}
	p.report(d, unlessBroken)
}

// mainURL is the base URL of a remote, or the default of its regions; else the zero value.
func (p *pass) mainURL(e *manifest.Entry) manifest.Value {
	remote := p.file.Value(e.Node())
	pair, ok := remote.Pair("baseUrl")
	if !ok {
		return manifest.Value{}
	}
	v := p.file.Value(pair.Value())
	if v.Type() == schema.Map {
		if pair, ok = v.Pair("default"); !ok {
			return manifest.Value{}
		}
		v = p.file.Value(pair.Value())
	}
	return v
}

// isBaseAddress reports whether Forge accepts the base URL of a remote that the app may
// reach.
func isBaseAddress(s string) bool { return s != "*" && isAddress(s) }
