package syntax

import (
	"regexp"
	"strings"
)

const bom = "\ufeff"

// stream parses the whole text.
func (p *parser) stream() {
	m := p.mark()
	if strings.HasPrefix(p.src, bom) {
		p.token(byteOrderMark, len(bom))
		p.line = p.pos
	}
	for s := p.peek(); s.at < len(p.src); s = p.peek() {
		if s.end && p.src[s.at] == '.' { // a document end without a document
			p.skipTo(s)
			p.documentEnd()
			continue
		}
		p.document()
	}
	p.skipTo(p.peek())
	p.finish(m, Stream)
}

// document parses directives, markers and the content of one document.
func (p *parser) document() {
	m := p.mark()
	s := p.directives()
	if s.end && s.at < len(p.src) && p.src[s.at] == '-' {
		p.skipTo(s)
		p.token(documentStart, s.at+3)
	}
	p.block(-1, 0)
	for s = p.peek(); !s.end; s = p.peek() {
		p.skipTo(s)
		stray := p.mark()
		if p.src[s.at] == '%' && s.col == 0 {
			p.fail(InvalidDirective, s.at, p.lineEnd(s.at))
		} else if c := p.src[s.at]; c != ']' && c != '}' {
			p.fail(UnexpectedText, s.at, p.trim(s.at, p.lineEnd(s.at)))
		}
		p.content(-1, 0, s)
		p.finish(stray, Stray)
	}
	if s.at < len(p.src) && p.src[s.at] == '.' {
		p.skipTo(s)
		p.documentEnd()
	}
	p.finish(m, Document)
}

// documentEnd takes "..." and what else its line holds.
func (p *parser) documentEnd() {
	p.token(documentEnd, p.pos+3)
	p.restOfLine()
}

// directives takes the lines that start with "%" before a document and returns
// the spot behind them.
func (p *parser) directives() spot {
	first, before := -1, len(p.errs)
	s := p.peek()
	for !s.end && s.fresh && s.col == 0 && p.src[s.at] == '%' {
		p.skipTo(s)
		end := p.trim(s.at, p.contentEnd(s.at))
		if !validDirective(strings.Fields(p.src[s.at:end])) {
			p.fail(InvalidDirective, s.at, end)
		}
		p.token(directive, end)
		if first < 0 {
			first = s.at
		}
		s = p.peek()
	}
	switch {
	case first < 0 || s.end && p.at(s.at) == '-':
	case s.at == len(p.src): // no document, no mistake
		p.errs = p.errs[:before]
	default:
		p.fail(InvalidDirective, first, p.trim(first, p.contentEnd(first)))
	}
	return s
}

var versionForm = regexp.MustCompile(`^[0-9]+\.[0-9]+$`)

// validDirective reports whether the words of a directive make sense. Directives
// that nobody knows are ignored, as YAML says.
func validDirective(words []string) bool {
	switch words[0] {
	case "%YAML":
		return len(words) == 2 && versionForm.MatchString(words[1])
	case "%TAG":
		return len(words) == 3
	}
	return true
}
