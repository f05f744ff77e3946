package state

import (
	"strconv"

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
	l.begin(span, title, OpenDocumentation)
	l.out = append(AppendString(l.out, address), "]}}"...)
}

// Places adds a lens that shows places of the document.
func (l *LensList) Places(span text.Span, title string, places []text.Span) {
	l.begin(span, title, ShowReferences)
	l.out = append(append(l.out, l.uri...), ',')
	l.out = append(appendPosition(l.out, OffsetToPosition(l.buf, span.Start, l.enc)), ",["...)
	for i, place := range places {
		if i > 0 {
			l.out = append(l.out, ',')
		}
		l.out = append(append(append(l.out, `{"uri":`...), l.uri...), `,"range":`...)
		l.out = append(appendRange(l.out, SpanToRange(l.buf, place, l.enc)), '}')
	}
	l.out = append(l.out, "]]}}"...)
}

// Done returns what out has become.
func (l *LensList) Done() []byte { return append(l.out, ']') }

// begin writes a lens up to the arguments of its command.
func (l *LensList) begin(span text.Span, title, command string) {
	if l.some {
		l.out = append(l.out, ',')
	}
	l.some = true
	l.out = appendRange(append(l.out, `{"range":`...), SpanToRange(l.buf, span, l.enc))
	l.out = AppendString(append(l.out, `,"command":{"title":`...), title)
	l.out = append(append(append(l.out, `,"command":"`...), command...), `","arguments":[`...)
}

func appendRange(out []byte, r protocol.Range) []byte {
	out = appendPosition(append(out, `{"start":`...), r.Start)
	return append(appendPosition(append(out, `,"end":`...), r.End), '}')
}

func appendPosition(out []byte, p protocol.Position) []byte {
	out = strconv.AppendUint(append(out, `{"line":`...), uint64(p.Line), 10)
	return append(strconv.AppendUint(append(out, `,"character":`...), uint64(p.Character), 10), '}')
}
