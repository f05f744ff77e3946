package transport

import (
	"bytes"
	"io"
	"strconv"
	"sync"
)

// Messages is the transport of a client that sends and takes whole messages, such as a page that
// talks to a worker: a pair of byte streams for a session, which reads each message with a header
// and whose headers are taken off before a message is sent.
type Messages struct {
	send func(body []byte)

	mu     sync.Mutex
	come   sync.Cond
	unread []byte
	closed bool
}

// NewMessages returns a transport that hands each message of the session to send.
func NewMessages(send func(body []byte)) *Messages {
	m := &Messages{send: send}
	m.come.L = &m.mu
	return m
}

// Receive takes a message of the client. It never waits.
func (m *Messages) Receive(body []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.closed {
		m.unread = appendFrame(m.unread, body)
		m.come.Signal()
	}
}

// Read implements [io.Reader].
func (m *Messages) Read(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for len(m.unread) == 0 {
		if m.closed {
			return 0, io.EOF
		}
		m.come.Wait()
	}
	n := copy(p, m.unread)
	if m.unread = m.unread[n:]; len(m.unread) == 0 {
		m.unread = nil
	}
	return n, nil
}

// Write implements [io.Writer]. It takes whole messages with their headers, as an [Outbox] writes them.
func (m *Messages) Write(frames []byte) (int, error) {
	for rest := frames; len(rest) > 0; {
		header, behind, _ := bytes.Cut(rest, []byte("\r\n\r\n"))
		length, ok := parseLength(header)
		if !ok || length > len(behind) {
			return len(frames) - len(rest), io.ErrShortWrite
		}
		m.send(behind[:length])
		rest = behind[length:]
	}
	return len(frames), nil
}

// Close implements [io.Closer]. What is unread is still read.
func (m *Messages) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	m.come.Broadcast()
	return nil
}

// appendFrame appends a message with its header.
func appendFrame(frames, body []byte) []byte {
	frames = append(frames, "Content-Length: "...)
	frames = strconv.AppendInt(frames, int64(len(body)), 10)
	frames = append(frames, "\r\n\r\n"...)
	return append(frames, body...)
}
