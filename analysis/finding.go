package analysis

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Finding is a diagnostic that is kept with an entry: it holds nothing of the version of the
// file that it was made in. Its spans count in the file while checks add to it, and from the
// entry's base once it is kept ([Scope.Kept]).
type Finding struct {
	Diagnostic
	// Place is the offset of the map or value that fix works on; 0 is that of the scope.
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
	Scope
	Span  text.Span // of the diagnostic, in the file
	Place int       // in the file
}

// Scope is what is judged by itself: an entry of a list, or a section.
type Scope struct {
	File *manifest.File
	Node syntax.Node // its content
	Base int
	// TypeName is what the scope is called in messages: a module type or section.
	TypeName string
	// Entry is nil for a section, and key is the pair that a section or list is
	// the value of.
	Entry *manifest.Entry
	Key   syntax.PairNode
}

// IsTop reports whether the scope is the top of the file.
func (s Scope) IsTop() bool { return s.TypeName == "" }

// IsModule reports whether the scope is an entry of a module type.
func (s Scope) IsModule() bool { return s.Entry != nil && s.Entry.List.IsModule() }

// Kept returns findings as they are kept with a scope: their spans count from its base.
func (s Scope) Kept(found []Finding) []Finding {
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
func (p *Pass) EmitUnit(s Scope, shape []Finding) {
	p.Emit(s, s.Kept(p.Groups.absorbed(s, p.Groups.reworded(s, shape))))
}

// Emit reports the findings that are kept with a scope and hold in this file.
func (p *Pass) Emit(s Scope, findings []Finding) {
	at := func(f *Finding) Target {
		return Target{Scope: s, Span: f.Span.Shift(s.Base), Place: f.Place + s.Base}
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
			d.Related = append(d.Related, Related{r.Span.Shift(s.Base), r.Message})
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
