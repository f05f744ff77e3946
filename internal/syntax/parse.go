package syntax

import "forge-manifest-ls/internal/text"

// parser turns one text into a green tree, by recursive descent over the bytes.
// What it does at a block node depends on nothing but the text from there on and
// the place it stands at; that is what makes subtrees reusable (see reuse.go).
type parser struct {
	src   string
	pos   int // all before it is in kids
	line  int // start of the line that holds pos
	far   int // all before it has been looked at; len(src)+1 when the end was seen
	depth int // open collections
	flows int // open flow collections
	kids  []child
	errs  []rawError
	ahead spot
	run   textRun   // the last one that was looked at
	start textStart // the last one that was looked at
	width lineWidth
	old   *reuser
	slab  slab
	keys  keySet // of the mapping that is being finished
	twins *twins // of what stands in flow collections
	base  int    // index of the first error of the innermost node that may be taken over
}

// Parse parses a text. It never fails.
func Parse(buf *text.Buffer) *Tree { return parse(buf, nil) }

// Edit returns the tree of buf, which must be t's text with the edit e made.
func (t *Tree) Edit(buf *text.Buffer, e text.Edit) *Tree {
	if len(t.src) > MaxSize {
		return Parse(buf)
	}
	return parse(buf, newReuser(t.root, e))
}

func parse(buf *text.Buffer, old *reuser) *Tree {
	p := &parser{src: buf.String(), old: old, slab: slab{off: old != nil}}
	p.ahead.from = -1
	if old == nil && len(p.src) > maxWhole {
		p.kids = make([]child, 0, len(p.src)+slabSize) // rarely more; what is not used takes no memory
	}
	if len(p.src) > MaxSize {
		m := p.mark()
		p.fail(TooLarge, 0, 0)
		p.lines(junk, len(p.src))
		p.finish(m, Stream)
	} else {
		p.stream()
	}
	return newTree(buf, p.src, p.kids[0])
}

// saw notes that the text before end has been looked at.
func (p *parser) saw(end int) { p.far = max(p.far, end) }

// at returns the byte at an offset, or a line end beyond the text.
func (p *parser) at(i int) byte {
	if i < len(p.src) {
		return p.src[i]
	}
	return '\n'
}

// indicator reports whether the byte c stands at i with white space, a line end or
// the end behind it: the form of "-", "?" and ":" that has a meaning in a block.
func (p *parser) indicator(i int, c byte) bool {
	p.saw(i + 2)
	return i < len(p.src) && p.src[i] == c && isBlankOrBreak(p.at(i+1))
}

// marker reports whether "---" or "..." stands at i, the start of a line.
func (p *parser) marker(i int) bool {
	p.saw(i + 4)
	if i+3 > len(p.src) || !isBlankOrBreak(p.at(i+3)) {
		return false
	}
	s := p.src[i : i+3]
	return s == "---" || s == "..."
}

// breakAt reports whether a line end, or the end, stands at i. A lone "\r" is no
// line end: Forge's parser takes it as text.
func (p *parser) breakAt(i int) bool {
	return i >= len(p.src) || p.src[i] == '\n' || p.src[i] == '\r' && p.at(i+1) == '\n' && i+1 < len(p.src)
}

// lineEnd returns the offset of the line end, or of the end, at or after i.
func (p *parser) lineEnd(i int) int {
	for !p.breakAt(i) {
		i++
	}
	p.saw(i + 2)
	return i
}

// afterBreak returns the offset behind the line end at i.
func (p *parser) afterBreak(i int) int {
	if p.src[i] == '\r' {
		return i + 2
	}
	return i + 1
}

// skipBlanks returns the offset of the first byte at or after i that is neither a
// space nor a tab.
func (p *parser) skipBlanks(i int) int {
	for i < len(p.src) && isBlank(p.src[i]) {
		i++
	}
	return i
}

// trim returns end moved back over blanks, not before start.
func (p *parser) trim(start, end int) int {
	for end > start && isBlank(p.src[end-1]) {
		end--
	}
	return end
}

func isBlank(c byte) bool        { return c == ' ' || c == '\t' }
func isBlankOrBreak(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isFlowIndicator(c byte) bool {
	return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'
}
