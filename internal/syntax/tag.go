package syntax

import "strings"

// tagHandle returns the handle of a tag: "!", "!!" or "!name!". Verbatim tags have
// the handle "!".
func tagHandle(tag string) string {
	if strings.HasPrefix(tag, "!<") {
		return "!"
	}
	if i := strings.IndexByte(tag[1:], '!'); i >= 0 {
		return tag[:i+2]
	}
	return "!"
}

// tagDirective takes "%TAG handle prefix" apart.
func tagDirective(line string) (handle, prefix string, ok bool) {
	fields := strings.Fields(line)
	if len(fields) != 3 || fields[0] != "%TAG" {
		return "", "", false
	}
	return fields[1], fields[2], true
}

// property returns the anchor or tag in front of a node: the first word between
// its outer start and its start that begins with a mark, or "".
func (n Node) property(mark byte) string {
	if n.outer == n.start {
		return ""
	}
	rest := n.tree.src[n.outer:n.start]
	for rest != "" {
		line, next, _ := strings.Cut(rest, "\n")
		for _, word := range strings.Fields(line) {
			if word[0] == '#' {
				break
			}
			if word[0] == mark {
				return word
			}
		}
		rest = next
	}
	return ""
}

// Anchor returns the name of the node's anchor without "&", or "".
func (n Node) Anchor() string { return strings.TrimPrefix(n.property('&'), "&") }

// Tag returns the node's tag as it is written, or "".
func (n Node) Tag() string { return n.property('!') }
