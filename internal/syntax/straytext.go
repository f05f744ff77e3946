package syntax

import (
	"regexp"
	"strings"
)

// textRun is a run of lines that are text and no entry of a collection, with the
// blank lines and comments among them: what is left when the lines of a text are not
// indented. All lines of a run have the same end, so that it is looked for once.
type textRun struct {
	from, end int // offsets of the first line's content and of the end of the last line
	next      int // offset of the content of the line that follows
	col       int // the column of that line; -1 where there is none
}

// strayText parses a run of text that is indented less than the entries of the
// collection at l, when these go on behind it: it belongs to none of the collections
// around, so that it ends none. IsList says that the entries start with dashes.
func (p *parser) strayText(s spot, l level, isList bool) bool {
	if s.tab || s.col >= l.col || !p.startsText(s.at) {
		return false
	}
	run := p.textRunAt(s)
	if run.col != l.col || p.indicator(run.next, '-') != isList {
		return false
	}
	m := p.mark()
	p.skipText(s, run)
	p.finish(m, Stray)
	return true
}

// textBeforeList takes a run of text on lines of its own in front of a list of maps as junk:
// if it were a key, the list would be its value. Other lists may be more of the text.
func (p *parser) textBeforeList(s spot) bool {
	if !s.fresh || s.tab || !p.startsText(s.at) || p.src[s.at] == '-' {
		return false
	}
	run := p.textRunAt(s)
	if run.col < s.col || !p.indicator(run.next, '-') || p.keyEnd(run.next) < 0 {
		return false
	}
	p.skipText(s, run)
	return true
}

// skipText pushes a run of text and what is before it as tokens, and reports it.
func (p *parser) skipText(s spot, run textRun) {
	p.skipTo(s)
	p.fail(UnindentedText, s.at, p.trim(s.at, p.lineEnd(s.at)))
	for p.pos < run.end {
		switch {
		case isBlank(p.src[p.pos]):
			p.token(whitespace, min(p.skipBlanks(p.pos), run.end))
		case p.breakAt(p.pos):
			p.newline()
		case p.src[p.pos] == '#':
			p.token(comment, p.lineEnd(p.pos))
		default:
			p.token(junk, p.trim(p.pos, p.lineEnd(p.pos)))
		}
	}
}

// textRunAt returns the run of text that the content at s starts.
func (p *parser) textRunAt(s spot) textRun {
	if p.run.from <= s.at && s.at < p.run.end {
		p.saw(p.run.next + 8)
		return p.run
	}
	run := textRun{from: s.at, col: -1}
	for i := s.at; ; {
		run.end = p.trim(i, p.lineEnd(i))
		line := 0
		for i = p.lineEnd(i); i < len(p.src) && (p.breakAt(i) || p.src[i] == '#'); {
			if p.src[i] == '#' {
				i = p.lineEnd(i)
				continue
			}
			line = p.afterBreak(i)
			i = p.skipBlanks(line)
		}
		p.saw(i + 8)
		if i == len(p.src) || i == line && (p.marker(i) || p.conflict(i)) {
			break
		}
		if !p.goesOnText(i) {
			run.col, run.next = i-line, i
			break
		}
	}
	p.run = run
	return run
}

// textStart is a place, where the line ends that was looked at there, and whether a run of
// text starts there.
type textStart struct {
	at, end int
	yes     bool
}

// startsText reports whether the line of i, from i on, is text that starts a run. All
// collections that may end at the line ask, and the answer is worked out once.
func (p *parser) startsText(i int) bool {
	if p.isPlainKey(i) {
		return false
	}
	if p.start.at != i || p.start.end == 0 {
		p.start = textStart{i, p.lineEnd(i), p.isTextStart(i)}
	}
	p.saw(p.start.end + 2)
	return p.start.yes
}

// isPlainKey reports whether a word of usual length and its colon stand at i, perhaps behind a
// dash. It looks no further, so that an edit below does not touch what is above.
func (p *parser) isPlainKey(i int) bool {
	if p.indicator(i, '-') {
		i = p.skipBlanks(i + 1)
	}
	const usual = 100
	for j := i; j < min(i+usual, len(p.src)); j++ {
		switch c := p.src[j]; {
		case isBlankOrBreak(c), c == '"', c == '\'':
			return false
		case j > i && p.indicator(j, ':'):
			return true
		}
		p.saw(j + 1)
	}
	return false
}

// isTextStart reports whether the line of i, from i on, is text: no key with its colon,
// and no word alone, which may become one.
func (p *parser) isTextStart(i int) bool {
	line := p.src[i:p.contentEnd(i)]
	if startsWithDash(line) {
		line = strings.TrimLeft(line[1:], " \t")
	}
	return p.isText(i) && line != "" && strings.IndexByte("|>%", line[0]) < 0 && !opensQuote(line) && !wordAlone.MatchString(line)
}

// goesOnText reports whether the line of i, from i on, can be a further line of a run of
// text: it may be a sentence that starts like a key.
func (p *parser) goesOnText(i int) bool {
	return p.isText(i) || keyAndSentence.MatchString(p.src[i:p.contentEnd(i)])
}

// isText reports whether the line of i, from i on, holds neither a key with its colon nor
// the start of a collection in brackets. A list entry that is a sentence is text.
func (p *parser) isText(i int) bool {
	end := p.contentEnd(i)
	line := p.src[i:end]
	isItem := startsWithDash(line)
	if isItem {
		line = strings.TrimLeft(line[1:], " \t")
		if startsWithDash(line) || !strings.ContainsAny(strings.TrimRight(line, " \t"), " \t") {
			return false
		}
	}
	if line == "" || strings.IndexByte("[]{}&!?:,", line[0]) >= 0 {
		return false
	}
	return p.keyEnd(i) < 0
}

// Forms of lines.
var (
	// keyAndSentence is a key with its colon that several words follow.
	keyAndSentence = regexp.MustCompile(`^[^\s"'\[{&*!|>?:-][^:]*:[ \t]+[^\s"'\[{&*!|>]\S*[ \t]+\S`)
	// wordAlone is a word that may become a key.
	wordAlone = regexp.MustCompile(`^["']?[\w:$@./=-]*[\w:$@/=-]["']?\s*$`)
)

// opensQuote reports whether a line starts with a quote that it does not close.
func opensQuote(line string) bool {
	return (line[0] == '"' || line[0] == '\'') && strings.Count(line, line[:1])%2 == 1
}

func startsWithDash(line string) bool {
	return line == "-" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "-\t")
}
