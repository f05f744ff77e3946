package files

import "time"

// Gathering keeps what is worked out of many files together, by the directory that they are seen from: the last result,
// for as long as the store knows nothing new. Make one for each kind of result, as a variable of a
// package.
type Gathering[T any] struct {
	_ byte // two of them are not the same
}

// gathered is a result that is kept.
type gathered struct {
	question   string
	generation uint64
	at         time.Time
	result     any
}

// gatheringKey says whose result it is.
type gatheringKey struct {
	gathering   any
	dir, border string
	isOpen      bool // the gate of the border
}

// Bounds of what a store keeps: the number of results of all gatherings, and how long one is taken for what asking would
// give: files are looked at again because somebody asks for them.
const (
	maxGathered  = 256
	maxGatherAge = time.Second
)

// Of returns what work makes of the files of a view, or what it made of them before. The result must depend on the question and on
// the files alone, and nobody may change it. What was made of files outside of the border is not kept:
// the gate has to know.
func (g *Gathering[T]) Of(v *View, question string, work func() T) T {
	if v == nil {
		return work()
	}
	k := gatheringKey{g, v.dir, v.border, v.gate != nil && !v.gate.closed.Load()}
	kept, generation := v.store.gatheredOf(k)
	isSame := kept.result != nil && kept.question == question && kept.generation == generation
	if isSame && (v.store.changed == nil || time.Since(kept.at) < maxGatherAge) {
		return kept.result.(T)
	}
	result := work()
	if isSame { // it is not another one because it was asked for again: others have made something of it
		result = kept.result.(T)
	}
	if v.gate == nil || !v.gate.used.Load() {
		v.store.keep(k, gathered{question, generation, time.Now(), result})
	}
	return result
}

// gatheredOf returns the result that is kept for a key, and the generation of what the store knows.
func (s *Store) gatheredOf(k gatheringKey) (gathered, uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gathered[k], s.generation
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
