package transport_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"forge-manifest-ls/lsp/transport"
)

// TestMessagesRead: each message is read with its header, however small the steps, and after the
// last one the input ends.
func TestMessagesRead(t *testing.T) {
	m := transport.NewMessages(func([]byte) {})
	m.Receive([]byte(`{"a":1}`))
	m.Receive([]byte(`"ä"`))
	m.Close()
	m.Receive([]byte("too late"))
	var read []byte
	for p := make([]byte, 3); ; {
		n, err := m.Read(p)
		read = append(read, p[:n]...)
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if want := "Content-Length: 7\r\n\r\n{\"a\":1}Content-Length: 4\r\n\r\n\"ä\""; string(read) != want {
		t.Errorf("read %q, want %q", read, want)
	}
}

// TestMessagesWait: a reader that is there first gets what comes.
func TestMessagesWait(t *testing.T) {
	m := transport.NewMessages(func([]byte) {})
	read := make(chan byte)
	go func() {
		p := make([]byte, 1)
		_, _ = m.Read(p)
		read <- p[0]
	}()
	m.Receive([]byte("{}"))
	if got := <-read; got != 'C' {
		t.Errorf("read %q", got)
	}
}

// TestMessagesWrite: what an outbox writes comes out message by message, and half a message is an error.
func TestMessagesWrite(t *testing.T) {
	var sent [][]byte
	m := transport.NewMessages(func(body []byte) { sent = append(sent, bytes.Clone(body)) })
	out := transport.NewOutbox(m, func(err error) { t.Error(err) })
	want := []string{`{"a":1}`, "\r\n\r\n", `"ä"`}
	for _, body := range want {
		if err := out.Put("", []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	out.Close(context.Background())
	if len(sent) != len(want) {
		t.Fatalf("sent %q", sent)
	}
	for i := range want {
		if string(sent[i]) != want[i] {
			t.Errorf("sent %q, want %q", sent[i], want[i])
		}
	}
	for _, broken := range []string{"{}", "Content-Length: 3\r\n\r\n{}", "Content-Length: x\r\n\r\n{}"} {
		if _, err := m.Write([]byte(broken)); err == nil {
			t.Errorf("%q is written", broken)
		}
	}
}
