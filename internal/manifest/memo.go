package manifest

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// PerEntry keeps a result for each entry of a file and hands it on to the file's
// next versions for as long as the text of the entry, its module type and the
// variables that the file declares stay the same. An entry that moves keeps its
// results; one that holds an alias loses them with each edit, because they may
// depend on other places. Make one per kind of result, as a variable of a package:
//
//	var problems = manifest.NewPerEntry(findProblems)
//	...
//	for _, p := range problems.Of(entry) {
//		span := p.Span.Shift(entry.Base())
//	}
//
// The function must depend on the entry alone: on its type and content, and on the
// catalogue of its file ([File.Catalogue]); not on its place or on what else the file
// holds. [File.WithCatalogue] keeps no results. Its result must count offsets from
// [Entry.Base], must hold no node, entry, file or [Value] (they would keep an old text
// alive), and must not be changed by anyone.
type PerEntry[T any] struct {
	id memoID
	fn func(*Entry) T
}

// NewPerEntry returns a PerEntry that works out its results by fn.
func NewPerEntry[T any](fn func(*Entry) T) *PerEntry[T] { return &PerEntry[T]{newMemoID(), fn} }

// Of returns the result for an entry, working it out when it is not kept. It is
// safe for concurrent use; two calls at once may both work it out.
func (p *PerEntry[T]) Of(e *Entry) T {
	if v, ok := e.slot().load(p.id); ok {
		return v.(T)
	}
	v := p.fn(e)
	e.slot().store(p.id, v)
	return v
}

// manyEntries is from how many entries on it is faster to work out their results on several processors.
const manyEntries = 16

// Prepare works out the results for the entries of a file that no version before it had, on all processors at once, where
// they are many: it shortens the first look at a file. It ends early when ctx is done. [PerEntry.Of] gives the results, and works out
// what is missing: where the function panics, so does Of, for who called it.
func (p *PerEntry[T]) Prepare(ctx context.Context, f *File) {
	fresh, workers := f.view().fresh, runtime.GOMAXPROCS(0)
	if len(fresh) < manyEntries || workers == 1 {
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(fresh)) {
		group.Go(func() {
			defer func() { _ = recover() }()
			for i := next.Add(1); i <= int64(len(fresh)) && ctx.Err() == nil; i = next.Add(1) {
				p.Of(fresh[i-1])
			}
		})
	}
	group.Wait()
}

// slot holds the results for one entry. Versions of a file share it.
type slot struct {
	results atomic.Pointer[[]result]
}

type result struct {
	of    memoID
	value any
}

// memoID tells the kinds of results apart.
type memoID int32

var memoIDs atomic.Int32

// newMemoID returns an ID that no other memo has.
func newMemoID() memoID { return memoID(memoIDs.Add(1)) }

// load returns the result that a memo keeps in the slot.
func (s *slot) load(of memoID) (any, bool) {
	if rs := s.results.Load(); rs != nil {
		for _, r := range *rs {
			if r.of == of {
				return r.value, true
			}
		}
	}
	return nil, false
}

// store keeps a result of a memo in the slot, in the place of one before.
func (s *slot) store(of memoID, value any) {
	for {
		old := s.results.Load()
		var next []result
		if old != nil {
			for _, r := range *old {
				if r.of != of {
					next = append(next, r)
				}
			}
		}
		next = append(next, result{of, value})
		if s.results.CompareAndSwap(old, &next) {
			return
		}
	}
}
