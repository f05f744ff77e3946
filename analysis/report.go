package analysis

import (
	"strings"

	"forge-manifest-ls/text"
)

// policy says which mistakes that are reported already explain a diagnostic, so that it is not
// reported, too.
type policy uint8

const (
	// always is for what no other mistake explains.
	always policy = iota
	// unlessBroken is for what may be wrong because the YAML is broken on its lines.
	unlessBroken
	// unlessError is unlessBroken, and for what an error in the same place explains.
	unlessError
	// unlessErrorIn is unlessBroken, and for what an error explains on the place or on a part of it.
	unlessErrorIn
)

// report adds a diagnostic, unless a mistake that is reported already explains it. Whatever the
// policy, only rules about the YAML speak of a key at which the YAML is wrong, and of what stands
// below the first document. Without a severity a diagnostic gets its rule's.
func (p *pass) report(d Diagnostic, when policy) {
	if p.isExplained(d.Span, when) {
		return
	}
	if !d.Rule.OnYAML && (d.Span.Start > p.end || p.keys[d.Span]) {
		return
	}
	if d.Severity == 0 {
		d.Severity = d.Rule.Severity
	}
	if p.isYAML11() && !d.Rule.OnYAML {
		d.Severity = max(d.Severity, Warning)
	}
	if d.Mend != nil {
		m := &mending{p: p, d: d}
		d.Mend, d.mending = m.fixes, m
	}
	p.keep(d)
}

// isExplained reports whether a mistake that is reported already explains one at a place.
func (p *pass) isExplained(at text.Span, when policy) bool {
	if when == always {
		return false
	}
	return p.brokenIn(at, 0) ||
		when == unlessError && p.hasErrorAt(at) ||
		when == unlessErrorIn && p.hasErrorIn(at)
}

// hasErrorAt reports whether an error in a place is known. It goes through what is found, which
// costs less than to keep an index for the few that ask.
func (p *pass) hasErrorAt(at text.Span) bool {
	for i := range p.found {
		if p.found[i].Span == at && p.found[i].Severity == Error {
			return true
		}
	}
	return false
}

// hasErrorIn reports whether an error on a place, or on a part of it, is known.
func (p *pass) hasErrorIn(at text.Span) bool {
	for i := range p.found {
		if d := &p.found[i]; d.Severity == Error && d.Span.Start < at.End && at.Start < d.Span.End {
			return true
		}
	}
	return false
}

// isYAML11 reports whether the file asks for YAML 1.1 by a directive. Forge then
// reads merge keys and some scalars in other ways than the rules do, so that what
// they find is no proof.
func (p *pass) isYAML11() bool {
	return p.buf.Len() > 0 && p.buf.String()[0] == '%' && strings.HasPrefix(p.buf.Slice(p.buf.Line(0)), "%YAML 1.1")
}
