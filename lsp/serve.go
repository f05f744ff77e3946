package lsp

import (
	"context"
	"io"
	"io/fs"
	"log/slog"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/lsp/base"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/lsp/transport"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/uri"
)

// Options are what a session needs from outside.
type Options struct {
	// Version is what the server calls its version.
	Version string
	// Log receives the log, as text. A writer that blocks loses lines and holds
	// nothing up. Nil discards the log.
	Log io.Writer
	// Check finds the diagnostics of a file that is a Forge manifest. Nil means
	// [analysis.Checker.Check].
	Check func(context.Context, *manifest.File) []analysis.Diagnostic
	// Files makes the store that rules ask about the files around a manifest; changed
	// is to be called when its answers change. Nil means that there are no files.
	Files func(changed func()) *files.Store
	// Settle is how much longer than usual the session leaves what nobody has asked for yet, such as
	// the first list of completion: who has one thread alone wants the first diagnostics first.
	Settle time.Duration
	// Shared says that other programs than an editor may reach the session, such as a page in
	// a browser, which sends HTTP: what does not begin with a header of the protocol is given
	// up at once.
	Shared bool
	// Alive reports whether a process lives. The session ends when the process
	// that the client names as its parent does not. Nil means that nobody looks.
	Alive func(pid int) bool
	// Folder opens a directory of the file system by its path, with slashes, for the manifests
	// in the workspace that are not open and for newer schemas. Nil means that only
	// open documents count, and the embedded schema.
	Folder func(path string) fs.FS
	// ClientFiles takes the files that the client gives, for Files and Folder. Nil means that files
	// are not the client's to give: what it gives is ignored.
	ClientFiles state.ClientFiles
	// Base reads what manifests are compared with. Nil means that they are not.
	Base base.Read
}

// End says how a session ended.
type End struct {
	// Code is the exit code that the protocol asks for: 0 if the client had said
	// "shutdown" before, else 1.
	Code int
	// Disconnected means that the input ended without an "exit".
	Disconnected bool
}

const (
	// parentPoll is the time between two looks at the parent process.
	parentPoll = time.Second
	// flushGrace is how long an ending session waits for its output to be read.
	flushGrace = time.Second
	// stopGrace is how long it waits for its own goroutines.
	stopGrace = 100 * time.Millisecond
)

// Serve runs one session over rwc until it ends, and closes rwc. It returns even if
// a read of rwc or a check cannot be stopped: then that goroutine is left behind,
// and the caller is expected to end the process.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, o Options) End {
	s := newServer(o)
	return s.run(ctx, rwc)
}

// newServer returns a server that is ready to run.
func newServer(o Options) *server {
	if o.Log == nil {
		o.Log = io.Discard
	}
	s := &server{options: o, parentPoll: parentPoll, ended: make(chan End, 1), calls: newCalls(), rests: map[uri.URI]func(){}, after: after}
	s.lossy = transport.NewLossyWriter(o.Log)
	s.log = slog.New(&clientHandler{
		Handler: slog.NewTextHandler(s.lossy, nil),
		client:  s,
	})
	s.schemas = newSchemas(s)
	if o.Files != nil {
		s.files = o.Files(s.filesChanged)
	}
	s.state.Store(&state.Snapshot{
		Check: s.check, Folder: o.Folder, Files: s.files, Cache: state.NewFolderCache(), Lists: &state.CompletionLists{}, Closed: &state.ClosedDocuments{}, Tokens: &state.KeptTokens{}, News: &state.FileNews{}, Tell: s.schemas.tell, Progress: s.sendPart,
		WantSchemas: s.schemas.want, Bases: base.New(o.Base, s.basesChanged),
	})
	return s
}

// run is [Serve] on a new server.
func (s *server) run(ctx context.Context, rwc io.ReadWriteCloser) End {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.out = transport.NewOutbox(rwc, s.writeFailed)
	s.publisher = newPublisher(ctx, s)
	s.conn = jsonrpc2.NewConn(transport.NewStream(rwc, s.out, s, s.log), jsonrpc2.WithCodec(state.Codec{}))
	s.schemas.ctx = ctx
	s.background.group.Go(func() { s.schemas.run(ctx) })
	s.background.group.Go(func() { s.state.Load().Bases.Run(ctx) })
	s.conn.Go(ctx, s.handle)

	var end End
	select {
	case end = <-s.ended:
	case <-ctx.Done():
		end = End{Code: s.exitCode(), Disconnected: true}
	}
	s.log.Info("session ends", "code", end.Code)
	cancel()
	if s.files != nil {
		s.files.Close()
	}
	unread, stop := context.WithTimeout(context.Background(), flushGrace)
	defer stop()
	s.out.Close(unread)
	_ = rwc.Close() // wakes the reader, where that is possible
	late, stop := context.WithTimeout(context.Background(), stopGrace)
	defer stop()
	for _, done := range []func() <-chan struct{}{s.lossy.Close, s.conn.Done, s.publisher.done, s.background.done} {
		select {
		case <-done():
		case <-late.Done():
			return end
		}
	}
	return end
}
