package resources

import (
	"iter"
	"slices"
)

// usedTags yields the tags of a page that open an element which a browser uses: not those in a template, whose
// content is kept for scripts, nor those for browsers without scripts, which Forge's pages never meet. No policy
// blocks what is not used.
func usedTags(page string) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		var around inert
		for t := range tagsOf(page) {
			switch {
			case around.pass(t), t.closes, around.isUnused():
			case !yield(t):
				return
			}
		}
	}
}

// inert are the open elements around a place of a page whose content may not be used.
type inert struct {
	templates []bool // whether the content of each, from the outermost on, is not used
	noscript  bool
}

// pass takes note of a tag, and reports whether it opens or closes such an element.
func (i *inert) pass(t tag) bool {
	switch {
	case t.name == "noscript":
		i.noscript = !t.closes
	case t.name != "template" || i.noscript:
		return i.noscript
	case !t.closes:
		_, isShadow := t.attributes["shadowrootmode"] // becomes part of the page by itself
		i.templates = append(i.templates, !isShadow)
	case len(i.templates) > 0:
		i.templates = i.templates[:len(i.templates)-1]
	}
	return true
}

// isUnused reports whether a browser does not use what stands here.
func (i *inert) isUnused() bool { return i.noscript || slices.Contains(i.templates, true) }
