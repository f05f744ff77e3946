package functions

import (
	"path"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
)

// maxSources is in how many files exports are looked for, maxSourceDirs in how many directories.
const maxSources, maxSourceDirs = 20, 10

// offerSources offers what the source files export in the place of a handler whose file is not there:
// first what has the name of its export in a file of its file's name, and then what has that name
// anywhere. The first one is likely meant where it is the only one of its sort and no other function
// runs it; all else is a choice.
func offerSources(p *analysis.Pass, l *manifest.List, u handlerUse, dir string) []analysis.Fix {
	moved, same, others := sourceHandlers(p, handlerOf.Of(l.Entries[u.entry]), dir)
	best := moved
	if len(moved) == 0 {
		best = same
	}
	isLikely := len(best) == 1 && !runs(l, best[0])
	all := slices.Concat(moved, same, others)
	var fixes []analysis.Fix
	for i, handler := range all[:min(len(all), analysis.MaxChoices)] {
		for _, fix := range replaceHandler(p, l, u, handler, false) {
			fix.Arbitrary = i > 0 || !isLikely
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// sourceHandlers returns what the source files export: what a handler names in a file of the same name
// elsewhere, the same name in other files, and all else.
func sourceHandlers(p *analysis.Pass, h *handler, dir string) (moved, same, others []string) {
	for _, file := range sourceFiles(p, dir) {
		fact := p.Files.WithExtension(dir+"/"+file, manifest.HandlerExtensions)
		if fact.Content == nil {
			continue
		}
		for _, name := range javascript.ExportsIn(fact.Content).Names() {
			written := file + "." + name
			_, _, ok := manifest.SplitHandler(written)
			switch {
			case !ok:
			case name == h.export && path.Base(file) == path.Base(h.file):
				moved = append(moved, written)
			case name == h.export:
				same = append(same, written)
			default:
				others = append(others, written)
			}
		}
	}
	return moved, same, others
}

// sourceFiles are the source files in a directory, and then those in the directories in it, without their
// extensions.
func sourceFiles(p *analysis.Pass, dir string) []string {
	names := p.Files.Names(dir).Names
	out := stems(names)
	asked := 0
	for _, name := range names {
		if path.Ext(name) != "" || name == "node_modules" || asked == maxSourceDirs {
			continue
		}
		if asked++; p.Files.Kind(dir+"/"+name) != files.Directory {
			continue
		}
		for _, stem := range stems(p.Files.Names(dir + "/" + name).Names) {
			out = append(out, name+"/"+stem)
		}
	}
	return out[:min(len(out), maxSources)]
}

// runs reports whether a function of a list has a handler.
func runs(l *manifest.List, written string) bool {
	return slices.ContainsFunc(l.Entries, func(e *manifest.Entry) bool {
		h := handlerOf.Of(e)
		return h != nil && written == h.file+"."+h.export
	})
}
