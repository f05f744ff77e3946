package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"forge-manifest-ls/internal/text"
)

// clock is a clock of the server that stands still until somebody rests.
type clock struct {
	mu    sync.Mutex
	waits map[*func()]bool
}

func (c *clock) after(_ time.Duration, f func()) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waits == nil {
		c.waits = map[*func()]bool{}
	}
	c.waits[&f] = true
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.waits, &f)
	}
}

// rest lets the time pass for which all wait.
func (c *clock) rest() {
	c.mu.Lock()
	waits := c.waits
	c.waits = nil
	c.mu.Unlock()
	for f := range waits {
		(*f)()
	}
}

// typist is a client that writes at the end of a document.
type typist struct {
	*client
	clock   *clock
	text    *text.Buffer
	version int
}

func newTypist(t *testing.T, capabilities, options, first string) *typist {
	t.Helper()
	w := &typist{clock: &clock{}, text: text.New(first), version: 1}
	s := newServer(Options{})
	s.after = w.clock.after
	w.client = connectServer(t, s)
	go w.read()
	w.must("initialize", `{"processId":null,"rootUri":null,"capabilities":`+capabilities+`,"initializationOptions":`+options+`}`)
	w.notify("initialized", `{}`)
	w.didOpen(manifestURI, first)
	return w
}

// write types, key by key.
func (w *typist) write(s string) {
	for _, key := range s {
		at := w.text.PositionAt(w.text.Len(), text.UTF16)
		w.text = text.New(w.text.String() + string(key))
		w.version++
		w.didChange(manifestURI, w.version, change(at.Line, at.Character, at.Line, at.Character, string(key)))
	}
}

// codes are the rules of what is published for the newest version.
func (w *typist) codes() string {
	w.t.Helper()
	var out []string
	for _, d := range w.published(manifestURI, w.version).Diagnostics {
		out = append(out, fmt.Sprint(d["code"]))
	}
	return strings.Join(out, " ")
}

const app = "app:\n  id: ari:cloud:ecosystem::app/6b9c3e4a-5b7e-4a43-9a36-8f7e2d1c0b9a\n  runtime:\n    name: nodejs24.x\nmodules:\n  function:\n    - key: a\n      handler: index.a\n"

func TestUnfinishedIsHeldBack(t *testing.T) {
	const wrong = "schema-required"
	for name, leave := range map[string]func(*typist){
		"rest": func(w *typist) { w.clock.rest() },
		"save": func(w *typist) {
			w.notify("textDocument/didSave", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
		},
		"line": func(w *typist) { w.write("\n") },
	} {
		t.Run(name, func(t *testing.T) {
			w := newTypist(t, plainClient, `{}`, app)
			w.codes()
			w.write("    - key: b")
			if got := w.codes(); strings.Contains(got, wrong) {
				t.Errorf("while it is written: %s", got)
			}
			leave(w)
			if got := w.codes(); !strings.Contains(got, wrong) {
				t.Errorf("then: %q", got)
			}
		})
	}
}

// TestRestKeepsNothing: when all is shown, nothing holds the document before any more.
func TestRestKeepsNothing(t *testing.T) {
	for name, leave := range map[string]func(*typist){
		"rest": func(w *typist) { w.clock.rest() },
		"save": func(w *typist) {
			w.notify("textDocument/didSave", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
		},
	} {
		w := newTypist(t, plainClient, `{}`, app)
		w.codes()
		w.write("    - key: b")
		w.codes()
		if n := w.waiting(); n != 1 {
			t.Fatalf("%s: %d waits before", name, n)
		}
		leave(w)
		w.codes()
		if n := w.waiting(); n != 0 {
			t.Errorf("%s: %d waits are left", name, n)
		}
	}
}

// waiting is how many documents the server keeps until somebody rests.
func (w *typist) waiting() int {
	w.server.writing.Lock()
	defer w.server.writing.Unlock()
	return len(w.server.rests)
}

// TestFoundElsewhereIsShown: a mistake on another line is shown with the key that makes it, and
// one of the line that was shown before stays.
func TestFoundElsewhereIsShown(t *testing.T) {
	w := newTypist(t, plainClient, `{}`, app+"resources:\n  - key: main\n    path: [")
	before := w.codes()
	if before == "" {
		t.Fatal("the text has no mistake")
	}
	w.write("x")
	if got := w.codes(); got != before {
		t.Errorf("%q, want %q as before", got, before)
	}
	w = newTypist(t, plainClient, `{}`, app+"    - key: a")
	w.version++
	w.didChange(manifestURI, w.version, change(7, 7, 7, 16, ""))
	if got := w.codes(); !strings.Contains(got, "duplicate") {
		t.Errorf("two functions with one key: %q", got)
	}
}

// TestHoldsForWhoIsTold: what is held back reaches clients that pull by a refresh; one that
// cannot be told, or whose user wants all at once, gets all at once.
func TestHoldsForWhoIsTold(t *testing.T) {
	const pulls = `{"textDocument":{"diagnostic":{}}%s}`
	pull := func(w *typist) string {
		return string(w.must("textDocument/diagnostic", `{"textDocument":{"uri":"`+manifestURI+`"}}`))
	}
	for name, test := range map[string]struct {
		capabilities, options string
		held                  bool
	}{
		"refresh":    {fmt.Sprintf(pulls, `,"workspace":{"diagnostics":{"refreshSupport":true}}`), `{}`, true},
		"no refresh": {fmt.Sprintf(pulls, ""), `{}`, false},
		"off":        {fmt.Sprintf(pulls, `,"workspace":{"diagnostics":{"refreshSupport":true}}`), `{"diagnostics":{"holdUnfinished":false}}`, false},
		"wrong":      {fmt.Sprintf(pulls, `,"workspace":{"diagnostics":{"refreshSupport":true}}`), `{"diagnostics":{"holdUnfinished":1}}`, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTypist(t, test.capabilities, test.options, app)
			w.write("    - key: b")
			if got := pull(w); strings.Contains(got, "schema-required") == test.held {
				t.Errorf("held %t: %s", !test.held, got)
			}
			if !test.held {
				return
			}
			w.clock.rest()
			m := w.wait("refresh", func(m wireMessage) bool { return m.Method == "workspace/diagnostic/refresh" })
			w.send(`{"jsonrpc":"2.0","id":` + string(m.ID) + `,"result":null}`)
			if got := pull(w); !strings.Contains(got, "schema-required") {
				t.Errorf("after a rest: %s", got)
			}
		})
	}
}

// TestFlashes types the manifests of testdata/written key by key, as somebody does without
// completion. Each text is the beginning of a right one, so that an Error in the line that is
// being written is noise. docs/benchmarks.md has the numbers.
func TestFlashes(t *testing.T) {
	paths, err := filepath.Glob("../testdata/written/*.yml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no manifests", err)
	}
	keys, flashes := 0, 0
	for _, path := range paths {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w := newTypist(t, plainClient, `{}`, "")
		w.published(manifestURI, 1)
		for _, key := range string(whole) {
			w.write(string(key))
			p := w.published(manifestURI, w.version)
			if key == ' ' || key == '\n' {
				continue
			}
			keys++
			if flashesIn(p.Diagnostics, float64(w.text.Lines()-1)) {
				flashes++
			}
		}
	}
	t.Logf("after %d of %d keys there is an Error in the line that is being written", flashes, keys)
	if flashes*100 > keys {
		t.Errorf("after %d of %d keys there is an Error in the line that is being written, want at most 1 %%", flashes, keys)
	}
}

// flashesIn reports whether there is an Error in a line.
func flashesIn(diagnostics []map[string]any, line float64) bool {
	for _, d := range diagnostics {
		at := d["range"].(map[string]any)
		start, end := at["start"].(map[string]any)["line"].(float64), at["end"].(map[string]any)["line"].(float64)
		if d["severity"] == 1.0 && start <= line && line <= end {
			return true
		}
	}
	return false
}
