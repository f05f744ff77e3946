package transport

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
)

// MaxUnsent is the size in bytes of the messages that may wait for a client that
// does not read. When more wait the session ends: it would only fill the memory.
const MaxUnsent = 64 << 20

// maxWrite is the size in bytes from which a write takes up no further message.
const maxWrite = 256 << 10

var errClosed = errors.New("the session is over")

// Outbox is the one writer of a session. Putting a message in never blocks. Its
// goroutine frames and writes the messages in their order.
type Outbox struct {
	w      io.Writer
	failed func(error) // called once, when a write fails or too much waits

	mu     sync.Mutex
	queue  []*message
	keyed  map[string]*message // the waiting messages that have a key
	bytes  int                 // size of the waiting bodies
	closed bool                // no more messages are taken
	wake   chan struct{}       // capacity 1; closed with closed
	done   chan struct{}       // closed when the goroutine has ended
}

type message struct {
	key  string
	body []byte
}

// NewOutbox returns the writer of a session to w. failed is called once, when a write fails or too
// much waits.
func NewOutbox(w io.Writer, failed func(error)) *Outbox {
	o := &Outbox{
		w: w, failed: failed, keyed: map[string]*message{},
		wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	go o.run()
	return o
}

// Put queues a message, without its header. A message with a key (not "") takes the
// place of a waiting one with the same key: of what a client has not read yet, only
// the newest counts. It fails when the session is over.
func (o *Outbox) Put(key string, body []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return errClosed
	}
	if waiting := o.keyed[key]; waiting != nil {
		o.bytes += len(body) - len(waiting.body)
		waiting.body = body
		return nil
	}
	if len(o.queue) > 0 && o.bytes+len(body) > MaxUnsent {
		o.stop()
		err := fmt.Errorf("the client does not read: %d messages wait for it", len(o.queue))
		go o.failed(err)
		return err
	}
	m := &message{key, body}
	if key != "" {
		o.keyed[key] = m
	}
	o.queue = append(o.queue, m)
	o.bytes += len(body)
	select {
	case o.wake <- struct{}{}:
	default:
	}
	return nil
}

// Waiting returns the number of messages that wait.
func (o *Outbox) Waiting() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.queue)
}

// Close takes no more messages and waits until the waiting ones are written, or ctx is
// done.
func (o *Outbox) Close(ctx context.Context) {
	o.mu.Lock()
	o.stop()
	o.mu.Unlock()
	select {
	case <-o.done:
	case <-ctx.Done():
	}
}

// stop must be called with the lock.
func (o *Outbox) stop() {
	if !o.closed {
		o.closed = true
		close(o.wake)
	}
}

func (o *Outbox) run() {
	defer close(o.done)
	var frames []byte
	for range o.wake {
		for {
			frames = o.take(frames[:0])
			if len(frames) == 0 {
				break
			}
			if _, err := o.w.Write(frames); err != nil {
				o.discard()
				o.failed(err)
				return
			}
			if cap(frames) > 4*maxWrite {
				frames = nil
			}
		}
	}
}

// take appends waiting messages, framed, to frames.
func (o *Outbox) take(frames []byte) []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	taken := 0
	for _, m := range o.queue {
		if len(frames) > 0 && len(frames)+len(m.body) > maxWrite {
			break
		}
		frames = appendFrame(frames, m.body)
		delete(o.keyed, m.key)
		o.bytes -= len(m.body)
		o.queue[taken] = nil
		taken++
	}
	o.queue = o.queue[taken:]
	if len(o.queue) == 0 {
		o.queue = nil
	}
	return frames
}

// discard drops what waits and takes no more.
func (o *Outbox) discard() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.stop()
	o.queue, o.keyed, o.bytes = nil, nil, 0
}
