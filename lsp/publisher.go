package lsp

import (
	"context"
	"runtime/debug"
	"strconv"
	"sync"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// publisher checks documents behind the reader and publishes what it finds. A
// document has at most one goroutine, which lives while there is something to check,
// so that its versions are published in their order. A newer version cancels the
// check of an older one.
type publisher struct {
	ctx    context.Context
	server *server

	mu    sync.Mutex
	jobs  map[uri.URI]*job
	shown map[uri.URI]uri.URI // the spelling under which something was published, by key
	stale bool                // what was published for source files may not hold any more
	told  bool                // a client that pulls has been asked to do so since then
	vague bool                // it may have been answered what inSources does not have
	tasks tasks

	// inSources is what was published for source files, by key. Only the job that is about them uses it.
	inSources map[uri.URI]publication
}

// job is the work on one document.
type job struct {
	next   func(context.Context) // what to do next; nil when nothing waits
	cancel context.CancelFunc    // cancels what is being done
}

func newPublisher(ctx context.Context, s *server) *publisher {
	return &publisher{ctx: ctx, server: s, jobs: map[uri.URI]*job{}, shown: map[uri.URI]uri.URI{}}
}

// done is closed when no goroutine is left.
func (p *publisher) done() <-chan struct{} { return p.tasks.done() }

// publish publishes the diagnostics of a document as it is in a snapshot.
func (p *publisher) publish(snap *state.Snapshot, d *state.Document) {
	p.schedule(d.Key, func(ctx context.Context) {
		found, err := p.server.guard("check", func() (any, error) {
			return state.WithBuffer(func(out []byte) ([]byte, error) {
				out, err := appendItems(ctx, appendPublished(out, d, true), snap, d, snap.Client.Push)
				return append(out, '}'), err
			})
		})
		if ctx.Err() != nil {
			return // a newer version has its turn, or the session is over
		}
		if params, ok := found.(jsonrpc2.RawMessage); ok && err == nil {
			p.send(d, params)
			return
		}
		// A check that failed has said so in the log; what was published for an
		// older text would now be wrong.
		p.send(d, append(appendPublished(nil, d, true), "[]}"...))
	})
}

// clear takes back what was published for a document that was closed, if anything
// was, and what it held of the memory, if that was much.
func (p *publisher) clear(d *state.Document, published bool) {
	p.schedule(d.Key, func(context.Context) {
		if published {
			p.send(d, append(appendPublished(nil, d, false), "[]}"...))
			p.mu.Lock()
			delete(p.shown, d.Key)
			p.mu.Unlock()
		}
		if d.Buf.Len() > state.MaxDocument {
			debug.FreeOSMemory()
		}
	})
}

// appendPublished appends the parameters of textDocument/publishDiagnostics up to the
// diagnostics. The version is left out for a document that is closed.
func appendPublished(out []byte, d *state.Document, open bool) []byte {
	out = append(out, `{"uri":`...)
	out = state.AppendString(out, string(d.URI))
	if open {
		out = append(out, `,"version":`...)
		out = strconv.AppendInt(out, int64(d.Version), 10)
	}
	return append(out, `,"diagnostics":`...)
}

// send publishes. A document that was opened again by another spelling of its address has
// nothing under the first any more.
func (p *publisher) send(d *state.Document, params []byte) {
	p.mu.Lock()
	before := p.shown[d.Key]
	p.shown[d.Key] = d.URI
	p.mu.Unlock()
	if before != "" && before != d.URI {
		old := append(appendPublished(nil, &state.Document{URI: before}, false), "[]}"...)
		p.server.notifyRaw(string(before), protocol.MethodTextDocumentPublishDiagnostics, old)
	}
	p.server.notifyRaw(string(d.URI), protocol.MethodTextDocumentPublishDiagnostics, params)
}

// schedule has work done on a document instead of what waits and is being done, and then the work on source files.
func (p *publisher) schedule(key uri.URI, work func(context.Context)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stale, p.told = true, false
	if j := p.jobs[sourcesJob]; j != nil {
		j.cancel()
	}
	if p.ctx.Err() == nil {
		p.start(key, work)
	}
}

// start is schedule with the lock held.
func (p *publisher) start(key uri.URI, work func(context.Context)) {
	if j := p.jobs[key]; j != nil {
		j.next = work
		j.cancel()
		return
	}
	j := &job{next: work}
	p.jobs[key] = j
	p.tasks.group.Go(func() { p.run(key, j) })
	j.cancel = func() {}
}

// run does the work on one document until none is left.
func (p *publisher) run(key uri.URI, j *job) {
	for {
		p.mu.Lock()
		work := j.next
		if work == nil || p.ctx.Err() != nil {
			delete(p.jobs, key)
			p.renewSources()
			p.mu.Unlock()
			return
		}
		ctx, cancel := context.WithCancel(p.ctx)
		j.next, j.cancel = nil, cancel
		p.mu.Unlock()
		work(ctx)
		cancel()
	}
}
