package analysis

import (
	"slices"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Finding is a diagnostic that is kept with an entry: it holds nothing of the version of the
// file that it was made in. Its spans count in the file while checks add to it, and from the
// entry's base once it is kept ([Unit.Kept]).
type Finding struct {
	Diagnostic
	// Place is the offset of the map or value that fix works on; 0 is that of the unit.
	Place int
	// Absent is a required property whose absence is reported: not when a mistake
	// in the YAML may have torn it off. The map stands at place.
	Absent string
	// Lack says more of what is missing; nil for other findings.
	Lack *Lack
	// Covers is the value that has no place where it is: what it names does not matter.
	Covers text.Span
	// Names are other properties that an unknown one's map may have.
	Names []string
	// When tells whether the rest of the file makes it a mistake; nil means always.
	When func(*Pass) bool
	// Late words the diagnostic by what the rest of the file, and the files around it, say:
	// it may change all but the rule, and returns false where there is no mistake. Nil
	// means that there is nothing to add.
	Late func(*Pass, Target, *Diagnostic) bool
	// Fix makes the fixes, in the version of the file in which they are asked for.
	Fix func(*Pass, Target) []Fix
}

// Fixer makes the fixes of a finding.
type Fixer = func(*Pass, Target) []Fix

// Target is where a fix is to be made.
type Target struct {
	Unit
	Span  text.Span // of the diagnostic, in the file
	Place int       // in the file
}

// Kept returns findings as they are kept with a unit: their spans count from its base.
func (s Unit) Kept(found []Finding) []Finding {
	for i := range found {
		f := &found[i]
		f.Span = f.Span.Shift(-s.Base)
		if f.Covers.Len() > 0 {
			f.Covers = f.Covers.Shift(-s.Base)
		}
		if f.Place != 0 {
			f.Place -= s.Base
		}
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].Span = f.Related[j].Span.Shift(-s.Base)
		}
	}
	return found
}

// EmitUnit reports the problems of a section's shape that hold in this file, in the words
// of the groups.
func (p *Pass) EmitUnit(s Unit, shape []Finding) {
	p.Emit(s, s.Kept(p.Groups.absorbed(s, p.Groups.reworded(s, shape))))
}

// Emit reports the findings that are kept with a unit and hold in this file.
func (p *Pass) Emit(s Unit, findings []Finding) {
	at := func(f *Finding) Target {
		return Target{Unit: s, Span: f.Span.Shift(s.Base), Place: f.Place + s.Base}
	}
	var hold []*Finding
	for i := range findings {
		f := &findings[i]
		if (f.When == nil || f.When(p)) && !p.isFollowOn(f, at(f)) {
			hold = append(hold, f)
		}
	}
	for _, f := range p.Groups.joined(hold) {
		d, t := f.Diagnostic, at(f)
		d.Span, d.Related = t.Span, nil
		for _, r := range f.Related {
			d.Related = append(d.Related, Related{Span: r.Span.Shift(s.Base), Message: r.Message})
		}
		if f.Fix != nil {
			d.Mend = func() []Fix { return f.Fix(p, t) }
		}
		if f.Late != nil && !f.Late(p, t, &d) {
			continue
		}
		p.Report(d, Always)
	}
}

// Never is the condition of a finding that is never said.
func Never(*Pass) bool { return false }

// Lack is what a finding says is missing in a map: one of some properties.
type Lack struct {
	Names []string
	In    *schema.Schema // what says so
	Owner string         // the map, in words, or the list when it is an entry
	Every bool           // it is an entry
}

// insideTitle is a place in a collection that stands for it.
func insideTitle(n syntax.Node) text.Span {
	for pair := range n.Pairs() {
		return pair.Key().Span()
	}
	if n.IsFlow() || n.Span().Len() == 0 {
		return n.Span()
	}
	for item := range n.Items() {
		return item.Dash()
	}
	return n.Span()
}
