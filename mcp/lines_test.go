package mcp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"forge-manifest-ls/mcp"
)

// output is the output of a session.
type output struct{ io.Writer }

func (output) Close() error { return nil }

// TestNothingEndsTheSession: what is no message is answered, and the session goes on.
func TestNothingEndsTheSession(t *testing.T) {
	const ping = `{"jsonrpc":"2.0","id":"ping","method":"ping"}`
	const invalidJSON, invalidRequest = -32700, -32600
	in, client := io.Pipe()
	server, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := mcp.Serve(context.Background(), in, output{out}, mcp.Options{Version: "v0", Open: hourlyApp().open})
		out.Close()
		done <- err
	}()
	answers := bufio.NewScanner(server)
	ask := func(line string) (answer struct {
		ID     any
		Result any
		Error  struct {
			Code    int
			Message string
		}
	},
	) {
		if _, err := io.WriteString(client, line+"\n"); err != nil || !answers.Scan() {
			t.Fatalf("%.60s: the session has ended", line)
		}
		if err := json.Unmarshal(answers.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		return answer
	}
	ask(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`)
	for line, code := range map[string]int{
		"{": invalidJSON, "\x00": invalidJSON, ping + ping: invalidJSON, "[" + ping: invalidJSON, strings.Repeat("x", 17<<20): invalidJSON,
		"7": invalidRequest, "null": invalidRequest, "[]": invalidRequest, "[" + ping + ",1]": invalidRequest,
		`{"jsonrpc":"1.0","id":1,"method":"ping"}`: invalidRequest, `{"jsonrpc":"2.0","id":{},"method":"ping"}`: invalidRequest,
	} {
		if got := ask(line); got.ID != nil || got.Error.Code != code || got.Error.Message == "" {
			t.Errorf("%.60s: %+v", line, got)
		}
		if got := ask("\n" + ping); got.ID != "ping" || got.Result == nil {
			t.Errorf("after %.60s: %+v", line, got)
		}
	}
	if got := ask("[" + ping + "]"); got.ID != "ping" || got.Result == nil {
		t.Errorf("batch: %+v", got)
	}
	client.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
