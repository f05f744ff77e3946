package explain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// page is a text while it is made.
type page struct {
	title string // the name
	kind  []string
	text  []string // paragraphs
	facts []string
	// example is an entry in YAML; it may be empty.
	example string
	links   []string
}

// is adds to the words behind the title, if there are any.
func (p *page) is(words string) {
	if words != "" {
		p.kind = append(p.kind, words)
	}
}

// say adds a paragraph, if there is one.
func (p *page) say(paragraph string) {
	if paragraph != "" {
		p.text = append(p.text, paragraph)
	}
}

// fact adds to the list, if there is something to add.
func (p *page) fact(words string) {
	if words != "" && !slices.Contains(p.facts, words) {
		p.facts = append(p.facts, words)
	}
}

// link adds a link, if there is an address and it is not there yet.
func (p *page) link(title, address string) {
	if address == "" {
		return
	}
	link := "[" + title + "](" + address + ")"
	for _, other := range p.links {
		if strings.HasSuffix(other, "]("+address+")") {
			return
		}
	}
	p.links = append(p.links, link)
}

// String puts the parts together.
func (p *page) String() string {
	head := "**" + code(p.title) + "**"
	if len(p.kind) > 0 {
		head += " · " + strings.Join(p.kind, ", ")
	}
	blocks := append([]string{head}, p.text...)
	if len(p.facts) > 0 {
		blocks = append(blocks, "- "+strings.Join(p.facts, "\n- "))
	}
	if p.example != "" {
		blocks = append(blocks, "```yaml\n"+strings.TrimRight(p.example, "\n")+"\n```")
	}
	if len(p.links) > 0 {
		blocks = append(blocks, strings.Join(p.links, " · "))
	}
	return strings.Join(blocks, "\n\n")
}

// longest is the number of bytes after which a text of the author's is cut.
const longest = 120

// code puts a text between backquotes, on one line and not too long, so that nothing in it
// counts as Markdown.
func code(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	if len(s) > longest {
		cut := longest
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	fence, run := 1, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		fence = max(fence, run+1)
	}
	marks := strings.Repeat("`", fence)
	switch {
	case s == "" || strings.Trim(s, " ") == "":
		return "\"" + s + "\""
	case fence > 1 || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " "):
		return marks + " " + s + " " + marks
	}
	return marks + s + marks
}

// codes puts each of some names between backquotes.
func codes(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = code(name)
	}
	return out
}
