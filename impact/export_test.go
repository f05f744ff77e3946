package impact

import "slices"

// Anew returns the parts of a comparison, in alphabetical order, that are not those of the one before; "all" where
// none can be taken over.
func Anew(last, next *Comparison) (names []string) {
	if next.parts == nil {
		return []string{"all"}
	}
	for name, p := range next.parts {
		if was := last.parts[name]; was == nil || !was.holdsFor(p.places) {
			names = append(names, name.section+" "+name.moduleType)
		}
	}
	slices.Sort(names)
	return names
}
