package completion

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/description"
	"forge-manifest-ls/files"
	"forge-manifest-ls/javascript"
	"forge-manifest-ls/manifest"
)

// maxSourceDepth is how deep below the directory of the sources handlers are looked for, and
// maxSources in how many files.
const (
	maxSourceDepth = 3
	maxSources     = 200
)

// handlers completes what a function runs: the exports of the source files.
func (p *place) handlers() {
	dir, known := p.file.Sources()
	if !known || dir == "" {
		dir = "src"
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
		case slices.Contains(strings.Fields(manifest.HandlerExtensions), extension):
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
	for _, export := range javascript.ExportsIn(fact.Content).List {
		written := stem + "." + export.Name
		if _, _, ok := manifest.SplitHandler(written); !ok {
			continue
		}
		s.p.word(Item{Label: written, Kind: Reference, Detail: "export", Description: name, document: func() string {
			return description.Handler(s.p.file, written, s.p.opts.Files)
		}}, written)
	}
}
