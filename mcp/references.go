package mcp

import (
	"context"
	"strings"

	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// maxPlaces is how many places an answer has.
const maxPlaces = 100

// Place is a place of a name.
type Place struct {
	Path     string   `json:"path"`
	Start    Position `json:"start"`
	Line     string   `json:"text" jsonschema:"the line on which it is"`
	Declares bool     `json:"declares,omitempty" jsonschema:"the name is declared here"`
}

// Found is the answer of "references".
type Found struct {
	Name    string  `json:"name"`
	Places  []Place `json:"places" jsonschema:"declarations first"`
	LeftOut int     `json:"leftOut,omitempty" jsonschema:"how many more there are"`
	Unread  string  `json:"unread,omitempty" jsonschema:"a file that could not be read, so that there may be more"`
}

// references answers "references": where the name at a place is declared and used, in the manifest
// and in the files around it.
func (s *server) references(ctx context.Context, cursor Cursor) (Found, error) {
	d, err := s.Open(cursor.Source)
	if err != nil {
		return Found{}, err
	}
	offset, err := cursor.offset(d.Manifest.Buffer())
	if err != nil {
		return Found{}, err
	}
	all, ok := navigation.PlacesAt(d.Manifest, offset, d.Around)
	if !ok {
		return Found{Places: []Place{}}, ctx.Err()
	}
	var places []Place
	for _, p := range all.Definitions {
		places = append(places, d.placeOf(p, true))
	}
	for _, p := range all.Uses {
		places = append(places, d.placeOf(p, false))
	}
	out := Found{Name: clipped(all.Name, maxWords), Unread: all.Unread}
	r := room(maxAnswer)
	out.Places, out.LeftOut = fitting(&r, places, maxPlaces)
	return out, ctx.Err()
}

// placeOf converts a place.
func (d Document) placeOf(p navigation.Place, declares bool) Place {
	path, buf := d.Path, d.Manifest.Buffer()
	if p.Source != nil {
		path, buf = p.Source.Path, p.Source.Buffer
	}
	return Place{path, positionIn(buf, p.Span.Start), lineAt(buf, p.Span.Start), declares}
}

// lineAt returns the line on which a byte offset is, without blanks around it.
func lineAt(b *text.Buffer, offset int) string {
	return clipped(strings.TrimSpace(b.Slice(b.Line(b.LineAt(offset)))), 200)
}
