package files

import "sync/atomic"

// Gaps says whether an answer of a view was not known yet.
type Gaps struct{ some atomic.Bool }

// Some reports whether an answer was not known yet: who asks again later may be told more.
func (g *Gaps) Some() bool { return g.some.Load() }

// Noting returns the view with a note of its gaps, which are none at first. A nil View has none: it will never
// know more.
func (v *View) Noting() (*View, *Gaps) {
	gaps := &Gaps{}
	if v == nil {
		return nil, gaps
	}
	noting := *v
	noting.gaps = gaps
	return &noting, gaps
}
