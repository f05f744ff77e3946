package code

import (
	"cmp"
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
)

// App is the code of an app. It is immutable.
type App struct {
	Files []*File // sorted by name
	// Pending says that not all is known yet, or that not all could be read: there may be other files.
	Pending bool
	// Loading says that not all is known yet, so that it is worth to ask again.
	Loading bool
	// Unread are the back end's files, as far as can be told, that are there and could not be read.
	Unread []Unread
	// Cut says that there are more files than are looked at.
	Cut bool
}

// Unread is a file that could not be read.
type Unread struct {
	Name string // as in [File]
	Fact files.Fact
}

// Side is where code runs.
type Side uint8

// Sides, as bits: a file may run on both.
const (
	BackEnd  Side = 1 << iota // a handler reaches it
	FrontEnd                  // a resource reaches it
)

// File is a source file of an app.
type File struct {
	Name    string // seen from the directory of the manifest, with slashes
	Content *files.Content
	Facts   *javascript.Facts
	// Linted says that "forge lint" reads the file.
	Linted bool
	// Test says that the name is that of a test: it does not run in the app, although "forge lint" may read it.
	Test bool
	// Side says from where the file is reached. It is 0 for a file that nothing imports, as far as can be told.
	Side Side
	// Imports are the names of the app's files that it imports, sorted.
	Imports []string
}

// Of returns the code of the app that a manifest declares. Nothing is known without a view.
func Of(f *manifest.File, around *files.View) *App {
	if around == nil {
		return &App{Pending: true}
	}
	r := rootsOf(f)
	return apps.Of(around, r.question(), func() *App { return find(r, around) })
}

// apps keeps the code of apps.
var apps files.Gathering[*App]

// find looks for the code of an app.
func find(r roots, around *files.View) *App {
	s := &search{roots: r, around: around, found: map[string]*File{}, walked: map[string]bool{}}
	s.run()
	app := &App{Files: s.order, Pending: s.pending, Loading: s.loading, Unread: s.unread, Cut: s.cut}
	slices.SortFunc(app.Files, func(a, b *File) int { return cmp.Compare(a.Name, b.Name) })
	return app
}
