package marker

import (
	"fmt"
	"strconv"
	"strings"
)

// transform is what the bytes section asks for.
type transform struct {
	lineEnd  string // "" means "\n"
	mark     bool   // byte order mark
	chop     bool   // no final line end
	replaced [][2]string
}

// readBytes reads the bytes section, whose first line is line number of the file.
func (f *File) readBytes(number int) error {
	for _, s := range f.archive.Files {
		if s.Name != "bytes" {
			continue
		}
		for i, l := range splitLines(string(s.Data)) {
			if err := f.bytes.read(strings.TrimSpace(l)); err != nil {
				return fmt.Errorf("%s:%d: %w", f.Path, number+i, err)
			}
		}
	}
	return nil
}

func (t *transform) read(l string) error {
	name, rest, _ := strings.Cut(l, " ")
	switch {
	case l == "":
	case l == "line-ends crlf":
		t.lineEnd = "\r\n"
	case l == "line-ends cr":
		t.lineEnd = "\r"
	case l == "byte-order-mark":
		t.mark = true
	case l == "no-final-line-end":
		t.chop = true
	case name == "replace":
		from, err := strconv.QuotedPrefix(rest)
		if err != nil {
			return fmt.Errorf("replace takes two strings, not %s", rest)
		}
		to, err := strconv.Unquote(strings.TrimSpace(rest[len(from):]))
		if err != nil {
			return fmt.Errorf("replace takes two strings, not %s", rest)
		}
		from, _ = strconv.Unquote(from)
		if len([]rune(from)) != 1 {
			return fmt.Errorf("replace replaces one character, not %q", from)
		}
		t.replaced = append(t.replaced, [2]string{from, to})
	default:
		return fmt.Errorf("the bytes section does not know %q", l)
	}
	return nil
}

// apply makes the text of lines and notes where each starts.
func (t transform) apply(lines []line) string {
	var b strings.Builder
	end := "\n"
	if t.lineEnd != "" {
		end = t.lineEnd
	}
	if t.mark {
		b.WriteString("\ufeff")
	}
	for i := range lines {
		lines[i].start = b.Len()
		b.WriteString(t.line(lines[i].shown))
		if i < len(lines)-1 || !t.chop {
			b.WriteString(end)
		}
	}
	return b.String()
}

// line makes the text of a part of one line.
func (t transform) line(shown string) string {
	for _, r := range t.replaced {
		shown = strings.ReplaceAll(shown, r[0], r[1])
	}
	return shown
}

// show makes a text fit to stand in a golden section.
func (t transform) show(s string) string {
	for _, r := range t.replaced {
		if strings.TrimSpace(r[1]) != "" {
			s = strings.ReplaceAll(s, r[1], r[0])
		}
	}
	return strings.ReplaceAll(s, "\r", "␍")
}
