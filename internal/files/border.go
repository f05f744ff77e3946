package files

import "sync/atomic"

// Within returns the view with a border, an absolute directory: of what lies outside, also
// behind a symbolic link, it tells only that it is there. A manifest may name any file of
// the machine, and what is told of a file is shown.
func (v *View) Within(border string) *View {
	if v == nil {
		return nil
	}
	within := *v
	within.border, within.gate = Join(border), nil
	return &within
}

// Opened returns the view with a gate in its border that is open: for those who judge by
// what lies outside, as Forge does, and do not show it.
func (v *View) Opened() (*View, *Gate) {
	gate := &Gate{}
	if v == nil || v.border == "" {
		return v, gate
	}
	opened := *v
	opened.gate = gate
	return &opened, gate
}

// Gate lets what lies outside of the border of a view through until it is closed.
type Gate struct {
	closed atomic.Bool
	used   atomic.Bool
}

// Close closes the gate and reports whether something went through it.
func (g *Gate) Close() (used bool) {
	g.closed.Store(true)
	return g.used.Load()
}

// passes reports whether the gate is open. It is called for what wants to go through.
func (g *Gate) passes() bool {
	if g == nil || g.closed.Load() {
		return false
	}
	g.used.Store(true)
	return true
}
