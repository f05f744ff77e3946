package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var (
	ruleConnectRemoteRequired = &Rule{
		ID: "connect-remote-required", Severity: Error, Official: []string{"app.missingAppConnectRemote"},
		Doc: "An app with modules of Connect names the remote that answers for them.", Why: schemaWhy,
		Bad:  head + "  connect:\n    key: demo\n" + connectModule("jira:webhooks") + remotes,
		Good: head + connectRemote + connectModule("jira:webhooks") + remotes,
	}
	ruleConnectRemoteConfigurable = &Rule{
		ID: "connect-remote-configurable", Severity: Error, Official: []string{"app.noConfigurableConnectRemote"},
		Doc: "The remote of Connect is not one that customers configure.", Why: schemaWhy,
		Bad: head + connectRemote + connectModule("jira:webhooks") + remotes +
			"    configurable:\n      name: Server\n      description: Your own server\n",
		Good: head + connectRemote + connectModule("jira:webhooks") + remotes,
	}
	ruleConnectRemoteWarning = &Rule{
		ID: "connect-remote-warning", Severity: Warning, Official: []string{"app.missingConnectRemoteWithRemotesWarning"},
		Doc:  "An app that was one of Connect names the remote that answers for it.",
		Why:  "Forge does not know then which of the remotes stands for the Connect app.",
		Bad:  head + "  connect:\n    key: demo\n" + webtrigger + functions + remotes,
		Good: head + connectRemote + webtrigger + functions + remotes,
	}
	ruleConnectAuthWithoutModules = &Rule{
		ID: "connect-auth-without-modules", Severity: Error, Official: []string{"app.missingConnectModules"},
		Doc: "Only an app with modules of Connect says how they are authenticated.", Why: schemaWhy,
		Bad:  head + connectRemote + "    authentication: jwt\n" + webtrigger + functions + remotes,
		Good: head + connectRemote + webtrigger + functions + remotes,
	}
)

// connectSettings checks "app.connect" against the modules of Connect, or their absence.
func (p *pass) connectSettings() {
	modules, hasModules := p.file.Section("connectModules")
	if hasModules && p.file.Value(modules.Pair.Value()).Type() != schema.Map || !hasModules && len(p.broken) > 0 {
		return
	}
	s, ok := p.file.Section("app")
	if app := p.file.Value(s.Pair.Value()); !ok || app.Type() != schema.Map || p.brokenIn(s.Pair.Span(), 1) {
		return
	}
	pair, app := p.inApp("connect")
	connect := p.file.Value(pair.Value())
	switch {
	case pair.IsZero():
		if v := p.file.Value(s.Pair.Value()); hasModules && app.Content().IsZero() && !v.MayHave("connect") {
			p.report(Diagnostic{
				Rule: ruleConnectRemoteRequired, Span: modules.Pair.Key().Span(),
				Message: "modules of Connect need \"app.connect\" with a \"key\" and the \"remote\" that answers for them",
			}, always)
		}
	case connect.Type() == schema.Map:
		p.missingRemote(pair, connect, hasModules)
		p.configurableRemote(connect, hasModules)
		p.idleAuthentication(connect, hasModules)
	}
}

// missingRemote reports settings without a remote.
func (p *pass) missingRemote(pair syntax.PairNode, connect manifest.Value, hasModules bool) {
	if _, ok := connect.Pair("remote"); ok || connect.MayHave("remote") {
		return
	}
	d := Diagnostic{
		Rule: ruleConnectRemoteRequired, Span: pair.Key().Span(),
		Message: "modules of Connect need the remote that answers for them: add \"remote\" with the key of one of the manifest's \"remotes\"",
		Mend:    func() []Fix { return p.addRemote(connect.Content()) },
	}
	if !hasModules {
		key, ok := connect.Pair("key")
		if !ok || isFalsy(p.file.Value(key.Value()).Content()) || len(p.file.Definitions(manifest.Remote)) == 0 {
			return
		}
		d.Rule = ruleConnectRemoteWarning
		d.Message = "the app has remotes, but none of them stands for the app of Connect: add \"remote\" with the key of one"
	}
	p.report(d, always)
}

// addRemote names each of the remotes that there are, in a fix of its own.
func (p *pass) addRemote(connect syntax.Node) []Fix {
	var fixes []Fix
	for _, name := range p.fixedRemotes() {
		edits := p.edit().Fields(connect, edit.Field{Key: "remote", Value: edit.Quoted(name)})
		if len(edits) > 0 && len(fixes) < maxChoices {
			fixes = append(fixes, Fix{Title: "Add remote: " + name, Edits: edits})
		}
	}
	return fixes
}

// fixedRemotes are the remotes that customers do not configure.
func (p *pass) fixedRemotes() []string {
	var names []string
	for _, d := range p.file.Definitions(manifest.Remote) {
		if !d.Unknown && d.Entry.Pair("configurable").IsZero() {
			names = append(names, d.Name)
		}
	}
	return names
}

// configurableRemote reports a remote that customers configure.
func (p *pass) configurableRemote(connect manifest.Value, hasModules bool) {
	pair, ok := connect.Pair("remote")
	v := p.file.Value(pair.Value())
	if !ok || !hasModules || v.Type() != schema.String {
		return
	}
	for _, d := range p.file.Lookup(manifest.Remote, v.Text()) {
		configurable := d.Entry.Pair("configurable")
		if c := p.file.Value(configurable.Value()); configurable.IsZero() || c.Type() != schema.Map {
			continue
		}
		span := v.Node().Span()
		p.report(Diagnostic{
			Rule: ruleConnectRemoteConfigurable, Span: span,
			Message: fmt.Sprintf("customers configure the remote %q: modules of Connect need one with a fixed address", d.Name),
			Related: []Related{{configurable.Key().Span(), "it is configurable here"}},
			Mend:    func() []Fix { return p.fixRemote(span, d.Entry, configurable) },
		}, unlessError)
		return
	}
}

// fixRemote names another remote, or makes the address of this one fixed.
func (p *pass) fixRemote(span text.Span, remote *manifest.Entry, configurable syntax.PairNode) []Fix {
	var fixes []Fix
	for _, name := range p.fixedRemotes() {
		if len(fixes) < maxChoices {
			fixes = append(fixes, p.replaceText(span, name)...)
		}
	}
	if !remote.Pair("baseUrl").IsZero() {
		fixes = append(fixes, p.removePair(remote.Node(), configurable))
	}
	return fixes
}

// idleAuthentication reports that nothing is there to be authenticated.
func (p *pass) idleAuthentication(connect manifest.Value, hasModules bool) {
	pair, ok := connect.Pair("authentication")
	if v := p.file.Value(pair.Value()); !ok || hasModules || v.Type() != schema.String || v.Text() == "" {
		return
	}
	p.report(Diagnostic{
		Rule: ruleConnectAuthWithoutModules, Span: pair.Value().Span(),
		Message: "there is nothing to authenticate: \"authentication\" is refused in an app without \"connectModules\"; remove it",
		Mend: func() []Fix {
			return []Fix{p.removePair(connect.Content(), pair)}
		},
	}, unlessError)
}
