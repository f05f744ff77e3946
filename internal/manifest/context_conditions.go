package manifest

import "forge-manifest-ls/internal/schema"

// conditionsAt returns what judges the display conditions of a module, if step n of a path
// leads to them, and the number of the step behind them and the operators in them.
func (f *File) conditionsAt(p Path, n int) (*schema.Schema, int) {
	if p[n].Key != "displayConditions" || p[n].Index >= 0 || p[0].Key != "modules" || n < 3 {
		return nil, 0
	}
	conditions, ok := f.catalogue.Conditions(p[1].Key)
	if !ok || n > 3 && !(conditions.Nested && isSubpage(p[3:n])) {
		return nil, 0
	}
	end := n + 1
	for end < len(p) && (p[end].Index >= 0 || p[end].Key == "and" || p[end].Key == "or" || p[end].Key == "not") {
		end++
	}
	return conditions.Schema, end
}

// isSubpage reports whether a path leads from an entry to one of its pages or sections.
func isSubpage(p Path) bool {
	for i := 0; i < len(p); i += 2 {
		isLast := i == len(p)-2
		if i+1 >= len(p) || p[i+1].Index < 0 || p[i].Key != "pages" && p[i].Key != "sections" || p[i].Key == "pages" && !isLast {
			return false
		}
	}
	return true
}
