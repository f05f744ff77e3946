package sources

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/usage"
)

var ruleIconEgressMissing = &analysis.Rule{
	ID: "source-icon-egress-missing", Severity: analysis.Error, ReadsFiles: true,
	Doc: "The manifest allows the servers of the icons that a function of dynamic properties returns.",
	Why: "\"forge lint\" takes each icon in an object that any function returns for one of these; what is not in the file of the function is an information.",
}

// dynamicTypes are the module types whose dynamic properties may have an icon.
var dynamicTypes = []string{"confluence:contentBylineItem", "jira:issueGlance", "jira:issueContext"}

// dynamic says which module types have dynamic properties.
type dynamic struct {
	// official says that "forge lint" looks for icons: the last type in the manifest has such properties.
	official bool
	// files are the files of the functions, without extensions, from the directory of the sources.
	files map[string]bool
}

// dynamicOf returns what the manifest says of dynamic properties.
func dynamicOf(p *analysis.Pass) (d dynamic) {
	d.files = map[string]bool{}
	for l := range p.File.ModuleLists() {
		if !slices.Contains(dynamicTypes, l.Type) {
			continue
		}
		d.official = false
		for _, e := range l.Entries {
			function := p.File.Value(e.Node()).At("dynamicProperties", "function").Value
			if function.Type() != schema.String || function.Text() == "" {
				continue
			}
			d.official = true
			for _, named := range p.File.Lookup(manifest.Function, function.Text()) {
				file, _, _ := manifest.SplitHandler(p.File.TextOf(named.Entry.Pair("handler").Value()))
				d.files[file] = true
			}
		}
	}
	return d
}

// icons reports the addresses of icons.
func icons(p *analysis.Pass, list addresses) {
	dynamic := dynamicOf(p)
	sources, _ := p.File.Sources()
	var missing hosts
	for _, at := range usesOf.Of(p).Of(usage.Icon) {
		stem := strings.TrimPrefix(at.File.Name, sources+"/")
		if dot := strings.LastIndexByte(stem, '.'); dot > 0 {
			stem = stem[:dot]
		}
		byForge, byUs := at.Seen != usage.ByUs && dynamic.official, at.Seen != usage.ByForge && dynamic.files[stem]
		if !byForge && !byUs {
			continue
		}
		forge, us := list.Covers(at.Name)
		if seen, isMissing := missingFor(usage.SeenBy(byForge, byUs), forge, us); isMissing {
			missing.add(at, seen)
		}
	}
	for _, l := range missing.all {
		l.rule = ruleIconEgressMissing
		l.reportHost(p, list, "returns icons of", "add it there")
	}
}
