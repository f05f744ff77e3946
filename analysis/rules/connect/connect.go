package connect

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

var (
	ruleConnectModuleUnknown = &analysis.Rule{
		ID: "connect-module-unknown", Severity: analysis.Error, IsGuess: true, Official: []string{"connectModules.invalidConnectModule"},
		Doc: "The modules at \"connectModules\" are of types that Forge knows.",
	}
	ruleConnectLifecycleSingle = &analysis.Rule{
		ID: "connect-lifecycle-single", Severity: analysis.Error, Official: []string{"connectModules.duplicateLifecycleFound"},
		Doc: "A product has one module of lifecycle events.",
	}
)

// connectPrefix starts the names of Connect's modules in the list of all modules.
const connectPrefix = "connect-"

// topicEmptyConnect is the entries below "connectModules" that hold nothing.
var topicEmptyConnect = new(analysis.Topic[struct{}])

// emptyConnect tells of an entry of "connectModules" that holds nothing.
func emptyConnect(s analysis.Unit) []analysis.Fact {
	if s.Entry.List.Section != "connectModules" || s.File.Value(s.Node).Type() != schema.Null {
		return nil
	}
	return []analysis.Fact{topicEmptyConnect.Fact(struct{}{}, s.OwnTitle())}
}

// connect checks the modules of Connect and the settings for them.
func connect(p *analysis.Pass) {
	for _, l := range p.File.Lists() {
		if l.Section == "connectModules" {
			judgeConnectModule(p, l)
		}
	}
	for _, f := range topicEmptyConnect.In(p) {
		if p.BrokenIn(f.Span, 1) {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: shape.RulePropertyNull, Span: f.Span,
			Message: "this entry is empty, and \"forge lint\" crashes on that without saying so: write its properties, or remove it",
			Mend:    func() []analysis.Fix { return mend.RemoveEntry(p, f.Entry) },
		}, analysis.Always)
	}
	connectSettings(p)
}

// judgeConnectModule checks a list of modules. Forge does not look at their properties.
func judgeConnectModule(p *analysis.Pass, l *manifest.List) {
	switch _, known := p.File.Catalogue().Module(connectPrefix + l.Type); {
	case p.IsTornList(l):
	case !known && l.Type == analysis.MergeKey:
		p.Report(analysis.Diagnostic{Rule: shape.RuleMergeKey, Span: analysis.OwnerOf(l), Message: analysis.MergeKeyMessage}, analysis.Always)
	case !known:
		unknownConnect(p, l)
	case manifest.IsLifecycle(l):
		shape.SingleEntry(p, l, ruleConnectLifecycleSingle)
	}
}

// unknownConnect reports a type that Forge does not know.
func unknownConnect(p *analysis.Pass, l *manifest.List) {
	near := nearestConnect(p, l)
	message := fmt.Sprintf("%q is not a Connect module type%s", l.Type, shape.SchemaWords(p.File))
	if _, isModule := p.File.Catalogue().Module(l.Type); isModule && near == "" {
		message += ": it belongs under \"modules\""
	} else if near != "" {
		message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		message += ": check its spelling, or remove it"
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleConnectModuleUnknown, Span: analysis.OwnerOf(l), Message: message,
		Mend: func() []analysis.Fix {
			var words []string
			if near != "" {
				words = []string{near}
			}
			return mend.ReplaceModule(p, l, words)
		},
	}, analysis.Always)
}

// nearestConnect is the type that is probably meant and not there yet, "" when none is
// like it.
func nearestConnect(p *analysis.Pass, l *manifest.List) string {
	if !p.MaySearch(ruleConnectModuleUnknown) {
		return ""
	}
	have := map[string]bool{}
	for _, other := range p.File.Lists() {
		have[other.Section+other.Type] = true
	}
	var names []string
	for _, name := range p.File.Catalogue().ModuleNames() {
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
func withoutConnect(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if s.Entry != nil || s.TypeName != "connectModules" {
		return found
	}
	return slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Rule == shape.RulePropertyUnknown })
}
