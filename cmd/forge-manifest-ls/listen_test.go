package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"forge-manifest-ls/lsp"
)

const exitNotification = `{"jsonrpc":"2.0","method":"exit"}`

// syncBuffer is a buffer for several writers.
type syncBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.String()
}

// listening starts a server on a port until the end of the test.
func listening(t *testing.T) (address string, stderr *syncBuffer) {
	t.Helper()
	listener, err := listenLocally("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	code, stderr := make(chan int), &syncBuffer{}
	go func() { code <- accept(listener, lsp.Options{Shared: true}, stderr) }()
	t.Cleanup(func() {
		listener.Close()
		if got := <-code; got != 1 {
			t.Errorf("exit code %d, want 1", got)
		}
	})
	return listener.Addr().String(), stderr
}

// dial connects and sends an input.
func dial(t *testing.T, address, input string) (net.Conn, *bufio.Reader) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := io.WriteString(conn, input); err != nil {
		t.Fatal(err)
	}
	return conn, bufio.NewReader(conn)
}

// isServed fails the test if the next line is not the beginning of an answer.
func isServed(t *testing.T, in *bufio.Reader) {
	t.Helper()
	if line, err := in.ReadString('\n'); err != nil || !strings.HasPrefix(line, "Content-Length: ") {
		t.Errorf("answer %q, %v", line, err)
	}
}

// TestExitEndsItsOwnSession: the session of another client goes on, and so does the server.
func TestExitEndsItsOwnSession(t *testing.T) {
	address, _ := listening(t)
	first, fromFirst := dial(t, address, frames(initializeCall))
	isServed(t, fromFirst)
	_, fromSecond := dial(t, address, frames(initializeCall, exitNotification))
	if rest, err := io.ReadAll(fromSecond); err != nil || !strings.HasPrefix(string(rest), "Content-Length: ") {
		t.Errorf("answer %q, %v", rest, err)
	}
	if _, err := io.WriteString(first, frames(`{"jsonrpc":"2.0","id":7,"method":"shutdown"}`)); err != nil {
		t.Fatal(err)
	}
	for {
		line, err := fromFirst.ReadString('}')
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(line, `"id":7`) {
			break
		}
	}
	_, fromThird := dial(t, address, frames(initializeCall))
	isServed(t, fromThird)
}

// TestHTTPIsRefused: a page in a browser gets no answer and does nothing.
func TestHTTPIsRefused(t *testing.T) {
	address, _ := listening(t)
	for _, body := range []string{initializeCall, exitNotification} {
		_, in := dial(t, address, fmt.Sprintf("POST / HTTP/1.1\r\nHost: %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s", address, len(body), body))
		if rest, _ := io.ReadAll(in); len(rest) > 0 { // the end may be a reset
			t.Errorf("answer %q", rest)
		}
	}
	_, in := dial(t, address, frames(initializeCall))
	isServed(t, in)
}

// TestTooManyClients: one too many is refused, and served when another has gone.
func TestTooManyClients(t *testing.T) {
	address, stderr := listening(t)
	var all []net.Conn
	for range maxClients {
		conn, in := dial(t, address, frames(initializeCall))
		isServed(t, in)
		all = append(all, conn)
	}
	_, in := dial(t, address, "")
	if rest, _ := io.ReadAll(in); len(rest) > 0 {
		t.Errorf("answer %q", rest)
	}
	if !strings.Contains(stderr.String(), "16 are connected") {
		t.Errorf("standard error: %s", stderr)
	}
	all[0].Close()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, frames(initializeCall)) // it may be refused already
		line, _ := bufio.NewReader(conn).ReadString('\n')
		conn.Close()
		if strings.HasPrefix(line, "Content-Length: ") {
			return
		}
	}
	t.Error("no place becomes free")
}

// TestSilentClient: who never begins to talk loses the place.
func TestSilentClient(t *testing.T) {
	ours, theirs := net.Pipe()
	defer ours.Close()
	c := newClient(theirs, 10*time.Millisecond)
	if _, err := c.Read(make([]byte, 1)); !os.IsTimeout(err) {
		t.Errorf("error %v", err)
	}
	ours, theirs = net.Pipe()
	defer ours.Close()
	c = newClient(theirs, time.Minute)
	go func() { _, _ = ours.Write([]byte("x")) }()
	if n, err := c.Read(make([]byte, 1)); n != 1 || err != nil || !c.talks {
		t.Errorf("%d bytes, %v", n, err)
	}
}
