package functions

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
)

// maxSources is in how many files of the directory of the sources exports are looked for.
const maxSources = 20

// offerSources offers what the source files export in the place of a handler whose file is not there:
// first what has the name of its export.
func offerSources(p *analysis.Pass, l *manifest.List, u handlerUse, dir string) []analysis.Fix {
	var same, others []string
	names := stems(p.Files.Names(dir).Names)
	for _, file := range names[:min(len(names), maxSources)] {
		fact := p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions)
		if fact.Content == nil {
			continue
		}
		for _, name := range javascript.ExportsIn(fact.Content).Names() {
			handler := file + "." + name
			if _, _, ok := manifest.SplitHandler(handler); !ok {
				continue
			}
			if name == u.export {
				same = append(same, handler)
			} else {
				others = append(others, handler)
			}
		}
	}
	var fixes []analysis.Fix
	all := append(same, others...)
	for _, handler := range all[:min(len(all), analysis.MaxChoices)] {
		fixes = append(fixes, replaceHandler(p, l, u, handler, false)...)
	}
	return fixes
}
