package state

import (
	"bytes"
	"testing"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// TestMarshal compares what is encoded with what the protocol's own encoder makes of the whole.
func TestMarshal(t *testing.T) {
	name := "a\xffb\u2028</\""
	at := protocol.Range{Start: protocol.Position{Line: 1}, End: protocol.Position{Line: 2, Character: 3}}
	symbols := []protocol.DocumentSymbol{{Name: name, Range: at, Children: []protocol.DocumentSymbol{{Name: "b"}}}, {}}
	for _, v := range []any{
		symbols, &symbols[0], []protocol.DocumentSymbol(nil),
		[]protocol.DocumentSymbol{},
		[]protocol.FoldingRange{{StartLine: 1, EndLine: 4}, {}},
		[]protocol.CodeLens{{Range: at, Command: protocol.Command{Title: name, Arguments: []protocol.LSPAny{protocol.LSPAny(`{"a":[1]}`)}}}},
		[]protocol.CommandOrCodeAction{&protocol.CodeAction{Title: name}, &protocol.Command{Title: "b"}},
		[]uint32{1, 2},
		[]string{name},
		name, nil,
		[]*protocol.Location{{Range: at}, nil},
	} {
		want, err := protocol.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Codec{}.Marshal(v)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%T is encoded as %s, %v; want %s", v, got, err, want)
		}
	}
	if got, err := (Codec{}).Marshal(jsonrpc2.RawMessage(`{ }`)); err != nil || string(got) != `{ }` {
		t.Errorf("what is encoded becomes %s, %v", got, err)
	}
	if got, err := Marshal([]protocol.CodeLens{{Command: protocol.Command{Arguments: []protocol.LSPAny{protocol.LSPAny(`{`)}}}}); err == nil {
		t.Errorf("what is no JSON is encoded as %s", got)
	}
}
