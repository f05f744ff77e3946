package state

import (
	"context"
	"sync"
	"time"
)

// Await does something that asks for files until nothing is pending in it, or patience is over: again
// whenever more is known of files.
func (s *Snapshot) Await(ctx context.Context, patience time.Duration, do func() (pending bool)) {
	var late <-chan time.Time
	for {
		news := s.News.next()
		if !do() || s.Files == nil {
			return
		}
		if late == nil {
			timer := time.NewTimer(patience)
			defer timer.Stop()
			late = timer.C
		}
		select {
		case <-news:
		case <-late:
			return
		case <-ctx.Done():
			return
		}
	}
}

// Settle waits until what is known of files that have changed is new, but no longer than for a time.
func (s *Snapshot) Settle(ctx context.Context, patience time.Duration) {
	if s.Files == nil {
		return
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-s.Files.Settled():
	case <-timer.C:
	case <-ctx.Done():
	}
}

// FileNews tells those who wait that more is known of files.
type FileNews struct {
	mu   sync.Mutex
	wait chan struct{} // closed when there is news; nil while nobody waits
}

// next returns a channel that is closed when there is news.
func (n *FileNews) next() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait == nil {
		n.wait = make(chan struct{})
	}
	return n.wait
}

// Tell wakes those who wait.
func (n *FileNews) Tell() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait != nil {
		close(n.wait)
		n.wait = nil
	}
}
