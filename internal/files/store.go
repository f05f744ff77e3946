package files

import (
	"sync"
	"time"
)

// Bounds of what a store keeps: answers, and bytes of their contents.
const (
	maxFacts = 50_000
	maxBytes = 128 << 20
)

// maxAge is how old an answer of a cache may grow before it is looked at again, when
// somebody asks for it: not all clients tell of files that change, and those that do,
// which have watchedAge, may not tell of all. What nobody has asked for during maxIdle is
// forgotten.
const (
	maxAge     = 2 * time.Second
	watchedAge = 30 * time.Second
	maxIdle    = 10 * time.Minute
)

// Store keeps what is known of files. It is safe for concurrent use.
type Store struct {
	source  Source
	changed func() // nil: look at once

	mu       sync.Mutex
	facts    map[key]*entry
	contents map[string]int // how many of facts have the content of a file, by its path
	bytes    int            // of all contents in facts
	queue    []key
	urgent   map[key]bool // see RefreshFiles
	workers  int
	watched  bool // see Watched
	pause    *pause
	dirty    bool // an answer has changed since the last call of changed
	closed   bool

	generation uint64 // how often an answer has changed
	gathered   map[gatheringKey]gathered
	overlays   map[string]*Content // see SetOverlay
	settled    chan struct{}       // closed when nothing is left to be looked at; nil while nobody waits
}

// key is a question: what is there of a name, as somebody in a directory calls it?
type key struct {
	dir, name, extensions string
	border                string // see [View.Within]
	want                  want
}

type want uint8

const (
	wantKind want = iota
	wantContent
	wantNames
	wantExtension
	wantMatch
)

// entry is an answer.
type entry struct {
	fact  Fact
	known bool
	state state
	asked time.Time // for the last time
	seen  time.Time // when it was looked at
}

// state says whether somebody is going to look.
type state uint8

const (
	idle    state = iota
	queued        // is in the queue
	looking       // a worker looks
	again         // a worker looks, and has to look once more
)

// NewStore returns a store that looks at once, and once at each file.
func NewStore(source Source) *Store {
	return &Store{source: source, facts: map[key]*entry{}, contents: map[string]int{}}
}

// NewCache returns a store that never waits for a file. It calls changed when answers
// have changed, from goroutines of its own: changed must be safe for concurrent use and
// must not block for long.
func NewCache(source Source, changed func()) *Store {
	s := NewStore(source)
	s.changed = changed
	return s
}

// Watched says that somebody watches the files and calls Refresh when they change. Then
// answers are looked at again less often.
func (s *Store) Watched() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watched = true
}

// isOld reports whether an answer is to be looked at again. The lock is held.
func (s *Store) isOld(e *entry, now time.Time) bool {
	age := maxAge
	if s.watched {
		age = watchedAge
	}
	return !e.known || now.Sub(e.seen) > age
}

// Close ends the work of a cache. It does not wait for files that do not answer.
func (s *Store) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed, s.queue = true, nil
	s.pause.end()
}

func (s *Store) ask(k key) Fact {
	if s.changed == nil {
		return s.askNow(k)
	}
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.facts[k]
	if e == nil {
		if e = s.add(k, now); e == nil {
			return Fact{}
		}
	}
	e.asked = now
	if s.isOld(e, now) {
		s.enqueue(k, e)
	}
	return s.overlaid(k, e.fact)
}

// askNow looks when the answer is not known.
func (s *Store) askNow(k key) Fact {
	s.mu.Lock()
	e := s.facts[k]
	if e != nil {
		defer s.mu.Unlock()
		return s.overlaid(k, e.fact)
	}
	s.mu.Unlock()
	fact := look(s.source, k, Fact{})
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.facts[k]; e != nil { // another was faster: one content for all
		return s.overlaid(k, e.fact)
	}
	if len(s.facts) >= maxFacts || s.bytes+fact.Content.size() > maxBytes {
		clear(s.facts)
		clear(s.contents)
		s.bytes = 0
	}
	s.facts[k] = &entry{fact: fact, known: true}
	s.countContent(k, fact, 1)
	s.bytes += fact.Content.size()
	return s.overlaid(k, fact)
}

// add makes an entry of a cache; nil when there are too many. The lock is held.
func (s *Store) add(k key, now time.Time) *entry {
	if len(s.facts) >= maxFacts {
		s.forgetIdle(now)
	}
	if len(s.facts) >= maxFacts {
		return nil
	}
	e := &entry{asked: now}
	s.facts[k] = e
	return e
}

// forgetIdle drops what nobody has asked for in a while. That is news: who goes by it still, and had no reason to ask, would not hear
// that it has changed. The lock is held.
func (s *Store) forgetIdle(now time.Time) {
	for k, e := range s.facts {
		if e.state == idle && now.Sub(e.asked) > maxIdle {
			s.bytes -= e.fact.Content.size()
			s.countContent(k, e.fact, -1)
			delete(s.facts, k)
			s.noteNews()
		}
	}
}

// noteNews notes that an answer has changed. The lock is held.
func (s *Store) noteNews() {
	s.dirty = true
	s.generation++
}
