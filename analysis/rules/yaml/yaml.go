package yaml

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// yamlMistake is what to say about one kind of mistake in the YAML.
type yamlMistake struct {
	Rule    *analysis.Rule
	Message func(*analysis.Pass, syntax.Error) string
	fixes   func(*analysis.Pass, syntax.Error) []analysis.Fix // nil where only the author can know
	related string                                            // of the error's other end
}

// harmless kinds leave no doubt about the structure: what the other rules find
// around them is not the same mistake.
var harmless = map[syntax.ErrorKind]bool{
	syntax.DuplicateKey: true, syntax.UnresolvedAlias: true, syntax.SecondDocument: true,
	syntax.LeadingBlank: true, syntax.InvalidEscape: true, syntax.InvalidDirective: true,
	syntax.InvalidTag: true, syntax.LongKey: true, syntax.UnexpectedComma: true,
}

// yamlErrors reports the mistakes that the parser found.
func yamlErrors(p *analysis.Pass) {
	deep := slices.ContainsFunc(p.Errors, func(e syntax.Error) bool { return e.Kind == syntax.NestingTooDeep })
	told, read := -1, 0 // the last line that is explained, and how many errors were read anew
	for i, e := range p.Errors {
		if errorLine(p, e) <= told && e.Kind != syntax.NestingTooDeep {
			continue
		}
		if deep && e.Kind == syntax.UnclosedFlow { // the closing brackets were not looked at
			continue
		}
		if i > 0 && p.Errors[i-1].Kind == syntax.ItemOnKeyLine && follows(p, p.Errors[i-1], e) {
			continue
		}
		if read < maxReadings && !p.HasTooManyErrors() {
			if r, ok := readAnew(p, e); ok {
				read++
				p.Report(r.Diagnostic, analysis.Always)
				markLines(p, r.first, r.last)
				if r.last > errorLine(p, e) || r.explains {
					told = r.last
				}
				continue
			}
		}
		p.Report(yamlDiagnostic(p, e), analysis.Always)
		mark(p, e)
	}
}

// mark notes what an error explains of what the other rules find.
func mark(p *analysis.Pass, e syntax.Error) {
	switch {
	case !harmless[e.Kind]:
		markBroken(p, e)
	case e.Kind == syntax.DuplicateKey, e.Kind == syntax.LongKey:
		p.Keys[e.Span] = true
	case e.Kind == syntax.SecondDocument:
		p.End = min(p.End, e.Span.Start)
	}
}

// markBroken notes where an error lies. They come in the order of the text.
func markBroken(p *analysis.Pass, e syntax.Error) {
	markLines(p, p.Buf.LineAt(e.Span.Start), p.Buf.LineAt(e.Span.End))
}

// markLines notes lines that a mistake makes doubtful.
func markLines(p *analysis.Pass, first, last int) {
	b := analysis.Broken{First: first, Reach: last}
	if n := len(p.Broken); n > 0 {
		b.First = max(b.First, p.Broken[n-1].First)
		b.Reach = max(b.Reach, p.Broken[n-1].Reach)
	}
	p.Broken = append(p.Broken, b)
}

// follows reports whether an error is about the indentation of the line below
// another one: it moves with the line above.
func follows(p *analysis.Pass, first, e syntax.Error) bool {
	isIndent := e.Kind == syntax.BadIndentation || e.Kind == syntax.MissingDash
	return isIndent && p.Buf.LineAt(e.Span.Start) == p.Buf.LineAt(first.Span.Start)+1
}

// say is a message that is the same every time.
func say(message string) func(*analysis.Pass, syntax.Error) string {
	return func(*analysis.Pass, syntax.Error) string { return message }
}

// source is the text of an error's span, shortened to show in a message.
func source(p *analysis.Pass, s text.Span) string { return prose.Shortened(p.Buf.Slice(s)) }

// yamlRule returns the rule of a kind of mistake.
func yamlRule(id, doc string) *analysis.Rule {
	return &analysis.Rule{
		ID: id, Severity: analysis.Error, OnYAML: true, Doc: doc,
		Why: "Forge cannot read the file: nothing else in it is looked at.",
	}
}
