package manifest

// PerList keeps a result for each list of a file and hands it on to the file's next
// versions for as long as its entries and the names that the file declares stay the
// same. It is [PerEntry] for what would otherwise walk every entry on every
// keystroke; its laws are the same, but that the result may depend on what
// [File.Declares] says of all kinds that a [Reference] can have: all but Module. It is
// worked out anew when a name of any of these kinds comes or goes.
type PerList[T any] struct {
	id memoID
	fn func(*List) T
}

// NewPerList returns a PerList that works out its results by fn.
func NewPerList[T any](fn func(*List) T) *PerList[T] { return &PerList[T]{newMemoID(), fn} }

// Of returns the result for a list of a file, working it out when it is not kept.
// It is safe for concurrent use; two calls at once may both work it out.
func (p *PerList[T]) Of(f *File, l *List) T {
	names := f.view().names
	if v, ok := l.kept.slot.load(p.id); ok && v.(named[T]).by == names {
		return v.(named[T]).value
	}
	v := p.fn(l)
	l.kept.slot.store(p.id, named[T]{names, v})
	return v
}

// named is a result that depends on names.
type named[T any] struct {
	by    *names
	value T
}

// names are the indexes of the names of all kinds but Module. A version with the same
// indexes as the one before shares them.
type names [lastKind + 1]*nameIndex

// names returns the indexes of the groups: the old ones, if they are the same.
func (g *groups) names(old *names) *names {
	var fresh names
	for kind := range Kinds() {
		fresh[kind] = g[kind].names
	}
	if old != nil && *old == fresh {
		return old
	}
	return &fresh
}
