package lsp

import (
	"context"
	"maps"
	"sync"
	"time"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/lsp/installed"
	"forge-manifest-ls/lsp/state"
)

// schemas keeps what documents are judged by in step with the settings and with the
// packages in the file system. One goroutine does its work, in the order in which it
// is asked for; what is asked for while it is busy is done once.
type schemas struct {
	server *server
	ctx    context.Context
	finder *installed.Finder
	settle time.Duration
	// configurationPatience is how long the client may take to tell its settings.
	configurationPatience time.Duration
	wake                  chan struct{} // capacity 1

	mu     sync.Mutex
	todo   todo
	closed map[string]bool // places of manifests that are not open

	// Only the goroutine uses these.
	asked   int                // how often the client was asked for its settings
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

func newSchemas(s *server) *schemas {
	return &schemas{
		server: s, finder: installed.NewFinder(s.options.Folder, s.goGuarded), settle: settle, configurationPatience: configurationPatience, wake: make(chan struct{}, 1),
		said: map[string]string{}, chosen: map[string]string{},
	}
}

// goGuarded runs a function that looks for a schema in the background, and then another one with
// its error, which a panic is, too.
func (s *server) goGuarded(search func() error, then func(error)) {
	s.background.group.Go(func() {
		_, err := s.guard("search for a schema", func() (any, error) { return nil, search() })
		then(err)
	})
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
		case dir := <-s.finder.Answered():
			s.finder.Retry(dir)
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

// look returns the schemas of the places where there are manifests.
func (s *schemas) look(closed map[string]bool) map[string]*schema.Catalogue {
	snap := s.server.state.Load()
	places := maps.Clone(closed)
	if places == nil {
		places = map[string]bool{}
	}
	for key := range snap.Documents {
		places[state.PlaceOf(key)] = true
	}
	choice := s.finder.Choose(s.ctx, snap, places)
	for place, why := range choice.Reasons {
		s.logChoice(place, why)
	}
	s.complain(choice.Refused)
	return choice.Schemas
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
