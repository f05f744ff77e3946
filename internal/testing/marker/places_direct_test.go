package marker_test

import (
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

func (d direct) places(verb string, about text.Span) []shown {
	if !d.file.IsForge() {
		return nil
	}
	switch verb {
	case "fold":
		return d.folds()
	case "select":
		return unsaid(navigation.Selections(d.file, about.Start))
	case "linked":
		return unsaid(navigation.LinkedNames(d.file, about.Start))
	}
	return nil
}

// unsaid are spans about which nothing is said.
func unsaid(spans []text.Span) (all []shown) {
	for _, s := range spans {
		all = append(all, shown{span: s})
	}
	return all
}

func (d direct) folds() (all []shown) {
	for _, f := range navigation.Folds(d.file) {
		all = append(all, shown{f.Span, [...]string{"", "comment", "region"}[f.Kind]})
	}
	return all
}
