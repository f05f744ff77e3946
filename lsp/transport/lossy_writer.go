package transport

import (
	"io"
	"sync"
)

// LossyWriter passes lines on to a writer, behind the back of its callers. When the
// writer is slow or blocked (many clients never read a server's standard error)
// lines are dropped.
type LossyWriter struct {
	mu     sync.Mutex
	lines  chan []byte
	closed bool
	done   chan struct{}
}

// NewLossyWriter returns a writer that passes lines on to w.
func NewLossyWriter(w io.Writer) *LossyWriter {
	l := &LossyWriter{lines: make(chan []byte, 64), done: make(chan struct{})}
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
func (l *LossyWriter) Write(line []byte) (int, error) {
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

// Close takes no more lines. The channel it returns is closed when all are written.
func (l *LossyWriter) Close() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.closed = true
		close(l.lines)
	}
	return l.done
}
