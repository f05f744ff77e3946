package yaml

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// reading is what an error of the YAML means, where the parser, which knows nothing of
// Forge, cannot tell.
type reading struct {
	analysis.Diagnostic
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
var readings []func(*analysis.Pass, syntax.Error) (reading, bool)

func init() {
	readings = []func(*analysis.Pass, syntax.Error) (reading, bool){
		unindentedText, listWithoutDash, lineBelowText, keyOrProse, oddSpaces, itemBehindTab,
	}
}

// readAnew returns what an error means, if it is not what the parser says.
func readAnew(p *analysis.Pass, e syntax.Error) (reading, bool) {
	for _, read := range readings {
		if r, ok := read(p, e); ok {
			return r, true
		}
	}
	return reading{}, false
}

// errorLine is the line on which an error stands: that of what is indented for one about
// indentation.
func errorLine(p *analysis.Pass, e syntax.Error) int {
	if e.Kind == syntax.BadIndentation || e.Kind == syntax.TabIndentation {
		return p.Buf.LineAt(e.Span.End)
	}
	return p.Buf.LineAt(e.Span.Start)
}

// yamlDiagnostic is the diagnostic of an error as the parser says it.
func yamlDiagnostic(p *analysis.Pass, e syntax.Error) analysis.Diagnostic {
	m := mistakes[e.Kind]
	d := analysis.Diagnostic{Rule: m.Rule, Span: e.Span, Message: m.Message(p, e)}
	if m.related != "" && e.Related != (text.Span{}) {
		d.Related = []analysis.Related{{Span: e.Related, Message: m.related}}
	}
	if m.fixes != nil {
		d.Mend = func() []analysis.Fix { return m.fixes(p, e) }
	}
	return d
}

// asIs makes a reading of an error, perhaps of another kind, that explains its own line only.
func asIs(p *analysis.Pass, e syntax.Error) reading {
	line := errorLine(p, e)
	return reading{Diagnostic: yamlDiagnostic(p, e), first: line, last: line}
}
