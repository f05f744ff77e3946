package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/text"
)

// Policy says which mistakes that are reported already explain a diagnostic, so that it is not
// reported, too.
type Policy uint8

const (
	// Always is for what no other mistake explains.
	Always Policy = iota
	// UnlessBroken is for what may be wrong because the YAML is broken on its lines.
	UnlessBroken
	// UnlessError is UnlessBroken, and for what an error in the same place explains.
	UnlessError
	// UnlessErrorIn is UnlessBroken, and for what an error explains on the place or on a part of it.
	UnlessErrorIn
)

// Report adds a diagnostic, unless a mistake that is reported already explains it. Whatever the
// policy, only rules about the YAML speak of a key at which the YAML is wrong, and of what stands
// below the first document. Without a severity a diagnostic gets its rule's.
func (p *Pass) Report(d Diagnostic, when Policy) {
	if p.isExplained(d.Span, when) {
		return
	}
	if !d.Rule.OnYAML && (d.Span.Start > p.End || p.Keys[d.Span]) {
		return
	}
	if d.Severity == 0 {
		d.Severity = d.Rule.Severity
	}
	if p.IsYAML11() && !d.Rule.OnYAML {
		d.Severity = max(d.Severity, Warning)
	}
	if d.Mend != nil {
		m := &mending{p: p, d: d}
		d.Mend, d.mending = m.fixes, m
	}
	p.keep(d)
}

// Withdraw takes back the errors and warnings of which a function says that they follow from
// another mistake, but for those of the YAML.
func (p *Pass) Withdraw(follows func(*Diagnostic) bool) {
	p.Found = slices.DeleteFunc(p.Found, func(d Diagnostic) bool {
		return d.Severity <= Warning && !d.Rule.OnYAML && follows(&d)
	})
}

// isExplained reports whether a mistake that is reported already explains one at a place.
func (p *Pass) isExplained(at text.Span, when Policy) bool {
	if when == Always {
		return false
	}
	return p.BrokenIn(at, 0) ||
		when == UnlessError && p.hasErrorAt(at) ||
		when == UnlessErrorIn && p.hasErrorIn(at)
}

// hasErrorAt reports whether an error in a place is known. It goes through what is found, which
// costs less than to keep an index for the few that ask.
func (p *Pass) hasErrorAt(at text.Span) bool {
	for i := range p.Found {
		if p.Found[i].Span == at && p.Found[i].Severity == Error {
			return true
		}
	}
	return false
}

// hasErrorIn reports whether an error on a place, or on a part of it, is known.
func (p *Pass) hasErrorIn(at text.Span) bool {
	for i := range p.Found {
		if d := &p.Found[i]; d.Severity == Error && d.Span.Start < at.End && at.Start < d.Span.End {
			return true
		}
	}
	return false
}

// IsYAML11 reports whether the file asks for YAML 1.1 by a directive. Forge then
// reads merge keys and some scalars in other ways than the rules do, so that what
// they find is no proof.
func (p *Pass) IsYAML11() bool {
	return p.Buf.Len() > 0 && p.Buf.String()[0] == '%' && strings.HasPrefix(p.Buf.Slice(p.Buf.Line(0)), "%YAML 1.1")
}

// HasError reports whether one of some findings is an error in one of the places, which
// count in the file.
func (s Unit) HasError(found []Finding, places ...text.Span) bool {
	return slices.ContainsFunc(places, func(place text.Span) bool { return s.IsRefused(found, place) })
}

// Mistake makes a finding at a place in the file, on which its fix works, too.
func (s Unit) Mistake(rule *Rule, at text.Span, message string, fix Fixer) Finding {
	return Finding{
		Diagnostic: Diagnostic{Rule: rule, Severity: rule.Severity, Span: at, Message: message},
		Place:      at.Start, Fix: fix,
	}
}
