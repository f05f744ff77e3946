package navigation

import (
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// NameKind says what a name stands for.
type NameKind uint8

// Kinds of names.
const (
	KeyName         NameKind = iota + 1 // the key of an entry; Places.Declares tells its kind
	EntryName                           // an entry of a resource: "settings" in "main/settings"
	EntityName                          // an entity of the app's storage
	AttributeName                       // an attribute of such an entity
	VariableName                        // an environment variable
	AnchorName                          // an anchor of YAML and its aliases
	TranslationName                     // a text of the translation files
	ScopeName                           // a permission scope
	EventName                           // a product event: its definitions are the scopes that it needs
	HandlerName                         // the function that a handler names in a source file
	QueueName                           // a queue: of a consumer, and of the source files that push to it
	PathName                            // a file or directory beside the manifest
)

// Places are all places of one name: in the manifest and, where it has any there, in the files
// around it. Lists are in the order of the text, those of the manifest first, and hold no place
// twice.
type Places struct {
	Kind NameKind
	// Declares is the kind of the entry that a KeyName is the key of, as the cursor means it.
	Declares manifest.Kind
	Name     string
	// Origin is the place at the cursor, in the manifest.
	Origin text.Span
	// Definitions are where the name is declared: more than one where that is a mistake, or where
	// each locale has its text.
	Definitions []Place
	// Uses are where the name is named.
	Uses []Place
	// Pending says that a file was not known yet: there may be more places.
	Pending bool
	// Unread says in words that a file is there and could not be read to its end, so that there may
	// be more places; "" where all were.
	Unread string

	// meant are the spans in the manifest, each as often as something means it: an alias means what it stands for.
	meant []text.Span
	// way is that of a handler from its own file to the one with the function.
	way []hop
	// absent says of a handler that its file is there, and has no such export for certain.
	absent bool
	// sources are the paths of the files that may make a queue: two manifests that have one of them share their queues.
	sources []string
}

// Place is a place of a name.
type Place struct {
	// Source is the file; nil for the manifest itself.
	Source *Source
	// Span is the name, without quotes.
	Span text.Span
	// Whole is what belongs to a definition: the entry with this key, or the line of a file. Of a
	// use it is Span.
	Whole text.Span

	// ownName says of a use that it has a name of its own for the same thing, which stays what it is when this one
	// changes.
	ownName bool
}

// Source is a file beside the manifest.
type Source struct {
	Path    string // absolute, with slashes
	Buffer  *text.Buffer
	content *files.Content
}

// PlacesAt returns the places of the name at a byte offset. It is false where there is no name, or
// none that can be told. Around may be nil: then there are no files.
func PlacesAt(f *manifest.File, offset int, around *files.View) (Places, bool) {
	c := newCursor(f, offset, around)
	for _, find := range []func() (Places, bool){
		c.anchor, c.variable, c.key, c.reference, c.entryPart, c.declaredVariable, c.queue, c.translation, c.storage, c.scope, c.meant,
	} {
		if found, ok := find(); ok {
			found.settle()
			return found, true
		}
	}
	return Places{}, false
}

// settle sorts the places and leaves out what is there twice, because an alias brings it in again.
func (p *Places) settle() {
	for _, place := range slices.Concat(p.Definitions, p.Uses) {
		if place.Source == nil {
			p.meant = append(p.meant, place.Span)
		}
	}
	p.Definitions, p.Uses = sortedPlaces(p.Definitions), sortedPlaces(p.Uses)
	type spot struct {
		source *Source
		span   text.Span
	}
	defined := map[spot]bool{}
	for _, d := range p.Definitions {
		defined[spot{d.Source, d.Span}] = true
	}
	p.Uses = slices.DeleteFunc(p.Uses, func(use Place) bool { return defined[spot{use.Source, use.Span}] })
}

// sortedPlaces are places in their order, each once.
func sortedPlaces(all []Place) []Place {
	slices.SortStableFunc(all, func(a, b Place) int {
		switch {
		case a.path() != b.path() && a.path() < b.path():
			return -1
		case a.path() != b.path():
			return 1
		}
		return a.Span.Start - b.Span.Start
	})
	return slices.CompactFunc(all, func(a, b Place) bool { return a.path() == b.path() && a.Span == b.Span })
}

// path is that of the file; "" for the manifest.
func (p Place) path() string {
	if p.Source == nil {
		return ""
	}
	return p.Source.Path
}

// here is a place in the manifest that is no more than a name.
func here(s text.Span) Place { return Place{Span: s, Whole: s} }
