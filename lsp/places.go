package lsp

import (
	"context"
	"sync"
	"time"

	"forge-manifest-ls/navigation"
)

// placePatience is how long the answer to somebody who asks for a place waits for files that are
// not known yet.
const placePatience = 500 * time.Millisecond

// places returns the places of the name that a request is about. The document is nil where there is
// none, or nothing to say about it.
func (s *snapshot) places(ctx context.Context, p *positionParams, find finder) (*document, navigation.Places, error) {
	d := s.manifestAt(p.key())
	if d == nil {
		return nil, navigation.Places{}, nil
	}
	offset, err := p.offset(d.buf, s.encoding)
	if err != nil {
		return nil, navigation.Places{}, err
	}
	var found navigation.Places
	ok := false
	s.await(ctx, placePatience, func() (pending bool) {
		found, ok = find(d.file, offset, s.around(d.key))
		return found.Pending
	})
	if !ok {
		return nil, navigation.Places{}, ctx.Err()
	}
	return d, found, ctx.Err()
}

// await does something that asks for files until nothing is pending in it, or patience is over: again
// whenever more is known of files.
func (s *snapshot) await(ctx context.Context, patience time.Duration, do func() (pending bool)) {
	var late <-chan time.Time
	for {
		news := s.news.next()
		if !do() || s.files == nil {
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

// fileNews tells those who wait that more is known of files.
type fileNews struct {
	mu   sync.Mutex
	wait chan struct{} // closed when there is news; nil while nobody waits
}

// next returns a channel that is closed when there is news.
func (n *fileNews) next() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait == nil {
		n.wait = make(chan struct{})
	}
	return n.wait
}

// tell wakes those who wait.
func (n *fileNews) tell() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait != nil {
		close(n.wait)
		n.wait = nil
	}
}
