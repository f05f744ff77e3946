package lsp

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

const askManifest = `{"textDocument":{"uri":"` + manifestURI + `"}}`

// stubborn is a check that waits until it is cancelled or released.
type stubborn struct {
	started chan struct{}
	release chan struct{}
}

func newStubborn() *stubborn {
	return &stubborn{make(chan struct{}, 1000), make(chan struct{})}
}

func (s *stubborn) check(ctx context.Context, _ *manifest.File) []analysis.Diagnostic {
	s.started <- struct{}{}
	select {
	case <-ctx.Done():
	case <-s.release:
	}
	return nil
}

// running waits until so many calls are running: those about one version of a document share its check.
func (c *client) running(n int) {
	for calls := c.server.calls; ; time.Sleep(time.Millisecond) {
		calls.mu.Lock()
		enough := calls.running >= n
		calls.mu.Unlock()
		if enough {
			return
		}
	}
}

func TestCancel(t *testing.T) {
	for _, id := range []string{"71", `"a"`} {
		s := newStubborn()
		c := open(t, Options{Check: s.check}, `{"textDocument":{"diagnostic":{}}}`, "modules:\n")
		c.send(`{"jsonrpc":"2.0","id":` + id + `,"method":"textDocument/diagnostic","params":` + askManifest + `}`)
		<-s.started
		c.notify("$/cancelRequest", `{"id":`+id+`}`)
		if m := c.answer(id); m.Error == nil || m.Error.Code != -32800 {
			t.Errorf("cancelled call %s: %s %+v, want error -32800", id, m.Result, m.Error)
		}
		c.notify("$/cancelRequest", `{"id":`+id+`}`) // too late, and ignored
		c.sync()
	}
}

// TestDuplicateIDs: both calls are answered, and cancelled together.
func TestDuplicateIDs(t *testing.T) {
	s := newStubborn()
	c := open(t, Options{Check: s.check}, `{"textDocument":{"diagnostic":{}}}`, "modules:\n")
	call := `{"jsonrpc":"2.0","id":7000,"method":"textDocument/diagnostic","params":` + askManifest + `}`
	for range 3 {
		c.send(call)
	}
	c.running(3)
	<-s.started
	c.notify("$/cancelRequest", `{"id":7000}`)
	for range 3 {
		if m := c.answer("7000"); m.Error == nil || m.Error.Code != -32800 {
			t.Errorf("call: %s %+v, want error -32800", m.Result, m.Error)
		}
	}
	c.sync()
	c.server.calls.mu.Lock()
	defer c.server.calls.mu.Unlock()
	if n := c.server.calls.running; n != 0 {
		t.Errorf("%d calls are still running", n)
	}
}

// TestFlood: a bounded number of calls runs beside the reader, and all are answered.
func TestFlood(t *testing.T) {
	s := newStubborn()
	c := open(t, Options{Check: s.check}, `{"textDocument":{"diagnostic":{}}}`, "modules:\n")
	const calls = 2 * maxConcurrent
	go func() {
		c.running(maxConcurrent)
		close(s.release)
	}()
	for range calls {
		c.request("textDocument/diagnostic", askManifest)
	}
	for i := range calls {
		if m := c.answer(fmt.Sprint(c.lastID - i)); m.Error != nil {
			t.Errorf("call: %+v", m.Error)
		}
	}
}

// TestSnapshot: a call sees the document as it was when the call arrived.
func TestSnapshot(t *testing.T) {
	release := make(chan struct{})
	check := func(ctx context.Context, f *manifest.File) []analysis.Diagnostic {
		<-release
		return reportLength(ctx, f)
	}
	c := open(t, Options{Check: check}, `{"textDocument":{"diagnostic":{}}}`, "modules:\n")
	var ids []string
	for i := range 20 {
		ids = append(ids, c.request("textDocument/diagnostic", askManifest))
		c.didChange(manifestURI, i+2, change(1, 0, 1, 0, "x"))
	}
	close(release)
	for i, id := range ids {
		m := c.answer(id)
		if want := fmt.Sprintf(`"message":"%d"`, len("modules:\n")+i); !strings.Contains(string(m.Result), want) {
			t.Errorf("call %d: %s, want %s", i, m.Result, want)
		}
	}
}

func TestTrace(t *testing.T) {
	c := connect(t, Options{})
	c.must("initialize", `{"capabilities":{},"trace":"messages"}`)
	isTrace := func(m wireMessage) bool { return m.Method == "$/logTrace" }
	c.sync()
	if m := c.wait("a trace", isTrace); strings.Contains(string(m.Params), "verbose") {
		t.Errorf("trace %s is verbose", m.Params)
	}
	c.notify("$/setTrace", `{"value":"verbose"}`)
	c.sync()
	if m := c.wait("a trace", isTrace); !strings.Contains(string(m.Params), "verbose") {
		t.Errorf("trace %s is not verbose", m.Params)
	}
	c.notify("$/setTrace", `{"value":"off"}`)
	c.sync()
	c.sync()
	if n := c.count(isTrace); n != 0 {
		t.Errorf("%d traces after they were turned off", n)
	}
}

// lockedBuffer is a writer that can be read meanwhile.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func TestLog(t *testing.T) {
	var log lockedBuffer
	c := connect(t, Options{Log: &log})
	c.initialize(`{"x":1}`)
	c.didChange("file:///closed", 1, `{"text":"x"}`)
	m := c.wait("a log message", func(m wireMessage) bool { return m.Method == "window/logMessage" })
	if !strings.Contains(string(m.Params), `"type":2`) || !strings.Contains(string(m.Params), "not open") {
		t.Errorf("log message %s", m.Params)
	}
	c.notify("exit", `null`)
	c.ends()
	for _, want := range []string{"session begins", "is not open", "session ends"} {
		if !strings.Contains(log.buf.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, log.buf.String())
		}
	}
}

// stuckWriter never returns from a write until it is released.
type stuckWriter chan struct{}

func (w stuckWriter) Write(p []byte) (int, error) { <-w; return len(p), nil }

// TestLogNobodyReads: a standard error that nobody reads holds nothing up.
func TestLogNobodyReads(t *testing.T) {
	stuck := make(stuckWriter)
	defer close(stuck)
	c := open(t, Options{Log: stuck, Check: reportLength}, plainClient, "modules:\n")
	for range 1000 {
		c.notify("textDocument/didOpen", `{}`)
	}
	c.published(manifestURI, 1)
	c.notify("exit", `null`)
	c.ends()
}
