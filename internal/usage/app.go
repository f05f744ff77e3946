package usage

import (
	"bytes"
	"sync/atomic"

	"forge-manifest-ls/internal/code"
)

// Place is where a source file of an app uses something.
type Place struct {
	*Use
	File *code.File
}

// Line returns the line of a place, from 0.
func (p Place) Line() int { return bytes.Count(p.File.Content.Bytes()[:p.Start], []byte("\n")) }

// appPlaces are the places of an app.
type appPlaces struct {
	app    *code.App
	places []Place
}

// last keeps the places of the app that was asked for last: an app stays the same one until something new is known of its files.
var last atomic.Pointer[appPlaces]

// InApp returns the places of the sources of an app that use something, in the order of the names of the files. Those of tests are
// left out, unless "forge lint" reads them, which looks at no names.
func InApp(app *code.App) []Place {
	if kept := last.Load(); kept != nil && kept.app == app {
		return kept.places
	}
	var places []Place
	for _, file := range app.Files {
		if file.Test && !file.Linted {
			continue
		}
		uses := In(file.Content, file.Name)
		for i := range uses {
			places = append(places, Place{&uses[i], file})
		}
	}
	last.Store(&appPlaces{app, places})
	return places
}
