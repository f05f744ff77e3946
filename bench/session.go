//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// session is a server and its client.
type session struct {
	in       io.WriteCloser
	received chan message
	id       int
}

// message is what the client looks at of what a server says.
type message struct {
	ID     *int
	Method string
	Params struct{ URI string }
}

// small is the other text.
const small = "app:\n  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555\n  runtime:\n    name: nodejs22.x\n"

// maxWait is how long a check may take, and a server to say something.
const maxWait = 20 * time.Second

// serve opens a text in a server and waits for its diagnostics; meanwhile it hovers in another.
func serve(binary, text string) (found served, err error) {
	c := exec.Command(binary, "serve", "--stdio")
	in, err := c.StdinPipe()
	if err != nil {
		return found, err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return found, err
	}
	if err := c.Start(); err != nil {
		return found, err
	}
	s := &session{in: in, received: make(chan message, 1000)}
	go s.read(bufio.NewReader(out))
	if err := s.measure(text, &found); err != nil {
		_ = c.Process.Kill()
		return found, errors.Join(err, c.Wait())
	}
	if err := c.Wait(); err != nil {
		return found, err
	}
	found.cpu, found.peak = c.ProcessState.UserTime(), peak(c)
	return found, nil
}

// measure plays the session.
func (s *session) measure(text string, found *served) error {
	s.ask("initialize", map[string]any{"capabilities": map[string]any{}, "processId": nil, "rootUri": nil})
	if _, err := s.next(s.answer); err != nil {
		return err
	}
	s.tell("initialized", map[string]any{})
	s.open("file:///other/manifest.yml", small)
	if _, err := s.next(about("file:///other/manifest.yml")); err != nil {
		return err
	}
	start := time.Now()
	s.open("file:///hostile/manifest.yml", text)
	for found.first == 0 {
		asked := time.Now()
		s.ask("textDocument/hover", map[string]any{
			"textDocument": map[string]any{"uri": "file:///other/manifest.yml"}, "position": map[string]any{"line": 2, "character": 4},
		})
		m, err := s.next(func(m message) bool { return s.answer(m) || about("file:///hostile/manifest.yml")(m) })
		if err != nil {
			return err
		}
		if !s.answer(m) {
			found.first = time.Since(start)
			_, err = s.next(s.answer)
		}
		if found.hover = max(found.hover, time.Since(asked)); err != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
	s.ask("shutdown", nil)
	_, err := s.next(s.answer)
	s.tell("exit", nil)
	return err
}

// open opens a document.
func (s *session) open(uri, text string) {
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
}

// ask sends a request.
func (s *session) ask(method string, params any) {
	s.id++
	s.send(map[string]any{"jsonrpc": "2.0", "id": s.id, "method": method, "params": params})
}

// tell sends a notification.
func (s *session) tell(method string, params any) {
	s.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// send writes a message. A server that is gone shows when its answer is waited for.
func (s *session) send(message map[string]any) {
	body, _ := json.Marshal(message)
	fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

// answer reports whether a message answers the last request.
func (s *session) answer(m message) bool { return m.Method == "" && m.ID != nil && *m.ID == s.id }

// about makes a test for the diagnostics of a document.
func about(uri string) func(message) bool {
	return func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && m.Params.URI == uri
	}
}

// next waits for a message.
func (s *session) next(wanted func(message) bool) (message, error) {
	late := time.After(maxWait)
	for {
		select {
		case m, ok := <-s.received:
			if !ok {
				return m, errors.New("the server is gone")
			}
			if wanted(m) {
				return m, nil
			}
		case <-late:
			return message{}, errors.New("the server says nothing")
		}
	}
}

// read reads what the server says until it ends.
func (s *session) read(from *bufio.Reader) {
	defer close(s.received)
	for length := 0; ; {
		line, err := from.ReadString('\n')
		if err != nil {
			return
		}
		if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			_, _ = fmt.Sscan(n, &length)
		}
		if line != "\r\n" {
			continue
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(from, body); err != nil {
			return
		}
		var m message
		_ = json.Unmarshal(body, &m)
		s.received <- m
	}
}
