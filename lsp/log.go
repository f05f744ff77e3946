package lsp

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
)

// maxWaitingLog is the number of waiting messages from which the client is no longer
// told of what is logged: it has other things to read first.
const maxWaitingLog = 100

// clientHandler also tells the client what is logged as a warning or an error.
type clientHandler struct {
	slog.Handler
	client *server
}

// Handle implements [slog.Handler].
func (h *clientHandler) Handle(ctx context.Context, r slog.Record) error {
	s := h.client
	if r.Level >= slog.LevelWarn && s.state.Load().phase != starting && s.out.waiting() < maxWaitingLog {
		s.notify("", protocol.MethodWindowLogMessage, &protocol.LogMessageParams{
			Type: messageType(r.Level), Message: logLine(r),
		})
	}
	return h.Handler.Handle(ctx, r)
}

func messageType(level slog.Level) protocol.MessageType {
	if level >= slog.LevelError {
		return protocol.MessageTypeError
	}
	return protocol.MessageTypeWarning
}

// logLine is a record in one line: the stack of a panic stays in the log.
func logLine(r slog.Record) string {
	var line strings.Builder
	line.WriteString(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		if a.Key != "stack" {
			line.WriteString(", " + a.Key + ": " + a.Value.String())
		}
		return true
	})
	return line.String()
}

// lossyWriter passes lines on to a writer, behind the back of its callers. When the
// writer is slow or blocked (many clients never read a server's standard error)
// lines are dropped.
type lossyWriter struct {
	mu     sync.Mutex
	lines  chan []byte
	closed bool
	done   chan struct{}
}

func newLossyWriter(w io.Writer) *lossyWriter {
	l := &lossyWriter{lines: make(chan []byte, 64), done: make(chan struct{})}
	go func() {
		defer close(l.done)
		for line := range l.lines {
			// A log that cannot be written cannot be complained about.
			_, _ = w.Write(line)
		}
	}()
	return l
}

// Write implements [io.Writer]. It never blocks and never fails.
func (l *lossyWriter) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		select {
		case l.lines <- append([]byte(nil), line...):
		default:
		}
	}
	return len(line), nil
}

// close takes no more lines. The channel it returns is closed when all are written.
func (l *lossyWriter) close() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.closed = true
		close(l.lines)
	}
	return l.done
}
