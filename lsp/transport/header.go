package transport

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"go.lsp.dev/jsonrpc2"
)

const (
	// MaxHeaderLine is the size in bytes of the longest header line, and of the
	// reader's buffer.
	MaxHeaderLine = 64 << 10
	// maxLength is the largest Content-Length that is believed: a message up to
	// this size is skipped when it is too large, beyond it the header is garbage.
	maxLength = 1 << 30
	// MaxGarbage is the number of bytes of garbage in a row after which the input
	// is given up.
	MaxGarbage = 64 << 20
	// maxDigits is more than the number of bytes between the colon of a
	// Content-Length and the end of its line.
	maxDigits = 32
)

var errGarbage = errors.New("the input is not the Language Server Protocol")

var contentLength = []byte("content-length")

// readHeader reads up to the first byte of a body and returns the body's size in
// bytes, at least 1. Lines that cannot belong to a header are garbage: they are
// passed over up to the next "Content-Length:", wherever it stands, and answered
// with one error. Where a session is shared, the first lines may not be garbage.
func (s *Stream) readHeader() (int, error) {
	h := header{length: -1}
	for {
		line, err := s.in.ReadSlice('\n')
		whole := !errors.Is(err, bufio.ErrBufferFull)
		if err != nil && whole {
			return 0, err
		}
		switch {
		case !whole || len(h.tail) > 0 || h.garbage > 0 && len(bytes.TrimSpace(line)) > 0:
			err = s.garbage(&h, line, whole)
		case len(bytes.TrimSpace(line)) > 0:
			if !h.field(line) {
				err = s.garbage(&h, line, whole)
			}
		case h.length > 0:
			return h.length, nil
		case h.fields:
			err = s.garbage(&h, []byte("a header without a length"), whole)
		}
		if err != nil {
			return 0, err
		}
	}
}

// header is what was read of a header.
type header struct {
	length  int    // Content-Length; -1 for none yet
	fields  bool   // there were fields
	garbage int    // bytes that are no header
	tail    []byte // end of a long line of garbage, where a field may begin
}

// field reads a line as a field and reports whether it is one.
func (h *header) field(line []byte) bool {
	if n, ok := parseLength(line); ok {
		h.length, h.fields = n, true
		return true
	}
	h.fields = true
	return isField(line) && lengthField(line) < 0
}

// garbage passes over a line, or a part of one, that is no field, and answers the
// first of its kind. Behind a Content-Length at the end of the line all is well again.
func (s *Stream) garbage(h *header, line []byte, whole bool) error {
	if s.session.IsStrict() {
		return fmt.Errorf("%w: it begins with %.60q", errGarbage, line)
	}
	if h.garbage == 0 {
		s.complain(jsonrpc2.ParseError, fmt.Sprintf("not a header: %.60q", line))
	}
	if h.garbage += len(line); h.garbage > MaxGarbage {
		return errGarbage
	}
	h.length, h.fields = -1, false
	h.tail = append(h.tail, line...)
	if at := lengthField(h.tail); at >= 0 && whole {
		if n, ok := parseLength(h.tail[at:]); ok {
			h.length, h.fields, h.garbage = n, true, 0
		}
	}
	h.tail = h.tail[max(0, len(h.tail)-len(contentLength)-maxDigits):]
	if whole {
		h.tail = nil
	}
	return nil
}

// isField reports whether a line looks like a field of a header: a name of letters
// and dashes and a colon.
func isField(line []byte) bool {
	name, _, found := bytes.Cut(line, []byte(":"))
	if !found || len(name) == 0 {
		return false
	}
	for _, c := range name {
		if c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// lengthField returns where the last "Content-Length:" of a line begins, or -1.
func lengthField(line []byte) int {
	for end := bytes.LastIndexByte(line, ':'); end >= 0; end = bytes.LastIndexByte(line[:end], ':') {
		if at := end - len(contentLength); at >= 0 && bytes.EqualFold(line[at:end], contentLength) {
			return at
		}
	}
	return -1
}

// parseLength reads a line that is a Content-Length field of 0 to maxLength.
func parseLength(line []byte) (int, bool) {
	name, value, _ := bytes.Cut(line, []byte(":"))
	if !bytes.EqualFold(name, contentLength) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(bytes.TrimSpace(value)), 10, 64)
	return int(n), err == nil && n <= maxLength
}
