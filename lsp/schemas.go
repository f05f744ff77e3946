package lsp

import (
	"context"
	"maps"
	"sync"
	"time"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/lsp/state"
)

// schemas keeps what documents are judged by in step with the settings and with the
// packages in the file system. One goroutine does its work, in the order in which it
// is asked for; what is asked for while it is busy is done once.
type schemas struct {
	server  *server
	ctx     context.Context
	convert func(*forgepackage.Installed) (*schema.Catalogue, error)
	settle  time.Duration
	// patience is how long the file system may take to answer, in all folders together.
	patience time.Duration
	answered chan string // folders that answered too late
	// configurationPatience is how long the client may take to tell its settings.
	configurationPatience time.Duration
	wake                  chan struct{} // capacity 1

	mu     sync.Mutex
	todo   todo
	closed map[string]bool // places of manifests that are not open

	// Only the goroutine uses these.
	loaded  map[string]*loaded // by the path of the package
	asked   int                // how often the client was asked for its settings
	hung    map[string]bool    // folders that have not answered yet
	refused map[string]refusal // packages that could not be used at the last look
	said    map[string]string  // the last warning, by what it is about
	chosen  map[string]string  // the last choice that was logged, by place
}

// todo is what to do before schemas are looked for again.
type todo struct {
	register  bool          // ask the client to tell of changes
	configure bool          // ask the client for the settings
	sent      bool          // the client sent settings
	given     any           // these
	told      *toldSettings // it answered late
	wrong     []string      // what is wrong with settings, to be shown
}

func newSchemas(s *server, convert func(*forgepackage.Installed) (*schema.Catalogue, error)) *schemas {
	return &schemas{
		server: s, convert: convert, settle: settle, patience: state.SearchPatience, configurationPatience: configurationPatience, wake: make(chan struct{}, 1),
		answered: make(chan string), loaded: map[string]*loaded{}, hung: map[string]bool{}, said: map[string]string{}, chosen: map[string]string{},
	}
}

// begin keeps what is wrong with the first settings until the client can be told.
func (s *schemas) begin(wrong []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.todo.wrong = append(s.todo.wrong, wrong...)
}

// ask has schemas looked for, after something else was done.
func (s *schemas) ask(t todo) {
	s.mu.Lock()
	s.todo.register = s.todo.register || t.register
	s.todo.configure = s.todo.configure || t.configure
	s.todo.wrong = append(s.todo.wrong, t.wrong...)
	if t.sent {
		s.todo.sent, s.todo.given = true, t.given
	}
	if t.told != nil {
		s.todo.told = t.told
	}
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// want says in which places there are manifests that are not open.
func (s *schemas) want(places map[string]bool) {
	s.mu.Lock()
	known := maps.Equal(s.closed, places)
	s.closed = places
	s.mu.Unlock()
	if !known {
		s.ask(todo{})
	}
}

func (s *schemas) take() (todo, map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.todo
	s.todo = todo{}
	return t, s.closed
}

func (s *schemas) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case dir := <-s.answered:
			delete(s.hung, dir)
		case <-s.wake:
		}
		t, closed := s.take()
		_, _ = s.server.guard("schemas", func() (any, error) { s.do(t, closed); return nil, nil })
	}
}

func (s *schemas) do(t todo, closed map[string]bool) {
	client := s.server.state.Load().Client
	if t.register {
		s.register()
	}
	if t.configure && client.Configuration {
		t.wrong = append(t.wrong, s.fetchConfiguration()...)
	}
	if t.told != nil {
		t.wrong = append(t.wrong, s.takeConfiguration(t.told)...)
	}
	if t.sent {
		t.wrong = append(t.wrong, s.server.takeSent(t.given)...)
	}
	s.warnOfSettings(t.wrong)
	if s.ctx.Err() == nil && s.server.options.Folder != nil {
		s.server.judge(s.look(closed))
	}
}

// tell is a call to the client whose answer nobody needs.
func (s *schemas) tell(method string, params any) {
	s.server.background.group.Go(func() {
		if _, err := s.server.call(s.ctx, method, params); err != nil && s.ctx.Err() == nil {
			s.server.log.Info("the client refused", "method", method, "error", err)
		}
	})
}

// judge has documents judged by other schemas from now on, and published.
func (s *server) judge(by map[string]*schema.Catalogue) {
	if maps.Equal(by, s.state.Load().Schemas) {
		return
	}
	s.renew(func(next *state.Snapshot) { next.Schemas = by }, func(next *state.Snapshot, d *state.Document) *state.Document {
		return d.JudgedBy(next.Catalogue(d.Key))
	})
}
