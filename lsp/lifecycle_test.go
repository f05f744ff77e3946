package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBeforeInitialize(t *testing.T) {
	c := connect(t, Options{})
	c.notify("textDocument/didOpen", `{"textDocument":{"uri":"file:///a","version":1,"text":"x"}}`)
	if m := c.call("textDocument/documentSymbol", `{}`); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("documentSymbol before initialize: %+v, want error -32002", m.Error)
	}
	if m := c.call("no/such", `{}`); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("unknown call before initialize: %+v, want error -32002", m.Error)
	}
	c.initialize(`{}`)
	if n := len(c.server.state.Load().Documents); n != 0 {
		t.Errorf("%d documents were opened before initialize", n)
	}
	if m := c.call("initialize", `{"capabilities":{}}`); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("second initialize: %+v, want error -32600", m.Error)
	}
}

func TestAfterShutdown(t *testing.T) {
	c := open(t, Options{}, `{}`, "modules: {}\n")
	if got := string(c.must("shutdown", `null`)); got != "null" {
		t.Errorf("shutdown answers %s, want null", got)
	}
	for _, method := range []string{"textDocument/documentSymbol", "initialize", "shutdown", "no/such"} {
		if m := c.call(method, `{}`); m.Error == nil || m.Error.Code != -32600 {
			t.Errorf("%s after shutdown: %+v, want error -32600", method, m.Error)
		}
	}
	c.notify("exit", `null`)
	if got, want := c.ends(), (End{Code: 0}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
}

func TestEnds(t *testing.T) {
	tests := map[string]struct {
		do   func(*client)
		want End
	}{
		"exit before initialize": {func(c *client) { c.notify("exit", `null`) }, End{Code: 1}},
		"exit without shutdown":  {func(c *client) { c.initialize(`{}`); c.notify("exit", `{}`) }, End{Code: 1}},
		"end of input":           {func(c *client) { c.initialize(`{}`); c.conn.Close() }, End{Code: 1, Disconnected: true}},
		"end of input in a frame": {func(c *client) {
			c.raw("Content-Length: 100\r\n\r\n{")
			c.conn.Close()
		}, End{Code: 1, Disconnected: true}},
		"end of input after shutdown": {func(c *client) {
			c.initialize(`{}`)
			c.must("shutdown", `null`)
			c.conn.Close()
		}, End{Code: 0, Disconnected: true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := connect(t, Options{})
			test.do(c)
			if got := c.ends(); got != test.want {
				t.Errorf("end %+v, want %+v", got, test.want)
			}
		})
	}
}

// TestAnswersBeforeTheEnd: what was answered is written even if the input ends at
// once.
func TestAnswersBeforeTheEnd(t *testing.T) {
	for range 100 {
		input := frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`) +
			frame(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`)
		var output closeBuffer
		end := Serve(context.Background(), struct {
			io.Reader
			*closeBuffer
		}{strings.NewReader(input), &output}, Options{})
		if want := (End{Disconnected: true}); end != want {
			t.Fatalf("end %+v, want %+v", end, want)
		}
		if !strings.Contains(output.String(), `"id":2,"result":null`) {
			t.Fatalf("shutdown was not answered: %s", output.String())
		}
	}
}

// closeBuffer is a writer that refuses to write once it is closed.
type closeBuffer struct {
	mu     sync.Mutex
	buf    bytes.Buffer
	closed bool
}

func (c *closeBuffer) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return 0, os.ErrClosed
	}
	return c.buf.Write(b)
}

func (c *closeBuffer) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	return nil
}

func (c *closeBuffer) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.buf.String()
}

// deafConn is a connection whose reads nothing can wake, as those of a pipe on
// standard input.
type deafConn struct {
	net.Conn
	never chan struct{}
}

func (d deafConn) Read([]byte) (int, error) { <-d.never; return 0, net.ErrClosed }

func TestEndsWithStuckRead(t *testing.T) {
	ours, theirs := net.Pipe()
	defer ours.Close()
	never := make(chan struct{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	end := make(chan End, 1)
	go func() { end <- Serve(ctx, deafConn{theirs, never}, Options{}) }()
	select {
	case <-end:
	case <-time.After(patience):
		t.Error("Serve waits for a read that never returns")
	}
	close(never)
}

func TestParentDies(t *testing.T) {
	var dead atomic.Bool
	s := newServer(Options{Alive: func(pid int) bool {
		if pid != 4711 {
			t.Errorf("asked for process %d", pid)
		}
		return !dead.Load()
	}})
	s.parentPoll = time.Millisecond
	c := connectServer(t, s)
	go c.read()
	c.must("initialize", `{"processId":4711,"capabilities":{}}`)
	c.sync()
	dead.Store(true)
	if got, want := c.ends(), (End{Code: 1}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
}

func TestInitializeResult(t *testing.T) {
	c := connect(t, Options{Version: "1.2.3"})
	var got map[string]any
	if err := json.Unmarshal(c.initialize(`{}`), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"capabilities": map[string]any{
			"positionEncoding":        "utf-16",
			"textDocumentSync":        map[string]any{"openClose": true, "change": 2.0, "save": true},
			"documentSymbolProvider":  true,
			"completionProvider":      map[string]any{"triggerCharacters": []any{":", " ", "-", "/", ".", "[", "{", ",", `"`, "'"}},
			"hoverProvider":           true,
			"foldingRangeProvider":    true,
			"selectionRangeProvider":  true,
			"documentLinkProvider":    map[string]any{"resolveProvider": true},
			"inlayHintProvider":       true,
			"workspaceSymbolProvider": true,
			"semanticTokensProvider": map[string]any{
				"legend": map[string]any{
					"tokenTypes":     []any{"namespace", "type", "property", "class", "function", "struct", "interface", "method", "enumMember", "event", "variable", "string"},
					"tokenModifiers": []any{"declaration", "deprecated", "unresolved"},
				},
				"full": map[string]any{"delta": true}, "range": true,
			},
			"linkedEditingRangeProvider":       true,
			"documentFormattingProvider":       true,
			"documentRangeFormattingProvider":  true,
			"documentOnTypeFormattingProvider": map[string]any{"firstTriggerCharacter": "\n"},
			"workspace":                        map[string]any{"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true}},
			"definitionProvider":               true, "declarationProvider": true, "implementationProvider": true, "referencesProvider": true,
			"documentHighlightProvider": true, "renameProvider": true, "callHierarchyProvider": true,
		},
		"serverInfo": map[string]any{"name": "forge-manifest-ls", "version": "1.2.3"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("initialize (-want +got):\n%s", diff)
	}
}

// TestOddInitialize: what a client declares wrongly counts as not declared.
func TestOddInitialize(t *testing.T) {
	for _, params := range []string{
		`{}`,
		`{"processId":1.0,"capabilities":null}`,
		`{"processId":"x","capabilities":{"textDocument":{"publishDiagnostics":{"tagSupport":true,"relatedInformation":"yes"}}}}`,
		`{"capabilities":{"general":{"positionEncodings":["klingon",7,"utf-8"]},"textDocument":[]},"workspaceFolders":[1,{"uri":3}]}`,
		`{"capabilities":[],"rootUri":"%zz","trace":5}`,
	} {
		c := connect(t, Options{Alive: func(int) bool { return true }})
		c.must("initialize", params)
		c.sync()
	}
	c := connect(t, Options{})
	for _, params := range []string{`null`, `[]`, `7`, `"x"`} {
		if m := c.call("initialize", params); m.Error == nil || m.Error.Code != -32602 {
			t.Errorf("initialize with %s: %+v, want error -32602", params, m.Error)
		}
	}
	c.initialize(`{}`)
}

func TestCapabilitiesFollowTheClient(t *testing.T) {
	c := connect(t, Options{})
	result := string(c.initialize(`{"general":{"positionEncodings":["utf-32","utf-16","utf-8"]},
		"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}`))
	for _, want := range []string{
		`"positionEncoding":"utf-32"`,
		`"codeActionProvider":{"codeActionKinds":["quickfix","refactor.rewrite","refactor.extract","source.fixAll.forge-manifest"]}`,
		`"diagnosticProvider":{"interFileDependencies":false,"workspaceDiagnostics":true}`,
	} {
		if !strings.Contains(result, want) {
			t.Errorf("initialize does not answer %s:\n%s", want, result)
		}
	}
}

// TestNeovimRefreshesDocuments: Neovim asks for open documents again only if it is not offered to ask for the workspace.
func TestNeovimRefreshesDocuments(t *testing.T) {
	for name, want := range map[string]string{"Neovim": "false", "Visual Studio Code": "true"} {
		c := connect(t, Options{})
		result := string(c.must("initialize", `{"clientInfo":{"name":"`+name+`"},"capabilities":{"textDocument":{"diagnostic":{}}}}`))
		if !strings.Contains(result, `"workspaceDiagnostics":`+want) {
			t.Errorf("%s: initialize does not answer %s:\n%s", name, want, result)
		}
	}
}
