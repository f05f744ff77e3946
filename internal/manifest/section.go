package manifest

import (
	"iter"
	"slices"

	"forge-manifest-ls/internal/syntax"
)

// Sections returns the pairs at the top of the file in the order of the text, those
// without a colon left out. A text with several documents, which is a mistake,
// gives the sections of all.
func (f *File) Sections() []Section { return f.sections() }

// Section returns the last section with a name, which is the one that counts.
func (f *File) Section(name string) (Section, bool) {
	all := f.sections()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Name == name {
			return all[i], true
		}
	}
	return Section{}, false
}

// findSections collects the sections.
func (f *File) findSections() []Section { return slices.Collect(f.eachSection()) }

// eachSection yields the sections without keeping them: a text that is no manifest may have
// millions.
func (f *File) eachSection() iter.Seq[Section] {
	return func(yield func(Section) bool) {
		for root := range f.roots() {
			for p := range root.Pairs() {
				if !f.isHalfTyped(p) && !yield(Section{p.KeyText(), p}) {
					return
				}
			}
		}
	}
}

// roots yields the content of every document.
func (f *File) roots() func(func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		for doc := range f.tree.Stream().Children() {
			for n := range doc.Children() {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// content is the value of a pair with aliases resolved.
func (f *File) content(p syntax.PairNode) syntax.Node {
	n, _ := f.resolve(p.Value())
	return n
}

// get walks down from a node by keys; the zero node where the way ends.
func (f *File) get(n syntax.Node, keys ...string) syntax.Node {
	for _, k := range keys {
		p := n.Pair(k)
		if p.IsZero() {
			return syntax.Node{}
		}
		n = f.content(p)
	}
	return n
}
