package rovo

import (
	"regexp"
	"strings"

	"forge-manifest-ls/internal/javascript"
)

// Mention reports whether the instructions, if there are any, mention a tool as a word.
func (f *skillFile) Mention(tool string) bool {
	if f.body == "" || tool == "" {
		return true
	}
	if known, ok := f.mentions.Load(tool); ok {
		return known.(bool)
	}
	found := mentions(f.body, tool)
	f.mentions.Store(tool, found)
	return found
}

// mentions looks for a word as the "\b" of regular expressions does.
func mentions(body, word string) bool {
	boundary := func(i int) bool {
		return (i > 0 && javascript.IsWordByte(body[i-1])) != (i < len(body) && javascript.IsWordByte(body[i]))
	}
	for at := 0; ; at++ {
		i := strings.Index(body[at:], word)
		if i < 0 {
			return false
		}
		if at += i; boundary(at) && boundary(at+len(word)) {
			return true
		}
	}
}

// namedFile matches a file that instructions name. The first group is the path.
var namedFile = regexp.MustCompile(`(?:^|[^0-9A-Za-z_/.-])((?:scripts|references|assets)/[A-Za-z0-9_./-]+)`)
