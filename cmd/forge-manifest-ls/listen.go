package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"forge-manifest-ls/lsp"
)

const (
	// maxClients is how many clients are served at a time.
	maxClients = 16
	// silence is how long a client may say nothing at first: it holds a place.
	silence = 30 * time.Second
	// maxFailures is how often in a row no client may be accepted, with pauses between.
	maxFailures  = 50
	failurePause = 100 * time.Millisecond
)

// accept serves all who connect, until the listener is closed. No client can end the session
// of another.
func accept(listener net.Listener, options lsp.Options, stderr io.Writer) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	places := make(chan struct{}, maxClients)
	for failures := 0; ; {
		conn, err := listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return 1
		}
		if err != nil { // such as too many open files, which may pass
			failure(stderr, err)
			if failures++; failures > maxFailures {
				return 1
			}
			time.Sleep(failurePause)
			continue
		}
		failures = 0
		select {
		case places <- struct{}{}:
		default:
			failure(stderr, fmt.Errorf("a client is refused: %d are connected, and that is the limit", maxClients))
			_ = conn.Close()
			continue
		}
		go func() {
			defer func() { <-places }()
			lsp.Serve(ctx, newClient(conn, silence), options)
		}()
	}
}

// client is a connection that must begin to talk within a time.
type client struct {
	net.Conn
	talks bool // only the reader uses it
}

func newClient(conn net.Conn, within time.Duration) *client {
	_ = conn.SetReadDeadline(time.Now().Add(within))
	return &client{Conn: conn}
}

// Read implements [io.Reader].
func (c *client) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 && !c.talks {
		c.talks = true
		_ = c.SetReadDeadline(time.Time{})
	}
	return n, err
}

// listenLocally listens on an address of this machine that no other machine reaches:
// the protocol knows no passwords.
func listenLocally(address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not an address of this machine alone, such as 127.0.0.1:0", address)
	}
	return net.Listen("tcp", address)
}
