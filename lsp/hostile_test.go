package lsp

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"forge-manifest-ls/lsp/transport"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

var testRule = &analysis.Rule{ID: "test-rule", Severity: analysis.Error}

// reportLength finds one diagnostic, whose message is the size of the text.
func reportLength(_ context.Context, f *manifest.File) []analysis.Diagnostic {
	return []analysis.Diagnostic{{
		Rule: testRule, Severity: analysis.Error, Span: text.Span{Start: 0, End: 3},
		Message: fmt.Sprint(f.Buffer().Len()),
	}}
}

// TestGoesOn: after each hostile message the client is told, where it can be, and
// the session and the text are as before.
func TestGoesOn(t *testing.T) {
	const before = "modules:\n  a: 1\n"
	didChange := func(rest string) string {
		return frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + manifestURI + `","version":2},` + rest + `}}`)
	}
	tests := map[string]struct {
		send string
		id   string // of the answer, if there is one
		code int
	}{
		"malformed JSON":             {frame(`{"jsonrpc":"2.0","id":1,`), "null", -32700},
		"not JSON":                   {frame(`hello`), "null", -32700},
		"JSON with a tail":           {frame(`{"jsonrpc":"2.0","method":"x"} x`), "null", -32700},
		"no object":                  {frame(`42`), "null", -32600},
		"empty object":               {frame(`{}`), "null", -32600},
		"batch":                      {frame(`[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]`), "null", -32600},
		"empty batch":                {frame(` []`), "null", -32600},
		"no version":                 {frame(`{"id":91,"method":"shutdown"}`), "null", -32600},
		"fractional id":              {frame(`{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`), "1.5", -32600},
		"id of 64 bits and more":     {frame(`{"jsonrpc":"2.0","id":9223372036854775808,"method":"shutdown"}`), "9223372036854775808", -32600},
		"id in scientific notation":  {frame(`{"jsonrpc":"2.0","id":1e3,"method":"shutdown"}`), "1e3", -32600},
		"a very long number as id":   {frame(`{"jsonrpc":"2.0","id":1` + strings.Repeat("0", 2000) + `,"method":"shutdown"}`), "null", -32600},
		"object as id":               {frame(`{"jsonrpc":"2.0","id":{},"method":"shutdown"}`), "null", -32600},
		"request and response":       {frame(`{"jsonrpc":"2.0","id":9,"method":"shutdown","result":1}`), "null", -32600},
		"method of another type":     {frame(`{"jsonrpc":"2.0","id":9,"method":5}`), "null", -32600},
		"unknown call":               {frame(`{"jsonrpc":"2.0","id":91,"method":"no/such","params":{}}`), "91", -32601},
		"unknown $ call":             {frame(`{"jsonrpc":"2.0","id":"x","method":"$/such"}`), `"x"`, -32601},
		"known notification called":  {frame(`{"jsonrpc":"2.0","id":92,"method":"initialized","params":{}}`), "92", -32601},
		"missing params":             {frame(`{"jsonrpc":"2.0","id":93,"method":"textDocument/documentSymbol"}`), "93", -32602},
		"params of another type":     {frame(`{"jsonrpc":"2.0","id":94,"method":"textDocument/codeAction","params":[1]}`), "94", -32602},
		"params in disorder":         {frame(`{"jsonrpc":"2.0","id":95,"method":"textDocument/codeAction","params":{"textDocument":7}}`), "95", -32602},
		"params without what is due": {frame(`{"jsonrpc":"2.0","id":98,"method":"textDocument/diagnostic","params":{}}`), "98", -32602},
		"params that are not JSON":   {frame(`{"jsonrpc":"2.0","id":96,"method":"textDocument/documentSymbol","params":{"textDocument":tru}}`), "96", -32700},
		"deep nesting":               {frame(`{"jsonrpc":"2.0","id":97,"method":"textDocument/documentSymbol","params":{"x":` + strings.Repeat("[", 1e6) + strings.Repeat("]", 1e6) + `}}`), "97", -32700},
		"response nobody waits for":  {frame(`{"jsonrpc":"2.0","id":12345,"result":{}}`), "", 0},
		"error response":             {frame(`{"jsonrpc":"2.0","id":12345,"error":{"code":1,"message":"x"}}`), "", 0},
		"unknown notification":       {frame(`{"jsonrpc":"2.0","method":"no/such","params":{}}`), "", 0},
		"unknown $ notification":     {frame(`{"jsonrpc":"2.0","method":"$/such"}`), "", 0},
		"call as notification":       {frame(`{"jsonrpc":"2.0","method":"shutdown"}`), "", 0},
		"cancel without id":          {frame(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{}}`), "", 0},
		"cancel of nothing":          {frame(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99999999999999}}`), "", 0},
		"cancel of an odd id":        {frame(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[1]}}`), "", 0},
		"setTrace of nonsense":       {frame(`{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"loud"}}`), "", 0},
		"didOpen without params":     {frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen"}`), "", 0},
		"didOpen without text":       {frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + manifestURI + `"}}}`), "", 0},
		"didOpen of a number":        {frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + manifestURI + `","text":5}}}`), "", 0},
		"didChange without changes":  {didChange(`"x":1`), "", 0},
		"didChange of a string":      {didChange(`"contentChanges":"nope"`), "", 0},
		"didChange of another file":  {frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///other","version":2},"contentChanges":[{"text":"x"}]}}`), "", 0},
		"didClose of another file":   {frame(`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///other"}}}`), "", 0},
		"didSave of another file":    {frame(`{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"textDocument":{"uri":"file:///other"},"text":"x"}}`), "", 0},
		"header in small letters":    {"content-length: 2\n\n{}", "null", -32600},
		"other header fields":        {"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}", "null", -32600},
		"length zero":                {"Content-Length: 0\r\n\r\n", "null", -32700},
		"length below zero":          {"Content-Length: -5\r\n\r\n{}\r\n", "null", -32700},
		"length of letters":          {"Content-Length: abc\r\n\r\n{}", "null", -32700},
		"length of 99 digits":        {"Content-Length: " + strings.Repeat("9", 99) + "\r\n\r\n{}", "null", -32700},
		"no length":                  {"Content-Type: x\r\n\r\n{}", "null", -32700},
		"header line of 1 MB":        {"X: " + strings.Repeat("x", 1<<20) + "\r\nContent-Length: 2\r\n\r\n{}", "null", -32700},
		"garbage before a header":    {"garbageContent-Length: 2\r\n\r\n{}", "null", -32700},
		"length too small":           {"Content-Length: 5\r\n\r\n" + `{"jsonrpc":"2.0","method":"x"}`, "null", -32700},
		"blank lines":                {"\r\n\n\r\n", "", 0},
		"two megabytes of letters":   {strings.Repeat("garbage ", 1<<18), "null", -32700},
		"two megabytes of lines":     {strings.Repeat("gar: bage\n: \n", 1<<18), "null", -32700},
		"two megabytes of anything":  {anyBytes(2 << 20), "null", -32700},
		"body of 70 MB":              {"Content-Length: 73400320\r\n\r\n" + strings.Repeat(" ", 70<<20), "null", -32600},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := open(t, Options{Check: reportLength}, `{}`, before)
			c.raw(test.send)
			if test.id != "" {
				if m := c.answer(test.id); m.Error == nil || m.Error.Code != test.code {
					t.Errorf("answer %s, error %+v, want code %d", m.Result, m.Error, test.code)
				}
			}
			c.didChange(manifestURI, 5, change(1, 2, 1, 3, "bb"))
			p := c.published(manifestURI, 5)
			if got, want := c.text(manifestURI), "modules:\n  bb: 1\n"; got != want {
				t.Errorf("text %q, want %q", got, want)
			}
			if len(p.Diagnostics) != 1 || p.Diagnostics[0]["message"] != "17" {
				t.Errorf("diagnostics %v, want one that says 17", p.Diagnostics)
			}
		})
	}
}

// anyBytes returns bytes that look random and name no header.
func anyBytes(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.UintN(256))
	}
	return string(b)
}

func TestHopelessInput(t *testing.T) {
	c := connect(t, Options{})
	c.initialize(`{}`)
	junk := strings.Repeat("x", 1<<20)
	for range transport.MaxGarbage>>20 + 2 {
		if _, err := c.conn.Write([]byte(junk)); err != nil {
			break
		}
	}
	if got, want := c.ends(), (End{Code: 1, Disconnected: true}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
	c.answer("null")
}

// TestPromisedLength: a header takes no memory, only bytes do.
func TestPromisedLength(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c := connect(t, Options{})
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n{", transport.MaxBody))
	c.conn.Close()
	c.ends()
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 8<<20 {
		t.Errorf("%d bytes were taken for a message that never came", grown)
	}
}

func TestHugeDocument(t *testing.T) {
	c := connect(t, Options{Check: reportLength})
	c.initialize(`{}`)
	c.sync()
	before := heap()
	whole := "modules:\n" + strings.Repeat("  key: value\n", 4<<20)
	c.didOpen(manifestURI, whole)
	p := c.published(manifestURI, 1)
	if len(p.Diagnostics) != 1 || !strings.Contains(fmt.Sprint(p.Diagnostics[0]["message"]), "too large") {
		t.Errorf("diagnostics %.200v, want one that says that the file is too large", p.Diagnostics)
	}
	c.didChange(manifestURI, 2, change(0, 0, 0, 0, "# ")+","+change(1, 2, 1, 3, "K"))
	if got, want := c.text(manifestURI), "# modules:\n  Key"+whole[len("modules:\n  key"):]; got != want {
		t.Errorf("the text is wrong: it begins %.40q", got)
	}
	c.didChange(manifestURI, 3, `{"text":"modules: {}\n"}`)
	if p := c.published(manifestURI, 3); len(p.Diagnostics) != 1 || p.Diagnostics[0]["message"] != "12" {
		t.Errorf("after the text became small: diagnostics %v", p.Diagnostics)
	}
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
	c.sync()
	if after := heap(); after > before+16<<20 {
		t.Errorf("%d bytes are held after the document was closed, %d before it was opened", after, before)
	}
}

// heap is the number of bytes in use.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestBurst(t *testing.T) {
	c := open(t, Options{Check: reportLength}, `{}`, "modules:\n")
	var want strings.Builder
	want.WriteString("modules:\n")
	for i := range 10_000 {
		letter := string(rune('a' + i%26))
		if i%80 == 79 {
			letter = "\n"
		}
		line, column := 1+i/80, i%80
		want.WriteString(letter)
		c.didChange(manifestURI, i+2, change(line, column, line, column, letter))
	}
	p := c.published(manifestURI, 10_001)
	if got := c.text(manifestURI); got != want.String() {
		t.Errorf("text of %d bytes, want %d: %.200q", len(got), want.Len(), got)
	}
	if len(p.Diagnostics) != 1 || p.Diagnostics[0]["message"] != "10009" {
		t.Errorf("diagnostics %v, want one that says 10009", p.Diagnostics)
	}
}

// TestClientDoesNotRead: the server goes on reading, and what waits for the client
// does not grow with the number of edits.
func TestClientDoesNotRead(t *testing.T) {
	c := connectDeaf(t, Options{Check: reportLength})
	c.notify("initialize", `{}`) // a notification: ignored
	c.send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	const documents = 5
	for i := range documents {
		c.didOpen(fmt.Sprintf("file:///%d/manifest.yml", i), "modules:\n")
	}
	for i := range 5_000 {
		c.didChange(fmt.Sprintf("file:///%d/manifest.yml", i%documents), i+2, change(1, 0, 1, 0, "x"))
	}
	c.send(`{"jsonrpc":"2.0","method":"no/such","params":{}}`) // read: then all before is done
	if n := c.server.out.Waiting(); n > documents+1 {
		t.Errorf("%d messages wait for the client, want at most %d", n, documents+1)
	}
	go c.read()
	c.answer("1")
	c.published("file:///4/manifest.yml", 5001)
}

// TestClientNeverReads: answers cannot be dropped, so a client that asks for ever and
// never reads is given up before it fills the memory.
func TestClientNeverReads(t *testing.T) {
	c := connectDeaf(t, Options{})
	c.send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	// The id is part of the answer, so this asks for a megabyte each.
	body := frame(`{"jsonrpc":"2.0","id":"` + strings.Repeat("x", 1<<20) + `","method":"no/such"}`)
	for range 2 * transport.MaxUnsent >> 20 {
		if _, err := c.conn.Write([]byte(body)); err != nil {
			break
		}
	}
	if got, want := c.ends(), (End{Code: 1, Disconnected: true}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
}

// TestClientDies: the session ends while a check runs and answers are due.
func TestClientDies(t *testing.T) {
	started := make(chan struct{}, 8)
	c := open(t, Options{Check: func(ctx context.Context, _ *manifest.File) []analysis.Diagnostic {
		started <- struct{}{}
		<-ctx.Done()
		return nil
	}}, `{"textDocument":{"diagnostic":{}}}`, "modules:\n")
	c.request("textDocument/diagnostic", `{"textDocument":{"uri":"`+manifestURI+`"}}`)
	<-started
	c.conn.Close()
	if got, want := c.ends(), (End{Code: 1, Disconnected: true}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
}
