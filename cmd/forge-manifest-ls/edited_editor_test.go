package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
	"time"
)

// message is a message of the protocol, of either side.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// object is a JSON object.
type object = map[string]any

// habits are what editors do differently.
type habits struct {
	Encoding string // of positions, by the protocol's name
	Pulls    bool   // asks for diagnostics, again when it is told to
	Watches  bool   // watches the files that the server asks it to watch
	Folds    bool   // tells of a whole directory that came or went, and of nothing in it
	Waits    bool   // is shown what is found in the line that is being written when its author rests
}

// editor is an editor with one open document, and the server that it has started. It shows
// the diagnostics that it is sent, or pulls when a specification-abiding editor does.
type editor struct {
	habits
	folder, uri string
	out         chan []byte
	quit        chan struct{} // closed when nothing more is sent

	mu       sync.Mutex
	arrived  *sync.Cond
	last     int                        // the last id of a request
	answers  map[string]message         // those that nobody has taken
	missing  map[string]string          // methods of the requests without an answer
	loose    map[string]bool            // requests whose answers nobody waits for
	pulls    map[string]pull            // those without an answer
	newest   pull                       // the newest that was answered
	kept     map[string]json.RawMessage // diagnostics, by the name of the report
	shown    json.RawMessage            // the diagnostics that are shown
	of       int                        // the version that they are of
	version  int                        // of the document
	watchers []watcher
	told     bool // what to watch
	faults   []string
	ended    bool // nothing more arrives
}

// pull is a request for diagnostics.
type pull struct {
	number, version int
	previous        string
}

type watcher struct {
	GlobPattern string
	Kind        *int // nil for all
}

// newEditor connects an editor with a server that reads in and writes out.
func newEditor(h habits, folder string, in io.WriteCloser, out io.Reader) *editor {
	e := &editor{
		habits: h, folder: folder, uri: folder + "/manifest.yml", out: make(chan []byte, 1<<12), quit: make(chan struct{}),
		answers: map[string]message{}, missing: map[string]string{}, loose: map[string]bool{}, pulls: map[string]pull{},
		kept: map[string]json.RawMessage{},
	}
	e.arrived = sync.NewCond(&e.mu)
	go e.write(in)
	go e.read(bufio.NewReader(out))
	return e
}

// write writes what is sent, up to the end of the session.
func (e *editor) write(in io.WriteCloser) {
	defer in.Close()
	for gone := false; ; {
		var frame []byte
		select {
		case frame = <-e.out:
		case <-e.quit:
			select {
			case frame = <-e.out: // what was sent before
			default:
				return
			}
		}
		if gone {
			continue
		}
		if _, err := in.Write(frame); err != nil {
			gone = true
			go e.fault("the server does not read: %v", err) // who holds the lock may be sending
		}
	}
}

func (e *editor) fault(format string, args ...any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.faults = append(e.faults, fmt.Sprintf(format, args...))
	e.arrived.Broadcast()
}

// read takes what the server sends until there is nothing more.
func (e *editor) read(in *bufio.Reader) {
	for {
		raw, err := readFrame(in)
		var m message
		if err == nil {
			err = json.Unmarshal(raw, &m)
		}
		e.mu.Lock()
		if err != nil {
			e.ended = true
		} else {
			e.receive(m)
		}
		e.arrived.Broadcast()
		e.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func readFrame(in *bufio.Reader) ([]byte, error) {
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return nil, err
	}
	body := make([]byte, n)
	_, err = io.ReadFull(in, body)
	return body, err
}

// receive handles a message. The lock is held.
func (e *editor) receive(m message) {
	id := string(m.ID)
	params, _ := json.Marshal(m.Params)
	switch {
	case m.Method != "" && id != "":
		e.reply(m, params)
	case m.Method == "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Version     int
			Diagnostics json.RawMessage
		}
		if err := json.Unmarshal(params, &p); err != nil || e.Pulls {
			e.faults = append(e.faults, fmt.Sprintf("published to an editor that pulls: %t, error: %v", e.Pulls, err))
		} else if p.URI == e.uri {
			e.shown, e.of = p.Diagnostics, p.Version
		}
	case m.Method != "": // what the server says is what went wrong
		e.faults = append(e.faults, m.Method+": "+string(params))
	case e.missing[id] == "":
		e.faults = append(e.faults, "an answer to nothing: "+id)
	default:
		e.answered(id, m)
	}
}

// answered takes an answer. The lock is held.
func (e *editor) answered(id string, m message) {
	method := e.missing[id]
	delete(e.missing, id)
	p, isPull := e.pulls[id]
	delete(e.pulls, id)
	switch {
	case m.Error != nil && strings.Contains(string(m.Error), "-32803"): // refused in words: an answer as others
		e.answers[id] = m
	case m.Error != nil && !(e.loose[id] && strings.Contains(string(m.Error), "-32800")):
		e.faults = append(e.faults, method+": "+string(m.Error))
	case isPull && p.number > e.newest.number:
		e.newest = p
		var report struct {
			Kind, ResultID string
			Items          json.RawMessage
		}
		if err := json.Unmarshal(m.Result, &report); err != nil {
			e.faults = append(e.faults, err.Error())
		}
		if report.Kind == "full" {
			e.kept[report.ResultID] = report.Items
		} else if report.Kind != "unchanged" || report.ResultID != p.previous {
			e.faults = append(e.faults, "a report of no kind: "+string(m.Result))
		}
		e.shown, e.of, e.newest.previous = e.kept[report.ResultID], p.version, report.ResultID
	case isPull, e.loose[id]:
	default:
		e.answers[id] = m
	}
}

// reply answers what the server asks. The lock is held.
func (e *editor) reply(m message, params []byte) {
	result := "null"
	switch m.Method {
	case "workspace/configuration":
		var p struct{ Items []any }
		_ = json.Unmarshal(params, &p)
		result = "[" + strings.TrimSuffix(strings.Repeat("null,", len(p.Items)), ",") + "]"
	case "client/registerCapability":
		var p struct {
			Registrations []struct {
				Method          string
				RegisterOptions struct{ Watchers []watcher }
			}
		}
		if err := json.Unmarshal(params, &p); err != nil {
			e.faults = append(e.faults, err.Error())
		}
		for _, r := range p.Registrations {
			e.watchers = append(e.watchers, r.RegisterOptions.Watchers...)
		}
		e.told = true
	case "workspace/diagnostic/refresh":
	default:
		e.faults = append(e.faults, "the server asks for "+m.Method)
	}
	e.send(message{ID: m.ID, Result: json.RawMessage(result)})
	if m.Method == "workspace/diagnostic/refresh" {
		e.pull()
	}
}

// send queues a message.
func (e *editor) send(m message) {
	m.Version = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	select {
	case e.out <- fmt.Appendf(nil, "Content-Length: %d\r\n\r\n%s", len(body), body):
	case <-e.quit: // the server asked something at the very end
	}
}

func (e *editor) notify(method string, params any) { e.send(message{Method: method, Params: params}) }

// request sends a request. The lock is held.
func (e *editor) request(method string, params any) string {
	e.last++
	id := strconv.Itoa(e.last)
	e.missing[id] = method
	e.send(message{ID: json.RawMessage(id), Method: method, Params: params})
	return id
}

// pull asks for diagnostics. The lock is held.
func (e *editor) pull() {
	params := object{"textDocument": object{"uri": e.uri}}
	if e.newest.previous != "" {
		params["previousResultId"] = e.newest.previous
	}
	id := e.request("textDocument/diagnostic", params)
	e.pulls[id] = pull{e.last, e.version, e.newest.previous}
}

// wait waits until something holds, and reports whether it does. It ends early when the
// server is at fault.
func (e *editor) wait(patience time.Duration, holds func() bool) bool {
	over := false
	timer := time.AfterFunc(patience, func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		over = true
		e.arrived.Broadcast()
	})
	defer timer.Stop()
	e.mu.Lock()
	defer e.mu.Unlock()
	for !holds() {
		if over || e.ended || len(e.faults) > 0 {
			return false
		}
		e.arrived.Wait()
	}
	return true
}

// call sends a request and waits for the answer, which is nil when none comes.
func (e *editor) call(method string, params any) json.RawMessage {
	e.mu.Lock()
	id := e.request(method, params)
	e.mu.Unlock()
	var answer json.RawMessage
	if !e.wait(patience, func() bool {
		m, ok := e.answers[id]
		if answer = m.Result; m.Error != nil {
			answer = m.Error
		}
		delete(e.answers, id)
		return ok
	}) {
		e.fault("%s %v: no answer", method, params)
	}
	return answer
}

// fire sends a request whose answer nobody waits for, and perhaps cancels it.
func (e *editor) fire(method string, params any, cancel bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	id := e.request(method, params)
	e.loose[id] = true
	if cancel {
		e.notify("$/cancelRequest", object{"id": json.RawMessage(id)})
	}
}

// trouble is what is wrong with the server, whatever the text; "" when nothing is.
func (e *editor) trouble() string {
	e.wait(patience, func() bool { return len(e.missing) == 0 })
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case len(e.faults) > 0:
		return strings.Join(e.faults, "\n")
	case len(e.missing) > 0:
		return fmt.Sprintf("answers are missing: %v", e.missing)
	case e.ended:
		return "the server has ended"
	}
	return ""
}

// canonical is JSON in a form in which values are compared. What items of completion are
// found again by differs from server to server.
func canonical(raw json.RawMessage) any {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	if d.Decode(&v) != nil {
		return string(raw)
	}
	forgetData(v)
	return v
}

func forgetData(v any) {
	switch v := v.(type) {
	case object:
		delete(v, "data")
		for _, inner := range v {
			forgetData(inner)
		}
	case []any:
		for _, inner := range v {
			forgetData(inner)
		}
	}
}
