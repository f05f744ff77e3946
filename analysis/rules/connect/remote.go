package connect

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleConnectRemoteRequired = &analysis.Rule{
		ID: "connect-remote-required", Severity: analysis.Error, Official: []string{"app.missingAppConnectRemote"},
		Doc: "An app with Connect modules names the remote that serves them.",
	}
	ruleConnectRemoteConfigurable = &analysis.Rule{
		ID: "connect-remote-configurable", Severity: analysis.Error, Official: []string{"app.noConfigurableConnectRemote"},
		Doc: "The remote of Connect modules is not one that customers configure.",
	}
	ruleConnectRemoteWarning = &analysis.Rule{
		ID: "connect-remote-warning", Severity: analysis.Warning, Official: []string{"app.missingConnectRemoteWithRemotesWarning"},
		Doc: "An app that was a Connect app names the remote that serves it.",
		Why: "Forge does not know then which of the remotes stands for the Connect app.",
	}
	ruleConnectAuthWithoutModules = &analysis.Rule{
		ID: "connect-auth-without-modules", Severity: analysis.Error, Official: []string{"app.missingConnectModules"},
		Doc: "Only an app with Connect modules says how they are authenticated.",
	}
)

// connectSettings checks "app.connect" against the Connect modules, or their absence.
func connectSettings(p *analysis.Pass) {
	modules, hasModules := p.File.Section("connectModules")
	if hasModules && p.File.Value(modules.Pair.Value()).Type() != schema.Map || !hasModules && len(p.Broken) > 0 {
		return
	}
	s, ok := p.File.Section("app")
	if app := p.File.Value(s.Pair.Value()); !ok || app.Type() != schema.Map || p.BrokenIn(s.Pair.Span(), 1) {
		return
	}
	connect := p.File.At("app", "connect")
	switch {
	case !connect.Exists():
		if hasModules && !connect.Map.MayHave("connect") {
			p.Report(analysis.Diagnostic{
				Rule: ruleConnectRemoteRequired, Span: modules.Pair.Key().Span(),
				Message: "\"connectModules\" need \"app.connect\" with a \"key\" and the \"remote\" that serves them",
			}, analysis.Always)
		}
	case connect.Value.Type() == schema.Map:
		missingRemote(p, connect.Pair, connect.Value, hasModules)
		configurableRemote(p, connect.Value, hasModules)
		idleAuthentication(p, connect.Value, hasModules)
	}
}

// missingRemote reports settings without a remote.
func missingRemote(p *analysis.Pass, pair syntax.PairNode, connect manifest.Value, hasModules bool) {
	if _, ok := connect.LastPair("remote"); ok || connect.MayHave("remote") {
		return
	}
	d := analysis.Diagnostic{
		Rule: ruleConnectRemoteRequired, Span: pair.Key().Span(),
		Message: "\"connectModules\" need \"app.connect.remote\": add the key of one of \"remotes\"",
		Mend:    func() []analysis.Fix { return addRemote(p, connect.Content()) },
	}
	if !hasModules {
		key := connect.At("key")
		if !key.Exists() || analysis.IsFalsy(key.Value.Content()) || len(p.File.Definitions(manifest.Remote)) == 0 {
			return
		}
		d.Rule = ruleConnectRemoteWarning
		d.Message = "the app has remotes, but none is named as the server of the Connect app: add \"remote\" to \"app.connect\""
	}
	p.Report(d, analysis.Always)
}

// addRemote names each of the remotes that there are, in a fix of its own.
func addRemote(p *analysis.Pass, connect syntax.Node) []analysis.Fix {
	var fixes []analysis.Fix
	for _, name := range fixedRemotes(p) {
		edits := p.Edit().Fields(connect, yamledit.Field{Key: "remote", Value: yamledit.Quoted(name)})
		if len(edits) > 0 && len(fixes) < analysis.MaxChoices {
			fixes = append(fixes, analysis.Fix{Title: "Add remote: " + name, Edits: edits})
		}
	}
	return mend.OneOf(fixes)
}

// fixedRemotes are the remotes that customers do not configure.
func fixedRemotes(p *analysis.Pass) []string {
	var names []string
	for _, d := range p.File.Definitions(manifest.Remote) {
		if !d.Unknown && d.Entry.Pair("configurable").IsZero() {
			names = append(names, d.Name)
		}
	}
	return names
}

// configurableRemote reports a remote that customers configure.
func configurableRemote(p *analysis.Pass, connect manifest.Value, hasModules bool) {
	v := connect.At("remote").Value
	if !hasModules || v.Type() != schema.String {
		return
	}
	for _, d := range p.File.Lookup(manifest.Remote, v.Text()) {
		configurable := d.Entry.Pair("configurable")
		if c := p.File.Value(configurable.Value()); configurable.IsZero() || c.Type() != schema.Map {
			continue
		}
		span := v.Node().Span()
		p.Report(analysis.Diagnostic{
			Rule: ruleConnectRemoteConfigurable, Span: span,
			Message: fmt.Sprintf("customers configure the remote %q: Connect modules need one with a fixed address", d.Name),
			Related: []analysis.Related{{Span: configurable.Key().Span(), Message: "it is configurable here"}},
			Mend:    func() []analysis.Fix { return fixRemote(p, span, d.Entry, configurable) },
		}, analysis.UnlessError)
		return
	}
}

// fixRemote names another remote, or makes the address of this one fixed.
func fixRemote(p *analysis.Pass, span text.Span, remote *manifest.Entry, configurable syntax.PairNode) []analysis.Fix {
	var fixes []analysis.Fix
	for _, name := range fixedRemotes(p) {
		if len(fixes) < analysis.MaxChoices {
			fixes = append(fixes, mend.ReplaceText(p, span, name)...)
		}
	}
	fixes = mend.OneOf(fixes)
	if !remote.Pair("baseUrl").IsZero() {
		fixes = append(fixes, mend.RemovePair(p, remote.Node(), configurable))
	}
	return fixes
}

// idleAuthentication reports that nothing is there to be authenticated.
func idleAuthentication(p *analysis.Pass, connect manifest.Value, hasModules bool) {
	at := connect.At("authentication")
	if hasModules || at.Value.Type() != schema.String || at.Value.Text() == "" {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleConnectAuthWithoutModules, Span: at.Pair.Value().Span(),
		Message: "\"authentication\" is only allowed together with \"connectModules\": remove it",
		Mend: func() []analysis.Fix {
			return []analysis.Fix{mend.RemovePair(p, connect.Content(), at.Pair)}
		},
	}, analysis.UnlessError)
}
