package marker_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"sync"
	"testing"
	"time"
)

// patience is how long an answer may take before the test is given up. Nothing is
// measured with it.
const patience = time.Minute

// client is the editor's end of a connection to a server.
type client struct {
	writing sync.Mutex // held for a whole message; never together with mu
	to      io.Writer

	mu      sync.Mutex // guards what follows
	last    int
	waiting map[int]chan message
	notes   map[string]note // newest publication by URI
	news    chan struct{}   // closed and replaced at each publication
	err     error           // why reading ended
}

type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// note is a publication of diagnostics.
type note struct {
	URI         string            `json:"uri"`
	Version     *int              `json:"version"`
	Diagnostics []json.RawMessage `json:"diagnostics"`
}

func newClient(to io.Writer, from io.Reader) *client {
	c := &client{to: to, waiting: map[int]chan message{}, notes: map[string]note{}, news: make(chan struct{})}
	go c.read(bufio.NewReader(from))
	return c
}

func (c *client) read(from *bufio.Reader) {
	for {
		m, err := readMessage(from)
		c.mu.Lock()
		switch {
		case err != nil:
			c.err = err
		case m.Method == "textDocument/publishDiagnostics":
			var n note
			c.err = json.Unmarshal(m.Params, &n)
			c.notes[n.URI] = n
		case m.Method != "" && m.ID != nil: // the server asks: yes to all, but reading goes on
			go c.send(object{"jsonrpc": "2.0", "id": m.ID, "result": nil})
		case m.Method == "":
			if id, err := strconv.Atoi(string(m.ID)); err == nil && c.waiting[id] != nil {
				c.waiting[id] <- m
			} else {
				c.err = fmt.Errorf("an answer to nothing: %s %s", m.ID, m.Error)
			}
		}
		close(c.news)
		c.news = make(chan struct{})
		stop := c.err != nil
		c.mu.Unlock()
		if stop {
			return
		}
	}
}

func readMessage(from *bufio.Reader) (m message, err error) {
	header, err := textproto.NewReader(from).ReadMIMEHeader()
	if err != nil {
		return m, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return m, err
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(from, body); err != nil {
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}

func (c *client) send(m object) {
	body, err := json.Marshal(m)
	if err == nil {
		c.writing.Lock()
		_, err = fmt.Fprintf(c.to, "Content-Length: %d\r\n\r\n%s", len(body), body)
		c.writing.Unlock()
	}
	c.mu.Lock()
	c.err = errors.Join(c.err, err)
	c.mu.Unlock()
}

func (c *client) notify(method string, params object) {
	m := object{"jsonrpc": "2.0", "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
}

// call asks the server and decodes the result.
func (c *client) call(t *testing.T, method string, params object, result any) {
	t.Helper()
	m := c.answer(t, method, params)
	if m.Error != nil {
		t.Fatalf("%s: %s", method, m.Error)
	}
	if err := json.Unmarshal(m.Result, result); err != nil {
		t.Fatalf("%s: %v: %s", method, err, m.Result)
	}
}

// answer asks the server and returns its answer, which may be an error.
func (c *client) answer(t *testing.T, method string, params object) message {
	t.Helper()
	answer := make(chan message, 1)
	c.mu.Lock()
	c.last++
	id := c.last
	c.waiting[id] = answer
	c.mu.Unlock()
	m := object{"jsonrpc": "2.0", "id": id, "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
	select {
	case m := <-answer:
		return m
	case <-time.After(patience):
		t.Fatalf("no answer to %s; the connection says %v", method, c.failure())
		return message{}
	}
}

// published waits for the diagnostics of a version of a document.
func (c *client) published(t *testing.T, uri string, version int) []json.RawMessage {
	t.Helper()
	late := time.After(patience)
	for {
		c.mu.Lock()
		n, news, err := c.notes[uri], c.news, c.err
		c.mu.Unlock()
		switch {
		case n.Version != nil && *n.Version == version:
			return n.Diagnostics
		case err != nil:
			t.Fatalf("the connection ended: %v", err)
		}
		select {
		case <-news:
		case <-late:
			t.Fatalf("no diagnostics of version %d of %s", version, uri)
		}
	}
}

func (c *client) failure() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}
