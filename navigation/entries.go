package navigation

import "forge-manifest-ls/internal/manifest"

// kept is what is kept of the entries of a file. A walk of its tree asks what is an entry, and takes over what
// is in it, which so is not looked for on each key. The zero value keeps nothing.
type kept[T any] struct {
	manifest.EntryNodes
	of func(*manifest.Entry) T
}

func keptOf[T any](of *manifest.PerEntry[T], f *manifest.File) kept[T] {
	return kept[T]{f.EntryNodes(), of.Of}
}
