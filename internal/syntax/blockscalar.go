package syntax

// blockScalar parses a literal or folded scalar that belongs to a construct at
// column n.
func (p *parser) blockScalar(n int) {
	m := p.mark()
	kind := Literal
	if p.src[p.pos] == '>' {
		kind = Folded
	}
	explicit, keep := p.blockHeader()
	end, indent := p.blockText(n, explicit, keep)
	if end > p.pos {
		p.newline()
		if end > p.pos {
			p.lines(blockText, end)
		}
	}
	g := p.finish(m, kind)
	g.indent = int32(indent)
}

// blockHeader parses "|" or ">" with its indicators and a comment.
func (p *parser) blockHeader() (explicit int, keep bool) {
	i := p.pos + 1
	chomp := false
	for ; i < len(p.src); i++ {
		c := p.src[i]
		if (c == '-' || c == '+') && !chomp {
			chomp, keep = true, c == '+'
		} else if c >= '1' && c <= '9' && explicit == 0 {
			explicit = int(c - '0')
		} else {
			break
		}
	}
	p.token(blockHeader, i)
	if end := p.skipBlanks(i); end > i {
		p.token(whitespace, end)
	}
	if c := p.at(p.pos); c == '#' && p.pos > i {
		p.token(comment, p.lineEnd(p.pos))
	} else if !p.breakAt(p.pos) {
		end := p.trim(p.pos, p.lineEnd(p.pos))
		p.fail(InvalidBlockHeader, p.pos, end)
		p.token(junk, end)
	}
	return explicit, keep
}

// blockText returns where the text of a block scalar ends and the column at which
// it begins (-1 when there is none). The parser stands at the end of the header's
// line; a text that ends there is no text.
func (p *parser) blockText(n, explicit int, keep bool) (end, indent int) {
	end, indent = p.pos, -1
	if explicit > 0 {
		indent = max(n, 0) + explicit
	}
	blank, widest := 0, 0 // the widest blank line before the first text
	line := p.pos
	for line < len(p.src) {
		if line == p.pos {
			line = p.afterBreak(line)
			continue
		}
		stop := p.lineEnd(line)
		spaces := p.spaces(line, stop)
		switch {
		case line+spaces == stop && (indent < 0 || spaces <= indent):
			if indent < 0 && spaces > widest {
				blank, widest = line, spaces
			}
		case p.blankWithTab(line+spaces, stop) && (spaces <= n || spaces < indent):
			p.failTab(line, stop)
		case spaces <= n || spaces < indent || spaces == 0 && p.marker(line):
			return p.blockEnd(end, line, keep), indent
		default:
			if indent < 0 {
				indent = spaces
				if widest > indent {
					p.fail(LeadingBlank, blank, blank+widest)
				}
			}
			end = min(stop+1, len(p.src))
			if stop < len(p.src) {
				end = p.afterBreak(stop)
			}
		}
		if line = stop; stop < len(p.src) {
			line = p.afterBreak(stop)
		}
	}
	p.saw(len(p.src) + 1)
	return p.blockEnd(end, line, keep), indent
}

// blankWithTab reports whether there is nothing but blanks, and some, from i to end.
func (p *parser) blankWithTab(i, end int) bool {
	return i < end && p.trim(i, end) == i
}

// blockEnd is where a block scalar ends whose last text ends at end, before the
// content at line: blank lines in between belong to it only if it keeps them.
func (p *parser) blockEnd(end, line int, keep bool) int {
	if keep {
		return line
	}
	return end
}

// spaces counts the spaces from i on, up to end.
func (p *parser) spaces(i, end int) int {
	start := i
	for i < end && p.src[i] == ' ' {
		i++
	}
	return i - start
}
