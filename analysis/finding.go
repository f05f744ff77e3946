package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// finding is a diagnostic that is kept with an entry: it holds nothing of the version of the
// file that it was made in. Its spans count in the file while checks add to it, and from the
// entry's base once it is kept ([scope.kept]).
type finding struct {
	Diagnostic
	// place is the offset of the map or value that fix works on; 0 is that of the scope.
	place int
	// absent is a required property whose absence is reported: not when a mistake
	// in the YAML may have torn it off. The map stands at place.
	absent string
	// lack says more of what is missing; nil for other findings.
	lack *lack
	// covers is the value that has no place where it is: what it names does not matter.
	covers text.Span
	// names are other properties that an unknown one's map may have.
	names []string
	// when tells whether the rest of the file makes it a mistake; nil means always.
	when func(*pass) bool
	// late words the diagnostic by what the rest of the file, and the files around it, say:
	// it may change all but the rule, and returns false where there is no mistake. Nil
	// means that there is nothing to add.
	late func(*pass, target, *Diagnostic) bool
	// fix makes the fixes, in the version of the file in which they are asked for.
	fix func(*pass, target) []Fix
}

// fixer makes the fixes of a finding.
type fixer = func(*pass, target) []Fix

// target is where a fix is to be made.
type target struct {
	scope
	span  text.Span // of the diagnostic, in the file
	place int       // in the file
}

// scope is what is judged by itself: an entry of a list, or a section.
type scope struct {
	file *manifest.File
	node syntax.Node // its content
	base int
	// name is what the scope is called in messages: a module type or section.
	name string
	// entry is nil for a section, and key is the pair that a section or list is
	// the value of.
	entry *manifest.Entry
	key   syntax.PairNode
}

// isTop reports whether the scope is the top of the file.
func (s scope) isTop() bool { return s.name == "" }

// isModule reports whether the scope is an entry of a module type.
func (s scope) isModule() bool { return s.entry != nil && s.entry.List.IsModule() }

// kept returns findings as they are kept with a scope: their spans count from its base.
func (s scope) kept(found []finding) []finding {
	for i := range found {
		f := &found[i]
		f.Span = f.Span.Shift(-s.base)
		if f.covers.Len() > 0 {
			f.covers = f.covers.Shift(-s.base)
		}
		if f.place != 0 {
			f.place -= s.base
		}
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].Span = f.Related[j].Span.Shift(-s.base)
		}
	}
	return found
}

// emitUnit reports the problems of a section's shape that hold in this file, in the words
// of the groups.
func (p *pass) emitUnit(s scope, shape []finding) {
	p.emit(s, s.kept(p.Groups.absorbed(s, p.Groups.reworded(s, shape))))
}

// emit reports the findings that are kept with a scope and hold in this file.
func (p *pass) emit(s scope, findings []finding) {
	at := func(f *finding) target {
		return target{scope: s, span: f.Span.Shift(s.base), place: f.place + s.base}
	}
	var hold []*finding
	for i := range findings {
		f := &findings[i]
		if (f.when == nil || f.when(p)) && !p.isFollowOn(f, at(f)) {
			hold = append(hold, f)
		}
	}
	for _, f := range p.Groups.joined(hold) {
		d, t := f.Diagnostic, at(f)
		d.Span, d.Related = t.span, nil
		for _, r := range f.Related {
			d.Related = append(d.Related, Related{r.Span.Shift(s.base), r.Message})
		}
		if f.fix != nil {
			d.Mend = func() []Fix { return f.fix(p, t) }
		}
		if f.late != nil && !f.late(p, t, &d) {
			continue
		}
		p.report(d, always)
	}
}
