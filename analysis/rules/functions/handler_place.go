package functions

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
)

// handlerDirectory is where the sources are. It is false when that cannot be told.
func handlerDirectory(p *analysis.Pass) (string, bool) {
	if mend.MayLackApp(p) {
		return "", false
	}
	return p.File.Sources()
}
