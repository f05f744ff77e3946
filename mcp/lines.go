package mcp

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// maxLine is how many bytes a message of a client may have.
const maxLine = 16 << 20

// lines is the input of a session, without the lines for which the SDK would end it: these are answered here. A batch,
// which newer versions of the protocol do not have, is handed on as single messages.
type lines struct {
	io.Closer
	in    *bufio.Reader
	out   io.Writer
	ready []byte // is handed on next
}

// Read hands on what is a message.
func (l *lines) Read(p []byte) (int, error) {
	for len(l.ready) == 0 {
		line, err := l.next()
		if line == nil {
			return 0, io.EOF
		}
		if err == nil {
			l.ready, err = messagesIn(line)
		}
		if err != nil {
			l.refuse(line, err)
		}
	}
	n := copy(p, l.ready)
	l.ready = l.ready[n:]
	return n, nil
}

// errTooLong is what is wrong with a line that is not kept.
var errTooLong = fmt.Errorf("a message has more than %d MiB", maxLine>>20)

// next returns the next line, empty with [errTooLong] where that is too long, or nil at the end of the input.
func (l *lines) next() ([]byte, error) {
	line, size := []byte{}, 0
	for {
		part, err := l.in.ReadSlice('\n')
		if size += len(part); size <= maxLine {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case size > maxLine:
			return []byte{}, errTooLong
		case err != nil && size == 0:
			return nil, err
		default:
			return line, nil
		}
	}
}

// messagesIn returns the messages of a line, each on a line of its own.
func messagesIn(line []byte) (ready []byte, err error) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return nil, nil
	}
	if !json.Valid(line) { // of several values the SDK reads the first
		return nil, errors.New("a line is no JSON, or more than one value")
	}
	var batch []json.RawMessage
	if line[0] != '[' {
		batch = append(batch, line)
	} else if err = json.Unmarshal(line, &batch); err != nil || len(batch) == 0 {
		return nil, cmp.Or(err, errors.New("a batch is empty"))
	}
	for _, message := range batch {
		if _, err = jsonrpc.DecodeMessage(message); err != nil {
			return nil, err
		}
		ready = append(append(ready, message...), '\n')
	}
	return ready, nil
}

// refuse answers a line that is no message.
func (l *lines) refuse(line []byte, err error) {
	code := jsonrpc.CodeInvalidRequest
	if !json.Valid(line) {
		code = jsonrpc.CodeParseError
	}
	words, _ := json.Marshal(clipped(err.Error(), maxWords)) // of a string
	fmt.Fprintf(l.out, `{"jsonrpc":"2.0","id":null,"error":{"code":%d,"message":%s}}`+"\n", code, words)
}

// shared is an output that several write to, each a message at a time.
type shared struct {
	io.WriteCloser
	mu sync.Mutex
}

// Write writes a message.
func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.WriteCloser.Write(p)
}
