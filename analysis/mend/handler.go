package mend

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// AppPackage is the value of "app.package". It is false when it cannot be told whether there
// is one.
func AppPackage(p *analysis.Pass) (manifest.Value, bool) {
	if MayLackApp(p) {
		return manifest.Value{}, false
	}
	return p.File.Package()
}

// MayLackApp reports whether there is no section "app", perhaps for a mistake in the YAML.
func MayLackApp(p *analysis.Pass) bool {
	_, ok := p.File.Section("app")
	return !ok && len(p.Broken) > 0
}
