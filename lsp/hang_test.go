package lsp

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/lsp/transport"
)

// hanging is a file system that does not answer before a channel is closed.
type hanging struct {
	fs.FS
	until chan struct{}
}

// Open implements [fs.FS].
func (h hanging) Open(name string) (fs.File, error) {
	<-h.until
	return h.FS.Open(name)
}

// hangBelow makes what is below a directory hang.
func (s *session) hangBelow(dir string) (until chan struct{}) {
	until = make(chan struct{})
	folder := s.server.options.Folder
	s.server.options.Folder = func(path string) fs.FS {
		if strings.HasPrefix(path, dir) {
			return hanging{folder(path), until}
		}
		return folder(path)
	}
	s.server.schemas.finder.Folder = s.server.options.Folder
	s.server.update(func(next *state.Snapshot) { next.Folder = s.server.options.Folder })
	return until
}

// TestHungFolder: a file system that does not answer holds up neither the settings nor other
// folders, and is asked again when it answers.
func TestHungFolder(t *testing.T) {
	s := newSession(t, reportSchema)
	s.server.schemas.finder.Patience = 50 * time.Millisecond
	until := s.hangBelow("/hung")
	s.disk.install("/hung/node_modules/@forge/manifest", "99.1.0")
	s.disk.install("/w/node_modules/@forge/manifest", "99.2.0")
	s.begin(plainClient, `{}`, "/hung", "/w")
	s.open("/hung/manifest.yml")
	s.log.wait("the file system does not answer")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.2.0")
	s.notify("workspace/didChangeConfiguration", `{"settings":{"schema":{"path":7}}}`)
	s.wait("a warning", isWarning)
	close(until)
	s.judged("/hung/manifest.yml", "99.1.0")
}

// TestSilentClient: settings that the client does not tell hold up no search, and count when
// they come.
func TestSilentClient(t *testing.T) {
	s := newSession(t, reportSchema)
	s.server.schemas.configurationPatience = 10 * time.Millisecond
	s.disk.install(beside, "99.1.0")
	s.disk.install("/lib", "99.3.0")
	s.begin(askingClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.1.0")
	s.respond("workspace/configuration", `"result":[null,{"schema":{"path":"/lib"}}]`)
	s.judged("/w/manifest.yml", "99.3.0")
}

// TestManyMistakesInSettings: a few are shown, and that there are more.
func TestManyMistakesInSettings(t *testing.T) {
	s := newSession(t, reportSchema)
	s.begin(plainClient, `{}`, "/w")
	var rules []string
	for i := range 20000 {
		rules = append(rules, fmt.Sprintf(`"rule-%d-%s":"off"`, i, strings.Repeat("x", i%2000)))
	}
	s.notify("workspace/didChangeConfiguration", `{"settings":{"rules":{`+strings.Join(rules, ",")+`}}}`)
	for range 5 {
		if m := s.wait("a warning", isWarning); len(m.Params) > 400 {
			t.Errorf("a warning of %d bytes", len(m.Params))
		}
	}
	if m := s.wait("a warning", isWarning); !strings.Contains(string(m.Params), "19995 more problems are not shown") {
		t.Errorf("warning %s", m.Params)
	}
	s.sync()
	if n := s.count(isWarning); n != 0 {
		t.Errorf("%d more warnings", n)
	}
}

// TestSharedSession: who begins with something else than the protocol is no editor.
func TestSharedSession(t *testing.T) {
	const body = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	for name, input := range map[string]string{
		"HTTP":         fmt.Sprintf("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%s", len(body), body),
		"HTTP fields":  "GET /x: HTTP/1.1\r\n" + frame(body),
		"one word":     "hello\r\n" + frame(body),
		"a long line":  strings.Repeat("x", 2*transport.MaxHeaderLine) + frame(body),
		"bytes of TLS": "\x16\x03\x01\x00\n" + frame(body),
	} {
		t.Run(name, func(t *testing.T) {
			c := connect(t, Options{Shared: true})
			go func() { _, _ = c.conn.Write([]byte(input)) }() // may not be read to its end
			if end := c.ends(); !end.Disconnected {
				t.Errorf("ended with %+v", end)
			}
			if n := c.count(func(wireMessage) bool { return true }); n != 0 {
				t.Errorf("%d answers", n)
			}
		})
	}
	c := connect(t, Options{Shared: true})
	c.initialize(plainClient)
	c.raw("garbage\r\n")
	c.answer("null")
	c.sync()
}
