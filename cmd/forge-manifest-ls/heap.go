package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Limits of what may wait in the heap to be cleaned up. What is kept of a usual manifest is
// some megabytes, and may double before it is worth the time to look. What is kept of a text of
// some megabytes can be some hundred, and doubled would be more than people have left.
const (
	maxGarbage    = 64 << 20 // bytes
	leastHeapRoom = 25       // percent: below, more time would go into cleaning than into work
)

// heapRoom is by how many percent the heap may grow before it is cleaned up.
type heapRoom struct {
	most int
	live []metrics.Sample
}

// boundGarbage lets the heap grow by no more percent than most, and by fewer the larger it is, unless
// whoever started the program has set a number.
func boundGarbage(most int) {
	if os.Getenv("GOGC") != "" {
		return
	}
	(&heapRoom{most, []metrics.Sample{{Name: "/gc/heap/live:bytes"}}}).adjust()
}

// adjust sets the percentage for what is in use now, and again after each collection.
func (r *heapRoom) adjust() {
	metrics.Read(r.live)
	percent := r.most
	if live := r.live[0].Value.Uint64(); live > 0 {
		percent = int(min(max(maxGarbage*100/live, leastHeapRoom), uint64(r.most)))
	}
	debug.SetGCPercent(percent)
	runtime.SetFinalizer(r, (*heapRoom).adjust)
}
