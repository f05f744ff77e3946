package report

import "strings"

// minWrapped is the narrowest terminal, in columns, for which lines are broken.
const minWrapped = 40

// wrap breaks printable words into lines for the terminal: the first begins at the column lead, the
// others are indented, so that none is wider than the terminal where its words allow that.
// Where there is no terminal, all is one line.
func (o Options) wrap(words string, lead, indent int) []string {
	if o.Width < minWrapped || lead+widthOf(words) <= o.Width {
		return []string{words}
	}
	var lines []string
	line, column := "", lead
	for i, word := range strings.Split(words, " ") {
		width := widthOf(word)
		if i > 0 && column+1+width > o.Width && (len(lines) > 0 || line != "") {
			lines = append(lines, line)
			line, column = strings.Repeat(" ", indent)+word, indent+width
			continue
		}
		if i > 0 {
			line, column = line+" ", column+1
		}
		line, column = line+word, column+width
	}
	return append(lines, line)
}

// Wrapped breaks the lines of a text at words, for a terminal with a number of columns; 0 for none.
func Wrapped(text string, width int) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " -"))
		lines = append(lines, Options{Width: width}.wrap(line, 0, indent)...)
	}
	return lines
}

// widthOf returns how many columns a text takes on a terminal.
func widthOf(s string) int {
	_, columns := layout(s)
	return columns[len(columns)-1]
}
