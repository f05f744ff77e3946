package syntax

// slab hands out nodes and the lists of their children and errors in blocks: a fresh parse
// makes tens of thousands of them. An edit makes few, and its nodes stand alone, so that they do
// not keep others alive.
type slab struct {
	off    bool
	greens []green
	lists  []child
	mores  []more
	faults []greenError
}

// Sizes of blocks. One of nodes, and one of lists, fills 8 KB, the size that Go hands out.
const (
	slabSize  = 128
	slabNodes = 146
)

// take returns the next n of a block, with room for no more; of a new block where too few are
// left.
func take[T any](block *[]T, n, size int) []T {
	if len(*block) < n {
		*block = make([]T, size)
	}
	taken := (*block)[:n:n]
	*block = (*block)[n:]
	return taken
}

// green returns a node with a copy of a list of children.
func (s *slab) green(kids []child) (g *green) {
	if s.off {
		g = new(green)
	} else {
		g = &take(&s.greens, 1, slabNodes)[0]
	}
	g.kids = s.kids(kids)
	if len(kids) >= manyKids {
		g.more = s.more()
	}
	return g
}

// kids returns a copy of a list.
func (s *slab) kids(list []child) []child {
	if s.off || len(list) > slabSize {
		return append(make([]child, 0, len(list)), list...)
	}
	out := take(&s.lists, len(list), 4*slabSize)
	copy(out, list)
	return out
}

func (s *slab) more() *more {
	if s.off {
		return new(more)
	}
	return &take(&s.mores, 1, slabSize)[0]
}

// errors returns a copy of a list with room for n further ones.
func (s *slab) errors(list []greenError, n int) []greenError {
	if n += len(list); s.off || n > slabSize {
		return append(make([]greenError, 0, n), list...)
	}
	return append(take(&s.faults, n, slabSize)[:0], list...)
}
