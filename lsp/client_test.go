package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"sync"
	"testing"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits before it calls something a hang.
const patience = 60 * time.Second

// wireMessage is a message as the client reads it.
type wireMessage struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *wireFailure    `json:"error"`
}

type wireFailure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// client drives a server over an in-memory pipe, byte for byte.
type client struct {
	t      testing.TB
	server *server
	conn   net.Conn
	end    chan End
	lastID int

	mu       sync.Mutex
	arrived  *sync.Cond
	messages []wireMessage // not taken yet
	closed   bool          // nothing more will arrive
}

// connect starts a server and a client that reads all it gets.
func connect(t testing.TB, o Options) *client {
	t.Helper()
	c := connectDeaf(t, o)
	go c.read()
	return c
}

// connectDeaf starts a server and a client that does not read.
func connectDeaf(t testing.TB, o Options) *client {
	t.Helper()
	return connectServer(t, newServer(o))
}

func connectServer(t testing.TB, s *server) *client {
	t.Helper()
	ours, theirs := net.Pipe()
	c := &client{t: t, server: s, conn: ours, end: make(chan End, 1)}
	c.arrived = sync.NewCond(&c.mu)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		c.end <- c.server.run(ctx, theirs)
	}()
	t.Cleanup(func() {
		_ = ours.Close()
		cancel()
		select {
		case <-ended:
		case <-time.After(patience):
			t.Error("the session does not end")
		}
	})
	return c
}

// open starts a server, initializes it with capabilities and opens one document.
func open(t testing.TB, o Options, capabilities, text string) *client {
	t.Helper()
	c := connect(t, o)
	c.initialize(capabilities)
	c.didOpen(manifestURI, text)
	return c
}

const manifestURI = "file:///app/manifest.yml"

func (c *client) initialize(capabilities string) json.RawMessage {
	c.t.Helper()
	result := c.must("initialize", `{"processId":null,"rootUri":null,"capabilities":`+capabilities+`}`)
	c.notify("initialized", `{}`)
	return result
}

func (c *client) didOpen(address, text string) {
	c.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%s,"languageId":"yaml","version":1,"text":%s}}`, quote(address), quote(text)))
}

func (c *client) didChange(address string, version int, changes string) {
	c.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%s,"version":%d},"contentChanges":[%s]}`, quote(address), version, changes))
}

// change is a content change.
func change(line, character, endLine, endCharacter int, text string) string {
	return fmt.Sprintf(`{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%s}`,
		line, character, endLine, endCharacter, quote(text))
}

func quote(s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

// raw writes bytes as they are.
func (c *client) raw(bytes string) {
	c.t.Helper()
	_ = c.conn.SetWriteDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c.conn, bytes); err != nil {
		c.t.Fatalf("the server does not read: %v", err)
	}
}

// send writes a body with its header.
func (c *client) send(body string) {
	c.t.Helper()
	c.raw(frame(body))
}

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

func (c *client) notify(method, params string) {
	c.t.Helper()
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// request sends a call and returns its id.
func (c *client) request(method, params string) string {
	c.t.Helper()
	c.lastID++
	id := strconv.Itoa(c.lastID)
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":%q,"params":%s}`, id, method, params))
	return id
}

// call sends a call and waits for the answer.
func (c *client) call(method, params string) wireMessage {
	c.t.Helper()
	return c.answer(c.request(method, params))
}

// must is call for calls that succeed.
func (c *client) must(method, params string) json.RawMessage {
	c.t.Helper()
	m := c.call(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: error %d: %s", method, m.Error.Code, m.Error.Message)
	}
	return m.Result
}

// answer waits for the answer with an id ("null" for none).
func (c *client) answer(id string) wireMessage {
	c.t.Helper()
	return c.wait("an answer to "+id, func(m wireMessage) bool { return m.Method == "" && string(m.ID) == id })
}

// sync waits until the server has seen all that was sent.
func (c *client) sync() {
	c.t.Helper()
	c.must("textDocument/documentSymbol", `{"textDocument":{"uri":"file:///nowhere"}}`)
}

// text is the server's text of a document.
func (c *client) text(address string) string {
	c.t.Helper()
	c.sync()
	d := c.server.state.Load().Documents[state.Canonical(address)]
	if d == nil {
		c.t.Fatalf("%s is not open", address)
	}
	return d.Buf.String()
}

// published is what textDocument/publishDiagnostics says.
type published struct {
	URI         string
	Version     *int
	Diagnostics []map[string]any
}

// published waits for the diagnostics of a version and fails if those of a newer one
// come first.
func (c *client) published(address string, version int) published {
	c.t.Helper()
	for {
		var p published
		c.wait("diagnostics of "+address, func(m wireMessage) bool {
			p = published{}
			return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil && p.URI == address
		})
		if p.Version == nil || *p.Version < version {
			continue
		}
		if *p.Version > version {
			c.t.Fatalf("version %d published before %d", *p.Version, version)
		}
		return p
	}
}

// wait waits for a message and takes it.
func (c *client) wait(what string, match func(wireMessage) bool) wireMessage {
	c.t.Helper()
	timer := time.AfterFunc(patience, func() {
		c.mu.Lock()
		c.closed = true
		c.mu.Unlock()
		c.arrived.Broadcast()
	})
	defer timer.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		for i, m := range c.messages {
			if match(m) {
				c.messages = append(c.messages[:i:i], c.messages[i+1:]...)
				return m
			}
		}
		if c.closed {
			c.t.Fatalf("%s did not come", what)
		}
		c.arrived.Wait()
	}
}

// count is the number of messages that arrived, were not taken, and match.
func (c *client) count(match func(wireMessage) bool) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, m := range c.messages {
		if match(m) {
			n++
		}
	}
	return n
}

// read collects messages until the connection ends.
func (c *client) read() {
	in := bufio.NewReader(c.conn)
	for {
		m, err := readMessage(in)
		c.mu.Lock()
		if err != nil {
			c.closed = true
		} else {
			c.messages = append(c.messages, m)
		}
		c.mu.Unlock()
		c.arrived.Broadcast()
		if err != nil {
			return
		}
	}
}

func readMessage(in *bufio.Reader) (wireMessage, error) {
	var m wireMessage
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return m, err
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return m, err
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(in, body); err != nil {
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}

// ends waits for the end of the session.
func (c *client) ends() End {
	c.t.Helper()
	select {
	case end := <-c.end:
		return end
	case <-time.After(patience):
		c.t.Fatal("the session does not end")
		return End{}
	}
}
