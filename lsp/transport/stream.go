package transport

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// MaxBody is the size in bytes up to which a message is read. A larger one is
// answered with an error and skipped.
const MaxBody = 64 << 20

// keepBuffer is the size in bytes up to which the buffer of a body is kept for the
// next one.
const keepBuffer = 1 << 20

// Session is what a stream asks and tells of its session.
type Session interface {
	// IsOver reports whether the session has ended: then nothing more is read.
	IsOver() bool
	// IsStrict reports whether input that does not begin with a header ends the session.
	IsStrict() bool
	// InputEnded is called when nothing more can be read; err is nil at the end of the input.
	InputEnded(err error)
	// ChangeLost is called when a message that was too large to be read seems to change a text.
	ChangeLost()
}

// Stream is the [jsonrpc2.Stream] of a session. Read answers what is no message with
// an error and goes on behind it; it fails only when the input does. Write hands
// over to the outbox and never blocks.
type Stream struct {
	in      *bufio.Reader
	out     *Outbox
	session Session
	log     *slog.Logger
	body    []byte
}

// NewStream returns the stream of a session that reads from in and writes by out.
func NewStream(in io.Reader, out *Outbox, s Session, log *slog.Logger) *Stream {
	return &Stream{in: bufio.NewReaderSize(in, MaxHeaderLine), out: out, session: s, log: log}
}

// Read implements [jsonrpc2.Stream]. The message borrows the stream's buffer until
// the next Read.
func (s *Stream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	for {
		if s.session.IsOver() {
			return nil, 0, io.EOF
		}
		length, err := s.readHeader()
		if err == nil && length > MaxBody {
			err = s.skip(length)
			length = 0
		}
		if err == nil && length > 0 {
			err = s.readBody(length)
		}
		if err != nil || ctx.Err() != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = nil
			}
			s.session.InputEnded(err)
			return nil, 0, io.EOF
		}
		if length == 0 {
			continue
		}
		m, err := jsonrpc2.DecodeMessage(s.body)
		if err == nil {
			return m, int64(length), nil
		}
		s.refuse(s.body, err)
	}
}

// readBody reads a body into s.body. Memory is taken as the bytes arrive, not as
// the header promises them.
func (s *Stream) readBody(length int) error {
	if cap(s.body) > keepBuffer {
		s.body = nil
	}
	s.body = s.body[:0]
	for len(s.body) < length {
		if len(s.body) == cap(s.body) {
			grown := make([]byte, len(s.body), min(length, max(2*cap(s.body), 64<<10)))
			copy(grown, s.body)
			s.body = grown
		}
		n, err := s.in.Read(s.body[len(s.body):min(cap(s.body), length)])
		s.body = s.body[:len(s.body)+n]
		if err != nil {
			return err
		}
	}
	return nil
}

// skip answers and passes over a body that is too large. If it seems to be a change,
// the texts can no longer be trusted.
func (s *Stream) skip(length int) error {
	head, err := s.in.Peek(min(length, 4<<10))
	if err != nil {
		return err
	}
	s.complain(jsonrpc2.InvalidRequest, fmt.Sprintf("a message of %d bytes is too large: at most %d bytes are read", length, MaxBody))
	if bytes.Contains(head, []byte(`"`+protocol.MethodTextDocumentDidChange+`"`)) {
		s.session.ChangeLost()
	}
	_, err = io.CopyN(io.Discard, s.in, int64(length))
	return err
}

// refuse answers a body that is not a message.
func (s *Stream) refuse(body []byte, err error) {
	switch id := oddID(body); {
	case id != nil:
		s.log.Warn("the id of a call is not understood", "id", string(id))
		_ = s.out.Put("", fmt.Appendf(nil, `{"jsonrpc":"2.0","id":%s,"error":{"code":%d,"message":"the id of a call must be a string, or a whole number of at most 64 bits"}}`, id, jsonrpc2.InvalidRequest))
	case bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("[")):
		s.complain(jsonrpc2.InvalidRequest, "batches are not part of the protocol")
	case json.Valid(body):
		s.complain(jsonrpc2.InvalidRequest, "the message is not a request, a notification or a response of JSON-RPC 2.0")
	default:
		s.complain(jsonrpc2.ParseError, fmt.Sprintf("the message is not valid JSON: %v", err))
	}
}

// maxID is the length in bytes up to which an odd id is sent back.
const maxID = 1000

// oddID returns the id of a call whose number or text the library cannot hold, as it is
// written, so that the client gets an answer that it can tell from others; else nil.
func oddID(body []byte) []byte {
	var call struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Method  *string         `json:"method"`
		Result  json.RawMessage `json:"result"`
		Error   json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &call) != nil || call.Version != "2.0" || call.Method == nil || call.Result != nil || call.Error != nil || len(call.ID) > maxID {
		return nil
	}
	if len(call.ID) == 0 || !strings.ContainsRune(`"-0123456789`, rune(call.ID[0])) {
		return nil
	}
	return call.ID
}

// complain answers something that has no id.
func (s *Stream) complain(code jsonrpc2.Code, problem string) {
	s.log.Warn("input not understood", "problem", problem)
	_ = s.out.Put("", jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, jsonrpc2.NewError(code, problem)))
}

// Write implements [jsonrpc2.Stream].
func (s *Stream) Write(_ context.Context, m jsonrpc2.Message) (int64, error) {
	body := jsonrpc2.AppendMessage(nil, m)
	return int64(len(body)), s.out.Put("", body)
}

// Close implements [jsonrpc2.Stream]. The connection calls it when its input has
// ended, but then the outbox may still have something to write: the session closes
// the transport when it ends.
func (s *Stream) Close() error { return nil }
