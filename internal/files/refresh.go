package files

import (
	"slices"
	"time"
)

// refreshPause is the time after a refresh in which there is no other: whoever builds an app or
// changes a branch writes thousands of files, and clients tell of them one by one.
const refreshPause = 500 * time.Millisecond

// pause is the time after a refresh. Nil is none.
type pause struct {
	timer *time.Timer
	again bool // somebody wants another refresh
}

// end has no more come of a pause.
func (p *pause) end() {
	if p != nil {
		p.timer.Stop()
	}
}

// Refresh has everything that a cache knows looked at again, because files have changed: at once, or
// when the pause since the last time is over.
func (s *Store) Refresh() {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed || s.changed == nil:
	case s.pause != nil:
		s.pause.again = true
	default:
		s.refresh()
	}
}

// Settled returns a channel that is closed when all has been looked at of which the cache knows that it is to be looked at again. A
// refresh that waits for the end of a pause is made at once.
func (s *Store) Settled() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pause != nil && s.pause.again && !s.closed {
		s.pause.end()
		s.refresh()
	}
	if s.settled == nil {
		s.settled = make(chan struct{})
	}
	settled := s.settled
	if s.isSettled() {
		close(settled)
		s.settled = nil
	}
	return settled
}

// RefreshFiles has a cache look at the contents of some files, by their absolute paths, before all else, because they were saved. What is new is
// told of as soon as all of them are looked at.
func (s *Store) RefreshFiles(paths map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.changed == nil {
		return
	}
	for k, e := range s.facts {
		if e.fact.Content == nil || !paths[contentPath(k, e.fact)] || e.state != idle {
			continue
		}
		if s.urgent == nil {
			s.urgent = map[key]bool{}
		}
		s.urgent[k] = true
		e.state = queued
		s.queue = slices.Insert(s.queue, 0, k)
		s.startWork()
	}
}

// refresh has everything looked at again, and begins a pause. The lock is held.
func (s *Store) refresh() {
	s.forgetIdle(time.Now())
	for k, e := range s.facts {
		s.enqueue(k, e)
	}
	if s.dirty {
		s.startWork()
	}
	s.pause = &pause{timer: time.AfterFunc(refreshPause, s.pauseOver)}
}

// pauseOver makes the refresh that was wanted in the pause, if one was.
func (s *Store) pauseOver() {
	s.mu.Lock()
	defer s.mu.Unlock()
	wanted := s.pause.again && !s.closed
	if s.pause = nil; wanted {
		s.refresh()
	}
}
