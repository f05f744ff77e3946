package syntax

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// decode returns the content of a scalar. Escapes and folded lines are decoded by
// yaml.v3, block scalars here: yaml.v3 gets tabs, zero indentation and missing
// final line ends in them wrong.
func decode(c child, raw string) string {
	multi := strings.IndexByte(raw, '\n') >= 0
	switch c.kind {
	case Plain:
		if multi {
			return decoded(raw)
		}
	case SingleQuoted:
		if len(raw) < 2 || raw[len(raw)-1] != '\'' {
			return raw[1:]
		}
		if multi {
			return decoded(raw)
		}
		return strings.ReplaceAll(raw[1:len(raw)-1], "''", "'")
	case DoubleQuoted:
		if len(raw) < 2 || raw[len(raw)-1] != '"' {
			return raw[1:]
		}
		if multi || strings.IndexByte(raw, '\\') >= 0 {
			return decoded(plainSlashes.Replace(raw))
		}
		return raw[1 : len(raw)-1]
	case Literal, Folded:
		return decodeBlock(c.node, raw)
	}
	return raw
}

// plainSlashes undoes an escape that yaml.v3 does not know.
var plainSlashes = strings.NewReplacer(`\\`, `\\`, `\/`, `/`)

// decoded decodes a scalar that may stand at the top of a document. The blank in front keeps a word that begins
// with dashes or dots from being a mark of the document.
func decoded(raw string) string {
	var n yaml.Node
	if !utf8.ValidString(raw) || yaml.Unmarshal([]byte(" "+raw), &n) != nil || len(n.Content) != 1 { // yaml.v3 reads UTF-16, too
		return strings.Trim(raw, "\"'")
	}
	return n.Content[0].Value
}

// decodeBlock decodes a literal or folded scalar.
func decodeBlock(g *green, raw string) string {
	header, body := raw[:g.kids[0].width], ""
	if last := g.kids[len(g.kids)-1]; last.kind == blockText {
		body = raw[len(raw)-int(last.width):]
	}
	lines := blockLines(body, int(g.indent))
	end := len(lines)
	for end > 0 && lines[end-1] == "" {
		end--
	}
	text := strings.Join(lines[:end], "\n")
	if g.kind == Folded {
		text = fold(lines[:end])
	}
	switch {
	case strings.Contains(header, "-"):
		return text
	case strings.Contains(header, "+"):
		if end > 0 {
			text += "\n"
		}
		return text + strings.Repeat("\n", len(lines)-end)
	case end > 0:
		return text + "\n"
	}
	return text
}

// blockLines splits a text at its line ends and takes its indentation away: all
// blanks where it is negative, since such a text has nothing but blank lines.
func blockLines(body string, indent int) []string {
	if body == "" {
		return nil
	}
	body = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(body)
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	for i, line := range lines {
		n := 0
		for n < len(line) && (n < indent || indent < 0) && line[n] == ' ' {
			n++
		}
		lines[i] = line[n:]
	}
	return lines
}

// fold joins the lines of a folded scalar: a line end between two lines that begin
// with text becomes a space, and of several line ends the first one goes.
func fold(lines []string) string {
	var b strings.Builder
	text := -1 // the last line that was not blank
	for i, line := range lines {
		if line == "" {
			continue
		}
		more := isBlank(line[0]) || text >= 0 && isBlank(lines[text][0])
		switch breaks := i - text; {
		case text < 0:
			b.WriteString(strings.Repeat("\n", i))
		case more:
			b.WriteString(strings.Repeat("\n", breaks))
		case breaks == 1:
			b.WriteByte(' ')
		default:
			b.WriteString(strings.Repeat("\n", breaks-1))
		}
		b.WriteString(line)
		text = i
	}
	return b.String()
}
