package yamledit

import (
	"strings"

	"gopkg.in/yaml.v3"

	"forge-manifest-ls/internal/syntax"
)

// reserved words are scalars of another type than string, in YAML 1.1 or 1.2.
var reserved = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "off": true}

// Quoted renders a string as a YAML scalar on one line that reads back as that
// string, in block and in flow style, with quotes only where it needs them.
func Quoted(s string) string {
	if isSimple(s) && !reserved[strings.ToLower(s)] {
		return s
	}
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.ContainsAny(s, "\n\r\t") {
		node.Style = yaml.DoubleQuotedStyle
	}
	return render(node)
}

// isSimple reports whether a text needs no quotes anywhere, whatever reads it. Colons are
// among it where something follows them: addresses, module types; and single spaces between
// words.
func isSimple(s string) bool {
	if len(s) < 3 || !isLetter(s[0]) {
		return false
	}
	others := 0 // than colons and spaces
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':':
		case c == ' ' && isLetter(s[i-1]) && i+1 < len(s) && isLetter(s[i+1]):
		case isLetter(c), c >= '0' && c <= '9', strings.IndexByte("_./-", c) >= 0:
			others++
		default:
			return false
		}
	}
	return others >= 2 && s[len(s)-1] != ':'
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// QuotedLike renders a string in the style of the scalar that it replaces.
func QuotedLike(s string, old syntax.Node) string {
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	switch old.Kind() {
	case syntax.DoubleQuoted:
		node.Style = yaml.DoubleQuotedStyle
	case syntax.SingleQuoted:
		node.Style = yaml.SingleQuotedStyle
	default:
		return Quoted(s)
	}
	return render(node)
}

// InQuotes renders source text as a quoted scalar, in the quotes that need the
// fewest changes.
func InQuotes(s string) string {
	if !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// render writes a scalar as an element of a flow sequence, where more text needs
// quotes than in block style, and takes the brackets off.
func render(node *yaml.Node) string {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{node}}
	out, err := yaml.Marshal(list)
	line := strings.TrimSpace(string(out))
	if err != nil || strings.Contains(line, "\n") || len(line) < 2 {
		return InQuotes(strings.Join(strings.Fields(node.Value), " "))
	}
	return line[1 : len(line)-1]
}
