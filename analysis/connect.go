package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// groupConnect is what an app keeps of Atlassian Connect.
var groupConnect = &Group{
	Rules: []*Rule{
		ruleConnectModuleUnknown, ruleConnectLifecycleSingle, ruleConnectRemoteRequired,
		ruleConnectRemoteConfigurable, ruleConnectRemoteWarning, ruleConnectAuthWithoutModules,
	},
	Reword: withoutConnect,
	Facts:  map[string][]factFinder{"": {scope.emptyConnect}},
	File:   connect,
}

const connectRemote = "  connect:\n    key: demo\n    remote: backend\n"

// connectModule starts a sample with a module of Connect.
func connectModule(typ string) string {
	return "connectModules:\n  " + typ + ":\n    - key: hook\n      url: /hook\n"
}

var (
	ruleConnectModuleUnknown = &Rule{
		ID: "connect-module-unknown", Severity: Error, IsGuess: true, Official: []string{"connectModules.invalidConnectModule"},
		Doc: "The modules at \"connectModules\" are of types that Forge knows.", Why: schemaWhy,
		Bad:  head + connectRemote + connectModule("jira:webhook") + remotes,
		Good: head + connectRemote + connectModule("jira:webhooks") + remotes,
	}
	ruleConnectLifecycleSingle = &Rule{
		ID: "connect-lifecycle-single", Severity: Error, Official: []string{"connectModules.duplicateLifecycleFound"},
		Doc: "A product has one module of lifecycle events.", Why: schemaWhy,
		Bad:  head + connectRemote + connectModule("jira:lifecycle") + "    - key: other\n      url: /other\n" + remotes,
		Good: head + connectRemote + connectModule("jira:lifecycle") + remotes,
	}
)

// connectPrefix starts the names of Connect's modules in the list of all modules.
const connectPrefix = "connect-"

// topicEmptyConnect is the entries below "connectModules" that hold nothing.
const topicEmptyConnect topic = "connect-empty"

func (s scope) emptyConnect() []fact {
	if s.entry.List.Section != "connectModules" || s.file.Value(s.node).Type() != schema.Null {
		return nil
	}
	return []fact{{topic: topicEmptyConnect, span: s.ownTitle()}}
}

func connect(p *pass) {
	for _, l := range p.file.Lists() {
		if l.Section == "connectModules" {
			p.connectModule(l)
		}
	}
	for _, f := range p.facts(topicEmptyConnect) {
		if p.brokenIn(f.span, 1) {
			continue
		}
		p.report(Diagnostic{
			Rule: rulePropertyNull, Span: f.span,
			Message: "this entry is empty, and \"forge lint\" crashes on that without saying so: write its properties, or remove it",
			Mend:    func() []Fix { return p.removeEntry(f.entry) },
		}, always)
	}
	p.connectSettings()
}

// connectModule checks a list of modules. Forge does not look at their properties.
func (p *pass) connectModule(l *manifest.List) {
	switch _, known := p.file.Catalogue().Module(connectPrefix + l.Type); {
	case p.isTornList(l):
	case !known && l.Type == mergeKey:
		p.report(Diagnostic{Rule: ruleMergeKey, Span: ownerOf(l), Message: mergeKeyMessage}, always)
	case !known:
		p.unknownConnect(l)
	case isLifecycle(l):
		p.onlyOne(l, ruleConnectLifecycleSingle)
	}
}

// isLifecycle reports whether a list is one of the modules of Connect of which there is one.
func isLifecycle(l *manifest.List) bool {
	return l.Section == "connectModules" && strings.HasSuffix(l.Type, ":lifecycle")
}

// unknownConnect reports a type that Forge does not know.
func (p *pass) unknownConnect(l *manifest.List) {
	near := p.nearestConnect(l)
	message := fmt.Sprintf("%q is not a module type of Connect%s", l.Type, judgedBy(p.file))
	if _, isModule := p.file.Catalogue().Module(l.Type); isModule && near == "" {
		message += ": it belongs under \"modules\""
	} else if near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		message += ": check its spelling, or remove it"
	}
	p.report(Diagnostic{
		Rule: ruleConnectModuleUnknown, Span: ownerOf(l), Message: message,
		Mend: func() []Fix {
			var words []string
			if near != "" {
				words = []string{near}
			}
			return p.mendModule(l, words)
		},
	}, always)
}

// nearestConnect is the type that is probably meant and not there yet, "" when none is
// like it.
func (p *pass) nearestConnect(l *manifest.List) string {
	if !p.maySearch(ruleConnectModuleUnknown) {
		return ""
	}
	have := map[string]bool{}
	for _, other := range p.file.Lists() {
		have[other.Section+other.Type] = true
	}
	var names []string
	for _, name := range p.file.Catalogue().ModuleNames() {
		if short, ok := strings.CutPrefix(name, connectPrefix); ok && !have[l.Section+short] {
			names = append(names, short)
		}
	}
	if short, ok := strings.CutPrefix(l.Type, connectPrefix); ok && slices.Contains(names, short) {
		return short
	}
	near, _ := schema.Nearest(l.Type, names)
	return near
}

// withoutConnect drops what the schema says of the names of Connect's modules: it knows
// none of them.
func withoutConnect(s scope, found []finding) []finding {
	if s.entry != nil || s.name != "connectModules" {
		return found
	}
	return slices.DeleteFunc(found, func(f finding) bool { return f.Rule == rulePropertyUnknown })
}
