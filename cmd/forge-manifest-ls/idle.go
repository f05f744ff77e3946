package main

import (
	"io"
	"os"
	"runtime"
	"runtime/metrics"
	"time"
)

// quiet is how long an editor has said nothing when it is likely to say nothing for a while: people
// leave some ten milliseconds and more between two keys, and an editor asks what it needs for one at once.
const quiet = 5 * time.Millisecond

// idleReader is the input of an editor. While nothing comes, it has the heap cleaned up, so that this
// does not have to be done in the middle of an answer.
type idleReader struct {
	io.Reader
	idle *time.Timer
}

// cleanWhileIdle returns an input that has the heap cleaned up while nothing comes, unless whoever
// started the program has said when that is to be done.
func cleanWhileIdle(in io.Reader) io.Reader {
	if os.Getenv("GOGC") != "" {
		return in
	}
	idle := time.AfterFunc(time.Hour, cleanIfWorthwhile)
	idle.Stop()
	return idleReader{in, idle}
}

// Read implements [io.Reader].
func (r idleReader) Read(p []byte) (int, error) {
	r.idle.Reset(quiet)
	defer r.idle.Stop()
	return r.Reader.Read(p)
}

// Close closes the input where that can be done.
func (r idleReader) Close() error {
	if c, ok := r.Reader.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// cleanIfWorthwhile cleans the heap up once it has grown by half as much as it may grow.
func cleanIfWorthwhile() {
	if isWorthwhile() {
		runtime.GC()
	}
}

func isWorthwhile() bool {
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/goal:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(heap)
	live, goal, now := heap[0].Value.Uint64(), heap[1].Value.Uint64(), heap[2].Value.Uint64()
	return now > live+(goal-min(goal, live))/2
}
