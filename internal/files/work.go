package files

import "time"

// maxWorkers bounds how many questions a cache follows at a time: a few of them may hang.
const maxWorkers = 4

// enqueue has a question followed. The lock is held.
func (s *Store) enqueue(k key, e *entry) {
	if s.closed || s.changed == nil || e.state == queued || e.state == again {
		return
	}
	if e.state == looking { // what it sees may be what was there before
		e.state = again
		return
	}
	e.state = queued
	s.queue = append(s.queue, k)
	s.startWork()
}

// startWork has one more worker work, unless there are enough. The lock is held.
func (s *Store) startWork() {
	if s.workers < maxWorkers {
		s.workers++
		go s.work()
	}
}

// work follows questions until none is left, and tells of changes.
func (s *Store) work() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.closed && (len(s.queue) > 0 || s.dirty) {
		if len(s.queue) > 0 {
			k := s.queue[0]
			s.queue = s.queue[1:]
			s.follow(k, s.facts[k]) // what is not idle is not forgotten
			if !s.endsUrgency(k) {
				continue
			}
		}
		s.dirty = false
		s.mu.Unlock()
		s.changed()
		s.mu.Lock()
	}
	s.workers--
	if s.isSettled() && s.settled != nil {
		close(s.settled)
		s.settled = nil
	}
}

// isSettled reports whether nothing is to be looked at. The lock is held.
func (s *Store) isSettled() bool { return s.workers == 0 && len(s.queue) == 0 }

// endsUrgency reports whether a question that is answered was the last urgent one, and there is news. The lock is held.
func (s *Store) endsUrgency(k key) bool {
	if !s.urgent[k] {
		return false
	}
	delete(s.urgent, k)
	return len(s.urgent) == 0 && s.dirty
}

// follow answers a question. The lock is held, but not while it looks.
func (s *Store) follow(k key, e *entry) {
	old := e.fact
	e.state = looking
	s.mu.Unlock()
	fact := look(s.source, k, old)
	s.mu.Lock()
	if s.bytes += fact.Content.size() - old.Content.size(); s.bytes > maxBytes {
		s.bytes -= fact.Content.size()
		fact.Kind, fact.Content, fact.stamp = TooLarge, nil, stamp{}
	}
	if !e.known || !fact.same(old) {
		s.noteNews()
	}
	s.countContent(k, old, -1)
	s.countContent(k, fact, 1)
	e.fact, e.known, e.seen = fact, true, time.Now()
	repeat := e.state == again
	if e.state = idle; repeat {
		s.enqueue(k, e)
	}
}
