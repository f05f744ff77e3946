// Package markdown reads the Markdown that this program writes itself.
package markdown

import (
	"regexp"
	"strings"
)

var blankLines = regexp.MustCompile(`\n{3,}`)

// Plain returns the text that Markdown stands for, as far as the features write Markdown: code,
// emphasis by asterisks, links, headings, rules and escapes. Lists stay what they are.
func Plain(markdown string) string {
	var out []string
	isFenced := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimRight(line, "\r\n")
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "```"):
			isFenced = !isFenced
		case isFenced:
			out = append(out, line)
		case trimmed == "---":
			out = append(out, "")
		case strings.HasPrefix(line, "#"):
			out = append(out, plainLine(strings.TrimLeft(line, "# ")))
		default:
			out = append(out, plainLine(line))
		}
	}
	return strings.TrimSpace(blankLines.ReplaceAllString(strings.Join(out, "\n"), "\n\n"))
}

// plainLine is [Plain] for a part of a line outside of fences.
func plainLine(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		n, written := 1, s[i:i+1]
		switch rest := s[i:]; s[i] {
		case '`':
			n, written = codeSpan(rest)
		case '[':
			n, written = link(rest)
		case '\\':
			if len(rest) > 1 && isPunctuation(rest[1]) {
				n, written = 2, rest[1:2]
			}
		case '*':
			if isEmphasis(s, i) {
				written = ""
			}
		}
		out.WriteString(written)
		i += n
	}
	return out.String()
}

// codeSpan reads a code span: how long it is, and the code.
func codeSpan(s string) (n int, code string) {
	n = len(s) - len(strings.TrimLeft(s, "`"))
	marks := s[:n]
	for at := n; at < len(s); {
		i := strings.Index(s[at:], marks)
		if i < 0 {
			break
		}
		end := at + i
		run := len(s[end:]) - len(strings.TrimLeft(s[end:], "`"))
		if run > n {
			at = end + run
			continue
		}
		code = s[n:end]
		if strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") && strings.Trim(code, " ") != "" {
			code = code[1 : len(code)-1]
		}
		return end + n, code
	}
	return n, marks
}

// link reads a link: how long it is, and its text with the address behind it.
func link(s string) (n int, written string) {
	label, rest, ok := strings.Cut(s[1:], "](")
	address, _, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return 1, "["
	}
	n = 1 + len(label) + 2 + len(address) + 1
	if label = plainLine(label); label == address {
		return n, address
	}
	return n, label + " (" + address + ")"
}

// isEmphasis reports whether an asterisk touches a word.
func isEmphasis(s string, i int) bool {
	isBlank := func(i int) bool { return i < 0 || i >= len(s) || s[i] == ' ' }
	return !isBlank(i-1) || !isBlank(i+1)
}

func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')
}
