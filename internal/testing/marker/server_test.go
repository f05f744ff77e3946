package marker_test

import (
	"context"
	"errors"
	"io"
	"os"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/lsp"
)

// startServer runs the real server in this process until the test ends, which asks
// it to shut down and looks how it went. Nil stands for no file system.
func startServer(t *testing.T, around *files.Store) *client {
	t.Helper()
	fromClient, toServer := pipe(t)
	fromServer, toClient := pipe(t)
	ended := make(chan lsp.End, 1)
	go func() {
		options := lsp.Options{Version: "test", Log: t.Output()}
		if around != nil {
			options.Files = func(func()) *files.Store { return around }
		}
		ended <- lsp.Serve(context.Background(), twoWay{fromClient, toClient}, options)
	}()
	c := newClient(toServer, fromServer)
	t.Cleanup(func() {
		var none any
		c.call(t, "shutdown", nil, &none)
		c.notify("exit", nil)
		if end := <-ended; end.Code != 0 || end.Disconnected {
			t.Errorf("the server ended with %+v", end)
		}
	})
	return c
}

// twoWay is a pipe of the operating system each way: like standard input and
// output it holds some bytes that nobody has read yet.
type twoWay struct {
	io.ReadCloser
	to io.WriteCloser
}

func (w twoWay) Write(p []byte) (int, error) { return w.to.Write(p) }

func (w twoWay) Close() error { return errors.Join(w.ReadCloser.Close(), w.to.Close()) }

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r.Close()
		w.Close()
	})
	return r, w
}
