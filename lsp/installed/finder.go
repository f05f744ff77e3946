package installed

import (
	"context"
	"io/fs"
	"time"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/lsp/state"
)

// Finder finds installed schemas. What it has converted is kept as long as the package stays the
// same. Only one goroutine may use it at a time.
type Finder struct {
	// Folder opens a directory of the file system by its path.
	Folder func(path string) fs.FS
	// Convert makes a catalogue of a package.
	Convert func(*forgepackage.Installed) (*schema.Catalogue, error)
	// Patience is how long the file system may take to answer, in all folders together.
	Patience time.Duration
	// Go runs a function beside the search, and survives its panic.
	Go func(func() error, func(error))

	answered chan string        // folders that answered too late
	loaded   map[string]*loaded // by the path of the package
	hung     map[string]bool    // folders that have not answered yet
}

// NewFinder returns a finder that has kept nothing yet.
func NewFinder(folder func(path string) fs.FS, run func(func() error, func(error))) *Finder {
	return &Finder{
		Folder: folder, Convert: (*forgepackage.Installed).Convert, Patience: state.SearchPatience, Go: run,
		answered: make(chan string), loaded: map[string]*loaded{}, hung: map[string]bool{},
	}
}

// Answered yields the folders that answered too late: whoever takes one from it hands it to
// [Finder.Retry] and looks again.
func (f *Finder) Answered() <-chan string { return f.answered }

// Retry has a folder asked again that had not answered in time.
func (f *Finder) Retry(dir string) { delete(f.hung, dir) }

// Choice is by what manifests are judged.
type Choice struct {
	// Schemas are those of places for which another one than the embedded one was chosen.
	Schemas map[string]*schema.Catalogue
	// Reasons say for each place what was chosen, and why.
	Reasons map[string]string
	// Refused say why packages cannot be used, by their paths or what should be their paths.
	Refused map[string]string
}

// Choose looks for the schemas of places where there are manifests.
func (f *Finder) Choose(ctx context.Context, snap *state.Snapshot, places map[string]bool) Choice {
	late, cancel := context.WithTimeout(ctx, f.Patience)
	defer cancel()
	out := Choice{Schemas: map[string]*schema.Catalogue{}, Reasons: map[string]string{}, Refused: map[string]string{}}
	l := &look{Finder: f, session: ctx, ctx: late, snap: snap, installed: map[string]found{}, used: map[string]*loaded{}, refused: out.Refused}
	for place := range places {
		c, why := l.choose(place)
		if c != nil {
			out.Schemas[place] = c
		}
		out.Reasons[place] = why
	}
	f.loaded = l.used
	return out
}
