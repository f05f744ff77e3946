package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"os/exec"
	"strconv"
)

// object is a JSON object.
type object = map[string]any

// server is a running server with one client, who asks one question at a time.
type server struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	last    int
	// published are the newest diagnostics by the URI of their document, as they came.
	published map[string]string
	log       bytes.Buffer // what it says of itself
}

// message is a message from the server.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// startServer starts the server of a binary and introduces a client with its capabilities.
func startServer(binary string, capabilities object) (*server, error) {
	s := &server{command: exec.Command(binary), published: map[string]string{}}
	s.command.Stderr = &s.log
	var err error
	if s.in, err = s.command.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.out = bufio.NewReader(out)
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	if err := s.ask("initialize", object{"processId": nil, "rootUri": nil, "capabilities": capabilities}); err != nil {
		return nil, err
	}
	if _, err := s.answer(); err != nil {
		return nil, err
	}
	return s, s.notify("initialized", object{})
}

// stop ends the server as the protocol wants it.
func (s *server) stop() error {
	if err := s.ask("shutdown", nil); err != nil {
		return err
	}
	if _, err := s.answer(); err != nil {
		return err
	}
	if err := s.notify("exit", nil); err != nil {
		return err
	}
	return s.command.Wait()
}

// ask sends a request; answer waits for its answer.
func (s *server) ask(method string, params any) error {
	s.last++
	return s.send(object{"jsonrpc": "2.0", "id": s.last, "method": method, "params": params})
}

func (s *server) notify(method string, params any) error {
	return s.send(object{"jsonrpc": "2.0", "method": method, "params": params})
}

func (s *server) send(m object) error {
	if m["params"] == nil {
		delete(m, "params")
	}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// answer returns the result or the error of the last request. It takes note of what the
// server publishes meanwhile, and says nothing to its own questions but that it got them.
func (s *server) answer() (string, error) {
	for {
		m, err := s.read()
		switch {
		case err != nil:
			return "", s.failure(err)
		case m.Method == "textDocument/publishDiagnostics":
			var about struct{ URI string }
			if err := json.Unmarshal(m.Params, &about); err != nil {
				return "", err
			}
			s.published[about.URI] = string(m.Params)
		case m.Method != "" && m.ID != nil:
			if err := s.send(object{"jsonrpc": "2.0", "id": m.ID, "result": nil}); err != nil {
				return "", err
			}
		case m.Method == "" && string(m.ID) == strconv.Itoa(s.last):
			return string(m.Result) + string(m.Error), nil
		}
	}
}

// failure is an error with the last words of a server that has ended.
func (s *server) failure(err error) error {
	err = errors.Join(err, s.in.Close(), s.command.Wait())
	words := s.log.String()
	return fmt.Errorf("%s: %w\n%s", s.command.Path, err, words[max(0, len(words)-maxWords):])
}

// maxWords is how many bytes of the log of a server that has ended are shown.
const maxWords = 4000

func (s *server) read() (m message, err error) {
	header, err := textproto.NewReader(s.out).ReadMIMEHeader()
	if err != nil {
		return m, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return m, err
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(s.out, body); err != nil {
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}
