package manifest

// nameIndex finds names in a row of entries by their place in the row. Versions
// with the same names share it.
type nameIndex struct {
	first map[string]int32
	next  []int32   // the next place with the same name, or -1
	twice [][]int32 // the places of each name that comes more than once
	open  bool      // a name cannot be told
}

// noNames is the index of no entries.
var noNames = indexNames(nil)

// indexNames makes the index of the names in a row of entries.
func indexNames(row []*facts) *nameIndex {
	x := &nameIndex{first: make(map[string]int32, len(row)), next: make([]int32, len(row))}
	last := map[string]int32{} // of names that came twice
	group := map[string]int{}
	for i, f := range row {
		x.next[i] = -1
		x.open = x.open || f.open || f.hasKey && f.key.unknown
		if !f.hasKey || f.key.unknown {
			continue
		}
		name, at := f.key.name, int32(i)
		first, again := x.first[name]
		if !again {
			x.first[name] = at
			continue
		}
		before, ok := last[name]
		if !ok {
			before, group[name] = first, len(x.twice)
			x.twice = append(x.twice, []int32{first})
		}
		x.next[before], last[name] = at, at
		x.twice[group[name]] = append(x.twice[group[name]], at)
	}
	return x
}

// sameNames reports whether two rows give equal indexes.
func sameNames(a, b []*facts) bool {
	if len(a) != len(b) {
		return false
	}
	for i, f := range a {
		g := b[i]
		if f == g {
			continue
		}
		if f.hasKey != g.hasKey || f.open != g.open || f.key.name != g.key.name || f.key.unknown != g.key.unknown {
			return false
		}
	}
	return true
}
