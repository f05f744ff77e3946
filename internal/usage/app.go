package usage

import (
	"sync/atomic"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/text"
)

// Place is where a source file of an app uses something.
type Place struct {
	*Use
	File *code.File
	// Seen says who sees the use, by what is known of the file and of the others, too.
	Seen Seen
}

// buffers keeps the texts of files.
var buffers = files.NewReading(func(content []byte) *text.Buffer { return text.New(string(content)) })

// Buffer returns the text of the file of a place.
func (p Place) Buffer() *text.Buffer { return buffers.Of(p.File.Content) }

// Line returns the line of a place, from 0.
func (p Place) Line() int { return p.Buffer().LineAt(p.Start) }

// Places are those of the sources of an app that use something, in the order of the names of the files.
type Places struct {
	app   *code.App
	All   []Place
	kinds map[Kind][]Place
}

// Of returns the places of a kind.
func (p *Places) Of(kind Kind) []Place { return p.kinds[kind] }

// last keeps the places of the app that was asked for last: an app stays the same one until something new is known of its files.
var last atomic.Pointer[Places]

// InApp returns the places of the sources of an app that use something. Those of tests are left out, unless "forge lint" reads
// them, which looks at no names.
func InApp(app *code.App) *Places {
	if kept := last.Load(); kept != nil && kept.app == app {
		return kept
	}
	found := &Places{app: app, kinds: map[Kind][]Place{}}
	for _, file := range app.Files {
		if file.Linted || !file.Test {
			found.add(file)
		}
	}
	found.loseOfficial()
	for _, p := range found.All {
		found.kinds[p.Kind] = append(found.kinds[p.Kind], p)
	}
	last.Store(found)
	return found
}

// add adds the places of a file.
func (p *Places) add(file *code.File) {
	uses := In(file.Content, file.Name)
	for i := range uses {
		at := Place{Use: &uses[i], File: file, Seen: uses[i].Seen}
		switch {
		case file.Linted:
		case at.Seen == ByForge, file.Side == code.FrontEnd && isOfBackEnd(at.Kind):
			continue
		default:
			at.Seen = ByUs
		}
		p.All = append(p.All, at)
	}
}

// isOfBackEnd reports whether a kind of use is one of packages that only a back end can have: what pages import of them does not
// work, whatever the manifest has.
func isOfBackEnd(kind Kind) bool { return kind == Storage || kind == OldStorage || kind == Package }

// loseOfficial takes what the linter of permissions of "forge lint" sees from it where it crashes, and says nothing.
func (p *Places) loseOfficial() {
	crashes := false
	for i := range p.All {
		crashes = crashes || p.All[i].Kind == Crash
	}
	if !crashes {
		return
	}
	kept := p.All[:0]
	for _, at := range p.All {
		switch at.Kind {
		case Request, Fetch, Image, Storage, Hook, Notification:
			if at.Seen == ByForge {
				continue
			}
			at.Seen = ByUs
		}
		kept = append(kept, at)
	}
	p.All = kept
}
