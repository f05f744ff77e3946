package state

import (
	"encoding/json"
	"strconv"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// LensList writes lenses that run commands, as JSON. There may be thousands of them with thousands of places,
// and the protocol's encoder would look at each argument twice.
type LensList struct {
	out  []byte
	buf  *text.Buffer
	enc  text.Encoding
	uri  []byte // in quotes
	some bool
}

// NewLensList returns the list of a document, which appends to out.
func (s *Snapshot) NewLensList(out []byte, d *Document) *LensList {
	return &LensList{out: append(out, '['), buf: d.Buf, enc: s.Encoding, uri: AppendString(nil, string(d.URI))}
}

// Page adds a lens that opens a page.
func (l *LensList) Page(span text.Span, title, address string) {
	l.begin(span)
	l.out = append(AppendString(appendCommand(append(l.out, `,"command":`...), title, OpenDocumentation), address), "]}}"...)
}

// Places adds a lens that shows places of the document.
func (l *LensList) Places(span text.Span, title string, places []text.Span) {
	l.begin(span)
	l.out = append(l.appendPlaces(append(l.out, `,"command":`...), span, title, places), '}')
}

// Data adds a lens whose command is told when the client shows it, and what it is found again by.
func (l *LensList) Data(span text.Span, kind manifest.Kind, name string) {
	l.begin(span)
	l.out = append(append(l.out, `,"data":{"uri":`...), l.uri...)
	l.out = strconv.AppendUint(append(l.out, `,"kind":`...), uint64(kind), 10)
	l.out = append(AppendString(append(l.out, `,"name":`...), name), "}}"...)
}

// LensData is the data of a lens.
type LensData struct {
	URI  string        `json:"uri"`
	Kind manifest.Kind `json:"kind"`
	Name string        `json:"name"`
}

// Done returns what out has become.
func (l *LensList) Done() []byte { return append(l.out, ']') }

// PlacesCommand returns the command of a lens that shows places of a document.
func (s *Snapshot) PlacesCommand(d *Document, span text.Span, title string, places []text.Span) json.RawMessage {
	return s.NewLensList(nil, d).appendPlaces(nil, span, title, places)
}

// NoCommand returns the command of a lens that says something and runs nothing.
func NoCommand(title string) json.RawMessage { return append(appendCommand(nil, title, ""), "]}"...) }

// begin writes a lens up to its range.
func (l *LensList) begin(span text.Span) {
	if l.some {
		l.out = append(l.out, ',')
	}
	l.some = true
	l.out = appendRange(append(l.out, `{"range":`...), SpanToRange(l.buf, span, l.enc))
}

// appendPlaces writes the command that shows places.
func (l *LensList) appendPlaces(out []byte, span text.Span, title string, places []text.Span) []byte {
	out = append(append(appendCommand(out, title, ShowReferences), l.uri...), ',')
	out = append(appendPosition(out, OffsetToPosition(l.buf, span.Start, l.enc)), ",["...)
	for i, place := range places {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, `{"uri":`...), l.uri...), `,"range":`...)
		out = append(appendRange(out, SpanToRange(l.buf, place, l.enc)), '}')
	}
	return append(out, "]]}"...)
}

// appendCommand writes a command up to its arguments.
func appendCommand(out []byte, title, command string) []byte {
	out = AppendString(append(out, `{"title":`...), title)
	return append(append(append(out, `,"command":"`...), command...), `","arguments":[`...)
}

func appendRange(out []byte, r protocol.Range) []byte {
	out = appendPosition(append(out, `{"start":`...), r.Start)
	return append(appendPosition(append(out, `,"end":`...), r.End), '}')
}

func appendPosition(out []byte, p protocol.Position) []byte {
	out = strconv.AppendUint(append(out, `{"line":`...), uint64(p.Line), 10)
	return append(strconv.AppendUint(append(out, `,"character":`...), uint64(p.Character), 10), '}')
}
