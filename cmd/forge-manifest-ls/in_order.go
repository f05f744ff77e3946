package main

import (
	"iter"
	"runtime"
	"sync"
)

// window is how many inputs may be under way, so that the memory does not grow with their number.
const window = 64

// inOrder yields what work makes of the inputs that find tells of, in their order, and an error that
// it tells of in its place. It works on several at a time.
func inOrder(find func(found func(input), failed func(error), stop <-chan struct{}), work func(input) result) iter.Seq[result] {
	return func(yield func(result) bool) {
		type job struct {
			in   input
			done chan<- result
		}
		stop, jobs, pending := make(chan struct{}), make(chan job), make(chan (<-chan result), window)
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		put := func(done <-chan result) bool {
			select {
			case pending <- done:
				return true
			case <-stop:
				return false
			}
		}
		running.Go(func() {
			defer close(pending)
			defer close(jobs)
			find(func(in input) {
				done := make(chan result, 1)
				if put(done) {
					select {
					case jobs <- job{in, done}:
					case <-stop:
					}
				}
			}, func(err error) {
				done := make(chan result, 1)
				done <- result{failed: []error{err}}
				put(done)
			}, stop)
		})
		for range runtime.GOMAXPROCS(0) {
			running.Go(func() {
				for job := range jobs {
					job.done <- work(job.in)
				}
			})
		}
		for done := range pending {
			if !yield(<-done) {
				return
			}
		}
	}
}
