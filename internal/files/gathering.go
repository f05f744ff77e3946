package files

import "slices"

// Gathering keeps what is worked out of several files together, by the directory that they are seen from: the last
// result, for as long as the files stay what they are. Make one for each kind of result, as a
// variable of a package.
type Gathering[T any] struct{ fn func([]Named) T }

// Named is a file by its name, with its content.
type Named struct {
	Name    string
	Content *Content
}

// NewGathering returns a Gathering that works out its results by fn, which must depend on the
// files alone.
func NewGathering[T any](fn func([]Named) T) *Gathering[T] { return &Gathering[T]{fn} }

// gathered is a result that is kept.
type gathered struct {
	files  []Named
	result any
}

// gatheringKey says whose result it is.
type gatheringKey struct {
	gathering any
	dir       string
}

// maxGathered is how many results of all gatherings a store keeps.
const maxGathered = 256

// Of returns the result for some files, working it out when it is not kept. Nobody may change it, nor the files. A nil View
// keeps nothing.
func (g *Gathering[T]) Of(v *View, files []Named) T {
	if v == nil {
		return g.fn(files)
	}
	k := gatheringKey{g, v.dir}
	if kept, ok := v.store.gatheredOf(k); ok && slices.Equal(kept.files, files) {
		return kept.result.(T)
	}
	result := g.fn(files)
	v.store.keep(k, gathered{files, result})
	return result
}

// gatheredOf returns the result that is kept for a key.
func (s *Store) gatheredOf(k gatheringKey) (gathered, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.gathered[k]
	return kept, ok
}

// keep keeps a result, and forgets all others when there are too many.
func (s *Store) keep(k gatheringKey, g gathered) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gathered == nil || len(s.gathered) >= maxGathered {
		s.gathered = map[gatheringKey]gathered{}
	}
	s.gathered[k] = g
}
