package mend

import "forge-manifest-ls/analysis"

// Supposing marks fixes as supposed.
func Supposing(fixes []analysis.Fix) []analysis.Fix {
	for i := range fixes {
		fixes[i].Supposed = true
	}
	return fixes
}

// OneOf marks fixes of which nothing tells which is meant. One alone is no such choice.
func OneOf(fixes []analysis.Fix) []analysis.Fix {
	for i := range fixes {
		fixes[i].Arbitrary = len(fixes) > 1
	}
	return fixes
}
