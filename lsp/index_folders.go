package lsp

import (
	"context"
	"strconv"
	"time"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// indexDelay is how long the session lives before it reads the manifests in the workspace folders
// that are not open: the first document is opened, and its first diagnostics are out.
const indexDelay = 200 * time.Millisecond

// manyManifests is the number of files from which people are told that they are being read.
const manyManifests = 100

// indexFolders reads the manifests in the workspace folders behind everything else, so that the first
// question about all of them has its answer. It ends with the session.
func (s *server) indexFolders(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(indexDelay + s.options.Settle):
	}
	snap := s.state.Load()
	if snap.Folder == nil || len(snap.Folders) == 0 {
		return
	}
	_, _ = s.guard("index of folders", func() (any, error) { // it logs what fails
		if snap.Cache.Lock(ctx) {
			defer snap.Cache.Unlock()
			shown := &workProgress{server: s, ctx: ctx, title: "Reading Forge manifests", shows: snap.Client.ShowsProgress}
			defer shown.end()
			at := newPace(s)
			snap.Scan(ctx, func(done, total int) {
				shown.report(done, total)
				at.rest(ctx)
			})
		}
		return nil, nil
	})
}

// How work in the background gives way to somebody who types.
const (
	workSlice   = time.Millisecond      // how long it goes on until it rests
	typingPause = 30 * time.Millisecond // how long it rests when something was edited meanwhile
)

// pace is how work in the background gives way: it rests as long as it worked, and longer when
// something was edited since the last rest.
type pace struct {
	server *server
	seen   *state.Snapshot // at the last rest
	since  time.Time       // when the last rest ended
}

// newPace returns the pace of work that begins now.
func newPace(s *server) *pace { return &pace{s, s.state.Load(), time.Now()} }

// rest waits if it is time to, but no longer than ctx lasts.
func (p *pace) rest(ctx context.Context) {
	pause := time.Since(p.since)
	if pause < workSlice {
		return
	}
	if now := p.server.state.Load(); now != p.seen {
		p.seen, pause = now, max(pause, typingPause)
	}
	select {
	case <-ctx.Done():
	case <-time.After(pause):
	}
	p.since = time.Now()
}

// workProgress shows how far some work is, where the client can and there is much of it.
type workProgress struct {
	server *server
	ctx    context.Context
	title  string
	shows  bool
	begun  bool
	said   uint32 // percent
}

// progressPatience is how long the client may take to agree that it shows the work.
const progressPatience = 2 * time.Second

// progressToken names the work to the client.
const progressToken = "forge-manifest-ls/index"

// report says how much is done. It shows the work when the first is done, and then each tenth.
func (w *workProgress) report(done, total int) {
	if !w.shows || total < manyManifests {
		return
	}
	if !w.begun {
		ctx, cancel := context.WithTimeout(w.ctx, progressPatience)
		defer cancel()
		_, err := w.server.call(ctx, protocol.MethodWindowWorkDoneProgressCreate, map[string]string{"token": progressToken})
		if w.shows = err == nil; !w.shows {
			return
		}
		w.begun = true
		zero := uint32(0)
		w.tell(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: w.title, Percentage: &zero})
	}
	if percent := uint32(100 * done / total); percent >= w.said+10 {
		w.said = percent
		message := strconv.Itoa(done) + " of " + strconv.Itoa(total)
		w.tell(&protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: &percent})
	}
}

// end says that the work is done, if anybody saw it begin.
func (w *workProgress) end() {
	if w.begun {
		w.tell(&protocol.WorkDoneProgressEnd{Kind: "end"})
	}
}

// tell sends one step of the work to the client.
func (w *workProgress) tell(value any) {
	w.server.notify("", "$/progress", map[string]any{"token": progressToken, "value": value})
}
