package lsp

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/lsp/transport"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"
)

// server is one session.
type server struct {
	options    Options
	parentPoll time.Duration

	// state is read by anyone without a lock; those who write it take turns: see update.
	state   atomic.Pointer[state.Snapshot]
	writing sync.Mutex

	conn       jsonrpc2.Conn
	out        *transport.Outbox
	publisher  *publisher
	schemas    *schemas
	files      *files.Store // nil where there is no file system
	calls      *calls
	background tasks
	prepared   sync.Once // completion is prepared, or will be
	sources    sync.Once // the client is asked to tell of source code that is being edited, or will be
	mirrors    sync.Once // the client is asked to ask for the diagnostics of source code, or will be
	// rests stop the waiting for the rest of those who write, by document; the lock of the state guards it.
	rests map[uri.URI]func()
	after func(time.Duration, func()) (stop func())
	log   *slog.Logger
	lossy *transport.LossyWriter

	ended chan End    // holds the first end
	over  atomic.Bool // there was one
}

// update makes a new state, and then does what follows from it. What others do to the
// state does not come in between.
func (s *server) update(change func(*state.Snapshot), then ...func(*state.Snapshot)) {
	s.writing.Lock()
	defer s.writing.Unlock()
	next := *s.state.Load()
	change(&next)
	s.state.Store(&next)
	for _, do := range then {
		do(&next)
	}
}

// finish ends the session, unless it is ending.
func (s *server) finish(end End) {
	if s.over.CompareAndSwap(false, true) {
		s.ended <- end
	}
}

// exitCode is the code that the protocol asks for if the session ends now.
func (s *server) exitCode() int {
	if s.state.Load().Phase == state.ShutDown {
		return 0
	}
	return 1
}

// IsOver implements [transport.Session].
func (s *server) IsOver() bool { return s.over.Load() }

// IsStrict implements [transport.Session]: a session that others can reach may begin with anything.
func (s *server) IsStrict() bool { return s.options.Shared && s.state.Load().Phase == state.Starting }

// ChangeLost implements [transport.Session]: a change of one of the documents was not read.
func (s *server) ChangeLost() {
	for _, d := range s.state.Load().Open() {
		s.lose(d)
	}
}

// InputEnded implements [transport.Session].
func (s *server) InputEnded(err error) {
	if err != nil {
		s.log.Error("input cannot be read", "error", err)
	}
	s.finish(End{Code: s.exitCode(), Disconnected: true})
}

// writeFailed is called when the client can no longer be told anything.
func (s *server) writeFailed(err error) {
	s.log.Error("output cannot be written", "error", err)
	s.finish(End{Code: s.exitCode(), Disconnected: true})
}

// notify tells the client something. key is as in [transport.Outbox.Put].
func (s *server) notify(key, method string, params any) {
	body, err := state.Marshal(params)
	if err != nil {
		s.log.Error("notification cannot be encoded", "method", method, "error", err)
		return
	}
	s.notifyRaw(key, method, body)
}

// notifyRaw is notify for parameters that are encoded already.
func (s *server) notifyRaw(key, method string, params []byte) {
	// A client that is gone is noticed by the writer.
	_ = s.out.Put(key, jsonrpc2.AppendNotification(nil, method, params))
}

// sendPart sends a part of the answer that a token names. Both are JSON.
func (s *server) sendPart(token, part []byte) {
	params := append(append([]byte(`{"token":`), token...), `,"value":`...)
	s.notifyRaw("", "$/progress", append(append(params, part...), '}'))
}

// check is the check of the options for any file: one that is not a Forge manifest
// has no diagnostics.
func (s *server) check(ctx context.Context, c analysis.Checker, f *manifest.File) []analysis.Diagnostic {
	switch {
	case !f.IsForge():
		return nil
	case s.options.Check != nil:
		return s.options.Check(ctx, f)
	default:
		return c.Check(ctx, f)
	}
}

// logPanic logs a recovered panic. It must be called by the deferred function.
func (s *server) logPanic(what string, r any) {
	s.log.Error("panic in "+what, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
}

// tasks are goroutines that the end of a session waits for.
type tasks struct{ group sync.WaitGroup }

// done returns a channel that is closed when all tasks have ended.
func (t *tasks) done() <-chan struct{} {
	c := make(chan struct{})
	go func() {
		t.group.Wait()
		close(c)
	}()
	return c
}
