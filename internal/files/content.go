package files

import "sync"

// Content is what a file holds. It is immutable and safe for concurrent use.
type Content struct {
	data    []byte
	derived sync.Map // by *Reading
}

// NewContent returns the content that data is. The caller gives data away.
func NewContent(data []byte) *Content { return &Content{data: data} }

// Bytes returns the text. The caller must not change it.
func (c *Content) Bytes() []byte { return c.data }

func (c *Content) size() int {
	if c == nil {
		return 0
	}
	return len(c.data)
}

// Reading keeps what is worked out of the content of files, as long as they stay what
// they are. Make one for each kind of result, as a variable of a package.
type Reading[T any] struct{ fn func(*Content) T }

// NewReading returns a Reading that works out its results by fn, which must depend on
// the bytes alone.
func NewReading[T any](fn func([]byte) T) *Reading[T] {
	return &Reading[T]{func(c *Content) T { return fn(c.data) }}
}

// ReadingFrom returns a Reading that works out its results by fn of those of another one.
func ReadingFrom[S, T any](source *Reading[S], fn func(S) T) *Reading[T] {
	return &Reading[T]{func(c *Content) T { return fn(source.Of(c)) }}
}

// NewDerivation returns a Reading that works out its results by fn of other readings of a content.
func NewDerivation[T any](fn func(*Content) T) *Reading[T] { return &Reading[T]{fn} }

// Of returns the result for a content, working it out when it is not kept. Nobody may
// change it.
func (r *Reading[T]) Of(c *Content) T {
	if kept, ok := c.derived.Load(r); ok {
		return kept.(T)
	}
	result := r.fn(c)
	c.derived.Store(r, result)
	return result
}
