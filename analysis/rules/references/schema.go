package references

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/manifest"
)

// isNamePlace reports whether a reference that Forge does not look at stands where the catalogue
// says that something is named. Deep down, a property may be called "function" and mean another
// thing.
func isNamePlace(p *analysis.Pass, ref manifest.Reference) bool {
	if len(ref.Path) <= 2 || ref.IsAsset {
		return true
	}
	for _, s := range doubt.SchemasOf(p, ref) {
		if s.Refers != "" {
			return true
		}
	}
	return false
}
