package lsp

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/lsp/transport"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"

	"pgregory.net/rapid"
)

// modelOffset is a second opinion on where a position lies in a text.
func modelOffset(s, unit string, line, character int) int {
	offset := 0
	for ; line > 0; line-- {
		end := strings.IndexAny(s[offset:], "\r\n")
		if end < 0 {
			return len(s)
		}
		offset += end + 1
		if s[offset-1] == '\r' && offset < len(s) && s[offset] == '\n' {
			offset++
		}
	}
	for i, r := range s[offset:] {
		width := 1
		switch unit {
		case "utf-8":
			width = utf8.RuneLen(r)
		case "utf-16":
			width = utf16.RuneLen(r)
		}
		if character -= width; r == '\n' || r == '\r' || character < 0 {
			return offset + i
		}
	}
	return len(s)
}

// TestAnyEdits: whatever edits a client sends, the server's text is the client's.
func TestAnyEdits(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("ab: -\n\r\t\"[{#é😀\u2028")), 0, 12, -1)
	number := rapid.OneOf(rapid.IntRange(0, 8), rapid.SampledFrom([]int{1 << 20, 1<<31 - 1, 1<<32 - 1, 1 << 40}))
	for _, unit := range []string{"utf-8", "utf-16", "utf-32"} {
		c := connect(t, Options{})
		c.initialize(`{"general":{"positionEncodings":["` + unit + `"]}}`)
		rapid.Check(t, func(t *rapid.T) {
			want := word.Draw(t, "text")
			c.didOpen(manifestURI, want)
			for range rapid.IntRange(1, 6).Draw(t, "notifications") {
				var changes []string
				for range rapid.IntRange(0, 3).Draw(t, "changes") {
					text := word.Draw(t, "new text")
					if rapid.IntRange(0, 9).Draw(t, "whole") == 0 {
						changes, want = append(changes, `{"text":`+quote(text)+`}`), text
						continue
					}
					l1, c1, l2, c2 := number.Draw(t, "line"), number.Draw(t, "character"), number.Draw(t, "end line"), number.Draw(t, "end character")
					start, end := modelOffset(want, unit, l1, c1), modelOffset(want, unit, l2, c2)
					want = want[:min(start, end)] + text + want[max(start, end):]
					changes = append(changes, change(l1, c1, l2, c2, text))
				}
				c.didChange(manifestURI, rapid.IntRange(-5, 5).Draw(t, "version"), strings.Join(changes, ","))
			}
			if got := c.text(manifestURI); got != want {
				t.Fatalf("text %q, want %q", got, want)
			}
		})
	}
}

// TestOddChanges: numbers are clamped; what is beyond reading makes the text unknown
// until it comes whole, and is never guessed at.
func TestOddChanges(t *testing.T) {
	const before = "modules:\n  a: 1\n"
	at := func(start, end string) string {
		return `{"range":{"start":` + start + `,"end":` + end + `},"text":"X"}`
	}
	for change, want := range map[string]string{
		at(`{"line":-1,"character":-7}`, `{"line":0,"character":3}`):                  "Xules:\n  a: 1\n",
		at(`{"line":0.0,"character":1e0}`, `{"line":0,"character":3.0}`):              "mXules:\n  a: 1\n",
		at(`{"line":9,"character":0}`, `{"line":1,"character":0}`):                    "modules:\nX",
		at(`{"line":0,"character":999}`, `{"line":0,"character":1e300}`):              "modules:X\n  a: 1\n",
		`{"range":null,"text":"X"}`:                                                   "X",
		`{"range":{"start":{"line":0,"character":0},"end":{}},"text":"X"}`:            "lost",
		`{"range":{"start":{"line":"0","character":0},"end":{}},"text":"X"}`:          "lost",
		`{"range":{"start":null,"end":null},"text":"X"}`:                              "lost",
		`{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}`: "lost",
		`{"text":5}`:                          "lost",
		`{"text":"Y"},{"range":7,"text":"X"}`: "lost",
		`7`:                                   "lost",
	} {
		c := open(t, Options{Check: reportLength}, plainClient, before)
		c.published(manifestURI, 1)
		c.didChange(manifestURI, 2, change)
		if want != "lost" {
			if got := c.text(manifestURI); got != want {
				t.Errorf("%s: text %q, want %q", change, got, want)
			}
			continue
		}
		lost := func(p published) bool {
			return len(p.Diagnostics) == 1 && strings.Contains(fmt.Sprint(p.Diagnostics[0]["message"]), "no longer knows")
		}
		if p := c.published(manifestURI, 1); !lost(p) {
			t.Errorf("%s: diagnostics %v", change, p.Diagnostics)
		}
		if got := string(c.must("textDocument/documentSymbol", askManifest)); got != "[]" {
			t.Errorf("%s: symbols %s of a text that is not known", change, got)
		}
		c.didChange(manifestURI, 3, `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"X"}`)
		if p := c.published(manifestURI, 3); !lost(p) {
			t.Errorf("%s: after an edit, diagnostics %v", change, p.Diagnostics)
		}
		c.didChange(manifestURI, 4, `{"text":"modules: {}\n"}`)
		if p := c.published(manifestURI, 4); len(p.Diagnostics) != 1 || p.Diagnostics[0]["message"] != "12" {
			t.Errorf("%s: after the whole text, diagnostics %v", change, p.Diagnostics)
		}
	}
}

// TestTooLargeChange: a change that was too large to be read makes the text unknown.
func TestTooLargeChange(t *testing.T) {
	c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
	c.published(manifestURI, 1)
	c.didChange(manifestURI, 2, `{"text":"`+strings.Repeat("x", transport.MaxBody)+`"}`)
	c.answer("null")
	c.published(manifestURI, 1)
	c.sync()
	if !c.server.state.Load().Documents[manifestURI].Lost {
		t.Error("a change was lost, and the text is still believed")
	}
}

func TestVersionsGoBack(t *testing.T) {
	c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
	for _, version := range []int{7, 3, 3, -1} {
		c.didChange(manifestURI, version, change(1, 0, 1, 0, "x"))
		c.sync()
		c.wait("diagnostics", func(m wireMessage) bool {
			return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), fmt.Sprintf(`"version":%d,`, version))
		})
	}
	if got, want := c.text(manifestURI), "modules:\nxxxx"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	c.wait("a warning", func(m wireMessage) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "version goes back")
	})
}

func TestReopen(t *testing.T) {
	c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
	c.didChange(manifestURI, 2, change(1, 0, 1, 0, "x"))
	c.didOpen(manifestURI, "modules: {}\n")
	if got, want := c.text(manifestURI), "modules: {}\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

// TestSave: a saved text that differs from the server's is the right one.
func TestSave(t *testing.T) {
	c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
	save := func(text string) {
		c.notify("textDocument/didSave", `{"textDocument":{"uri":"`+manifestURI+`"}`+text+`}`)
	}
	save("")
	save(`,"text":"modules:\n"`)
	if got, want := c.text(manifestURI), "modules:\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	save(`,"text":"modules: {}\n"`)
	if got, want := c.text(manifestURI), "modules: {}\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestSeveralDocuments(t *testing.T) {
	c := connect(t, Options{Check: reportLength})
	c.initialize(plainClient)
	address := func(i int) string { return fmt.Sprintf("file:///%d/manifest.yml", i) }
	for i := range 50 {
		c.didOpen(address(i), "modules:\n")
	}
	for i := range 50 {
		c.didChange(address(i), 2, change(1, 0, 1, 0, strings.Repeat("x", i)))
	}
	for i := range 50 {
		if p := c.published(address(i), 2); p.Diagnostics[0]["message"] != fmt.Sprint(9+i) {
			t.Errorf("document %d: %v", i, p.Diagnostics)
		}
	}
}

// TestParserPanics: a failing parser costs the analysis, not the text.
func TestParserPanics(t *testing.T) {
	c := state.Content{Buf: text.New("modules:\n")}
	c.Parse(func() *manifest.File { panic("bug") })
	if c.File != nil || c.Failed != "bug" {
		t.Fatalf("content %+v", c)
	}
	if problem := unreadable(&state.Document{Content: c}); problem == "" {
		t.Error("nothing is said about a document that cannot be parsed")
	}
	next, err := c.Edit(text.Edit{Span: text.At(0), New: "# "})
	if err != nil || next.File == nil || next.Failed != nil || next.Buf.String() != "# modules:\n" {
		t.Errorf("after an edit: %+v, %v", next, err)
	}
}

// FuzzBytes: no bytes stop the server but those that are meant to.
func FuzzBytes(f *testing.F) {
	f.Add([]byte(frame(`{"jsonrpc":"2.0","id":1,"method":"shutdown"}`)))
	f.Add([]byte("Content-Length: 7\r\n\r\n{\"a\":1}x: y\r\n\nContent-Length: 99"))
	f.Add([]byte(frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + manifestURI + `"},"contentChanges":[{"text":"\ud800"}]}}`)))
	f.Fuzz(func(t *testing.T, input []byte) {
		c := open(t, Options{Check: reportLength}, plainClient, "modules:\n")
		_, _ = c.conn.Write(input) // fails when the input holds an exit
		c.conn.Close()
		if got := c.ends(); got.Code != 1 && got.Code != 0 {
			t.Errorf("end %+v", got)
		}
	})
}
