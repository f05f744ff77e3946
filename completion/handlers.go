package completion

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"forge-manifest-ls/description"
	"forge-manifest-ls/files"
	"forge-manifest-ls/javascript"
)

// handlerExtensions are those of the files in which Forge looks for a handler.
var handlerExtensions = []string{".tsx", ".jsx", ".ts", ".js", ".cjs"}

// maxSourceDepth is how deep below the directory of the sources handlers are looked for, and
// maxSources in how many files.
const (
	maxSourceDepth = 3
	maxSources     = 200
)

// exportsOf keeps what source files export.
var exportsOf = files.NewReading(javascript.ExportsOf)

// isHandler reports whether Forge takes a text for a handler: it does not know all names that
// JavaScript does.
func isHandler(s string) bool {
	file, export, _ := strings.Cut(s, ".")
	for part := range strings.SplitSeq(file+"/"+export, "/") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool {
			return !unicode.IsLetter(r) && (r < '0' || r > '9') && r != '_' && r != '-'
		}) {
			return false
		}
	}
	return true
}

// handlers completes what a function runs: the exports of the source files.
func (p *place) handlers() {
	dir := "src"
	if p.textAt("app", "package", "bundler") == "manual@2026" {
		if other := p.textAt("app", "package", "path"); other != "" {
			dir = other
		}
	}
	s := sources{p: p, dir: dir, left: maxSources}
	s.visit("", 0)
}

// sources is a walk through the source files.
type sources struct {
	p    *place
	dir  string
	left int
}

func (s *sources) visit(below string, depth int) {
	fact := s.p.opts.Files.Names(path.Join(s.dir, below, "."))
	s.p.more = s.p.more || fact.Kind == files.Pending && s.p.opts.Files != nil
	for _, name := range fact.Names {
		extension := path.Ext(name)
		switch {
		case s.left == 0 || strings.HasPrefix(name, ".") || name == "node_modules":
		case slices.Contains(handlerExtensions, extension):
			s.left--
			s.file(below+strings.TrimSuffix(name, extension), path.Join(s.dir, below, name))
		case extension == "" && depth < maxSourceDepth:
			s.visit(below+name+"/", depth+1)
		}
	}
}

// file offers the exports of one file.
func (s *sources) file(stem, name string) {
	fact := s.p.opts.Files.Content(name)
	s.p.more = s.p.more || fact.Kind == files.Pending
	if fact.Content == nil {
		return
	}
	for _, export := range exportsOf.Of(fact.Content).List {
		written := stem + "." + export.Name
		if !isHandler(written) {
			continue
		}
		s.p.word(Item{Label: written, Kind: Reference, Detail: "export", Description: name, document: func() string {
			return description.Handler(s.p.file, written, s.p.opts.Files)
		}}, written)
	}
}
