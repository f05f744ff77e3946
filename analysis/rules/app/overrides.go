package app

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

var ruleOverrideServices = &analysis.Rule{
	ID: "override-services", Severity: analysis.Warning,
	Doc: "An override has all services of the manifest, and no others.",
	Why: "By the documentation of manifest overrides, the services of an override take the place of all of the manifest's, and cannot add, " +
		"remove or rename any. \"forge lint\" does not compare them.",
}

// overrideServices compares the services of each override with those of the manifest.
func overrideServices(p *analysis.Pass) {
	overrides, ok := p.File.Section("overrides")
	if !ok || doubt.MayHide(p, manifest.Service) {
		return
	}
	declared := mend.Declared(p, manifest.Service)
	isDeclared := map[string]bool{}
	for _, name := range declared {
		isDeclared[name] = true
	}
	for item := range p.File.Value(overrides.Pair.Value()).Items() {
		services := shape.Original(item).At("value", "services").Value
		if services.Type() == schema.List && !p.BrokenIn(services.Node().Span(), 1) {
			servicesOfOverride(p, services, declared, isDeclared)
		}
	}
}

// servicesOfOverride reports the services that an override adds, and those that it lacks.
func servicesOfOverride(p *analysis.Pass, services manifest.Value, declared []string, isDeclared map[string]bool) {
	var keys []manifest.Value
	has := map[string]bool{}
	for item := range services.Items() {
		key := shape.Original(item).At("key").Value
		if key.Type() != schema.String {
			return // it may be any of them
		}
		keys = append(keys, key)
		has[key.Text()] = true
	}
	lacks := slices.DeleteFunc(slices.Clone(declared), func(name string) bool { return has[name] })
	unknown := slices.DeleteFunc(keys, func(key manifest.Value) bool { return isDeclared[key.Text()] })
	for _, key := range unknown {
		d := analysis.Diagnostic{Rule: ruleOverrideServices, Span: key.Node().Span()}
		d.Message = fmt.Sprintf("the manifest has no service %q, and an override cannot add one", prose.Shortened(key.Text()))
		if meant := meantService(p, key.Text(), lacks, len(unknown) == 1); meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant)
			d.Mend = func() []analysis.Fix { return mend.ReplaceText(p, d.Span, meant) }
			lacks = slices.DeleteFunc(lacks, func(other string) bool { return other == meant })
		}
		p.Report(d, analysis.UnlessErrorIn)
	}
	if len(lacks) > 0 {
		named := prose.QuoteAll(lacks[:min(len(lacks), maxNamed)])
		if more := len(lacks) - maxNamed; more > 0 {
			named = append(named, fmt.Sprintf("%d more", more))
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleOverrideServices, Span: keyOf(p, services),
			Message: fmt.Sprintf("the override lacks %s: its services take the place of all of the manifest's", prose.And(named)),
		}, analysis.UnlessErrorIn)
	}
}

// maxNamed is how many services that an override lacks are named at most.
const maxNamed = 6

// meantService returns the service that an unknown name stands for, of those that an override
// lacks: a near one, or the only one where the name is the only unknown one; "" where there is none.
func meantService(p *analysis.Pass, name string, lacks []string, isOnly bool) string {
	if isOnly && len(lacks) == 1 {
		return lacks[0]
	}
	if !p.MaySearch(ruleOverrideServices) {
		return ""
	}
	near, _ := schema.Nearest(name, lacks)
	return near
}

// keyOf returns the place of the key of a list.
func keyOf(p *analysis.Pass, list manifest.Value) text.Span {
	return analysis.Unit{File: p.File, Node: p.Tree.Root()}.Title(list.Node())
}
