package analysis

import (
	"slices"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// yamlMistake is what to say about one kind of mistake in the YAML.
type yamlMistake struct {
	rule    *Rule
	message func(*pass, syntax.Error) string
	fixes   func(*pass, syntax.Error) []Fix // nil where only the author can know
	related string                          // of the error's other end
}

// harmless kinds leave no doubt about the structure: what the other rules find
// around them is not the same mistake.
var harmless = map[syntax.ErrorKind]bool{
	syntax.DuplicateKey: true, syntax.UnresolvedAlias: true, syntax.SecondDocument: true,
	syntax.LeadingBlank: true, syntax.InvalidEscape: true, syntax.InvalidDirective: true,
	syntax.InvalidTag: true, syntax.LongKey: true, syntax.UnexpectedComma: true,
}

// yamlErrors reports the mistakes that the parser found.
func yamlErrors(p *pass) {
	deep := slices.ContainsFunc(p.errors, func(e syntax.Error) bool { return e.Kind == syntax.NestingTooDeep })
	told, read := -1, 0 // the last line that is explained, and how many errors were read anew
	for i, e := range p.errors {
		if p.errorLine(e) <= told && e.Kind != syntax.NestingTooDeep {
			continue
		}
		if deep && e.Kind == syntax.UnclosedFlow { // the closing brackets were not looked at
			continue
		}
		if i > 0 && p.errors[i-1].Kind == syntax.ItemOnKeyLine && p.follows(p.errors[i-1], e) {
			continue
		}
		if read < maxReadings && !p.isFlooded() {
			if r, ok := p.readAnew(e); ok {
				read++
				p.report(r.Diagnostic, always)
				p.markLines(r.first, r.last)
				if r.last > p.errorLine(e) || r.explains {
					told = r.last
				}
				continue
			}
		}
		p.report(p.yamlDiagnostic(e), always)
		p.mark(e)
	}
}

// mark notes what an error explains of what the other rules find.
func (p *pass) mark(e syntax.Error) {
	switch {
	case !harmless[e.Kind]:
		p.markBroken(e)
	case e.Kind == syntax.DuplicateKey, e.Kind == syntax.LongKey:
		p.keys[e.Span] = true
	case e.Kind == syntax.SecondDocument:
		p.end = min(p.end, e.Span.Start)
	}
}

// markBroken notes where an error lies. They come in the order of the text.
func (p *pass) markBroken(e syntax.Error) {
	p.markLines(p.buf.LineAt(e.Span.Start), p.buf.LineAt(e.Span.End))
}

// markLines notes lines that a mistake makes doubtful.
func (p *pass) markLines(first, last int) {
	b := broken{first: first, reach: last}
	if n := len(p.broken); n > 0 {
		b.first = max(b.first, p.broken[n-1].first)
		b.reach = max(b.reach, p.broken[n-1].reach)
	}
	p.broken = append(p.broken, b)
}

// follows reports whether an error is about the indentation of the line below
// another one: it moves with the line above.
func (p *pass) follows(first, e syntax.Error) bool {
	isIndent := e.Kind == syntax.BadIndentation || e.Kind == syntax.MissingDash
	return isIndent && p.buf.LineAt(e.Span.Start) == p.buf.LineAt(first.Span.Start)+1
}

// say is a message that is the same every time.
func say(message string) func(*pass, syntax.Error) string {
	return func(*pass, syntax.Error) string { return message }
}

// source is the text of an error's span, shortened to show in a message.
func (p *pass) source(s text.Span) string { return shortened(p.buf.Slice(s)) }

// yamlRule makes the rule of a kind of mistake.
func yamlRule(id, doc, bad, good string) *Rule {
	return &Rule{
		ID: id, Severity: Error, OnYAML: true, Doc: doc, Bad: head + bad, Good: head + good,
		Why: "Forge cannot read the file: nothing else in it is looked at.",
	}
}
