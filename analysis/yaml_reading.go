package analysis

import (
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// reading is what an error of the YAML means, where the parser, which knows nothing of
// Forge, cannot tell.
type reading struct {
	Diagnostic
	// first and last are the lines that it explains, counted from 0: no other mistake in the YAML is
	// reported there.
	first, last int
	// explains says that it explains all that is wrong on those lines, its own included.
	explains bool
}

// maxReadings bounds how many errors of a file are read in this way: each costs a look at what
// is around it, which may be the whole text. A file with more is no manifest yet.
const maxReadings = 100

// readings are tried in this order. Each looks at a kind of error and says whether it means
// something else.
var readings []func(*pass, syntax.Error) (reading, bool)

func init() {
	readings = []func(*pass, syntax.Error) (reading, bool){
		unindentedText, listWithoutDash, lineBelowText, keyOrProse, oddSpaces,
	}
}

// readAnew returns what an error means, if it is not what the parser says.
func (p *pass) readAnew(e syntax.Error) (reading, bool) {
	for _, read := range readings {
		if r, ok := read(p, e); ok {
			return r, true
		}
	}
	return reading{}, false
}

// errorLine is the line on which an error stands: that of what is indented for one about
// indentation.
func (p *pass) errorLine(e syntax.Error) int {
	if e.Kind == syntax.BadIndentation || e.Kind == syntax.TabIndentation {
		return p.buf.LineAt(e.Span.End)
	}
	return p.buf.LineAt(e.Span.Start)
}

// yamlDiagnostic is the diagnostic of an error as the parser says it.
func (p *pass) yamlDiagnostic(e syntax.Error) Diagnostic {
	m := yamlMistakes[e.Kind]
	d := Diagnostic{Rule: m.rule, Span: e.Span, Message: m.message(p, e)}
	if m.related != "" && e.Related != (text.Span{}) {
		d.Related = []Related{{e.Related, m.related}}
	}
	if m.fixes != nil {
		d.Mend = func() []Fix { return m.fixes(p, e) }
	}
	return d
}

// asIs makes a reading of an error, perhaps of another kind, that explains its own line only.
func (p *pass) asIs(e syntax.Error) reading {
	line := p.errorLine(e)
	return reading{Diagnostic: p.yamlDiagnostic(e), first: line, last: line}
}
