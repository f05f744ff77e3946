package sources

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/usage"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleRemoteUnknown = &analysis.Rule{
		ID: "source-remote-unknown", Severity: analysis.Error, ReadsFiles: true,
		Doc: "A remote that the code calls is declared at \"remotes\".",
	}
	ruleRemoteCompute = &analysis.Rule{
		ID: "source-remote-compute", Severity: analysis.Error, ReadsFiles: true,
		Doc: "A remote that the code calls has \"compute\" among its operations.",
	}
)

// compute is the operation that a remote needs to be called.
const compute = "compute"

// remotes reports the remotes that the code calls and that are not declared, or not to be called.
func remotes(p *analysis.Pass) {
	var called byName[lack]
	for _, at := range usesOf.Of(p).Of(usage.Remote) {
		called.of(at.Name, func() *lack { return &lack{name: at.Name} }).add(at, at.Seen)
	}
	for _, l := range called.all {
		switch found := p.File.Lookup(manifest.Remote, l.name); {
		case len(found) == 0 && !p.File.MayDeclare(manifest.Remote, l.name):
			remoteUnknown(p, l)
		case len(found) > 0 && !mayCompute(p, found):
			remoteCompute(p, l, found[0].Entry)
		}
	}
}

// mayCompute reports whether one of some remotes has the operation, or may have it.
func mayCompute(p *analysis.Pass, found []manifest.Definition) bool {
	for _, d := range found {
		v := p.File.Value(d.Entry.Node())
		operations := v.At("operations")
		if !operations.Exists() && v.MayHave("operations") || operations.Exists() && operations.Value.Type() == schema.Unknown {
			return true
		}
		for item := range operations.Value.Items() {
			if item.Type() == schema.Unknown || item.Type() == schema.String && item.Text() == compute {
				return true
			}
		}
	}
	return false
}

// remoteUnknown reports a remote that is not declared.
func remoteUnknown(p *analysis.Pass, l *lack) {
	at, ok := placeFor(p, "remotes")
	if !ok || p.File.Scopes().Open && len(p.Errors) > 0 {
		return
	}
	key := l.name
	l.rule, l.at = ruleRemoteUnknown, at
	shown, advice := prose.Shortened(key), ""
	if p.MaySearch(l.rule) {
		if near, ok := schema.Nearest(key, mend.Declared(p, manifest.Remote)); ok {
			advice = fmt.Sprintf(": did you mean %q?", near)
		}
	}
	l.message = fmt.Sprintf("the code calls the remote %q in %s, which is not declared at \"remotes\"%s", shown, l.where(), advice)
	l.mend = func() []analysis.Fix {
		fields := append(example.Remote(key).Fields, yamledit.Field{Key: "operations", Value: "[" + compute + "]"})
		edits := p.Edit().Items([]string{"remotes"}, yamledit.Item{Fields: fields})
		if len(edits) == 0 || len(key) > yamledit.MaxKey {
			return nil
		}
		return []analysis.Fix{{Title: fmt.Sprintf("Declare the remote %q", key), Edits: edits}}
	}
	wrong := fmt.Sprintf("this calls the remote %q, which the manifest does not declare at \"remotes\"%s", shown, advice)
	l.report(p, func(int) (string, string) { return "calls it", wrong })
}

// remoteCompute reports a remote that is declared, and not to be called.
func remoteCompute(p *analysis.Pass, l *lack, remote *manifest.Entry) {
	l.rule = ruleRemoteCompute
	operations := remote.Pair("operations")
	key, _ := remote.Key()
	if l.at = key.Value; !operations.IsZero() {
		l.at = operations.Key().Span()
	}
	l.message = fmt.Sprintf("the code calls the remote %q in %s: add %q to its operations", key.Name, l.where(), compute)
	l.mend = func() []analysis.Fix {
		edits := p.Edit().Fields(remote.Node(), yamledit.Field{Key: "operations", Value: "[" + compute + "]"})
		if !operations.IsZero() {
			edits = p.Edit().Append(operations, yamledit.Scalar(compute))
		}
		if len(edits) == 0 {
			return nil
		}
		return []analysis.Fix{{Title: fmt.Sprintf("Add %q to its operations", compute), Edits: edits}}
	}
	wrong := fmt.Sprintf("this calls the remote %q, which has no %q among its operations in the manifest", key.Name, compute)
	l.report(p, func(int) (string, string) { return "calls it", wrong })
}
