package mutate

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Slip returns a text with one to three of the mistakes that people make in a
// manifest: a letter, a colon, a quote or a dash too few, a line that is indented
// wrongly, a line of prose where there is no place for it.
func Slip(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + r.IntN(3) {
		at := r.IntN(len(lines))
		for range 20 { // comments and blank lines are seldom where mistakes are
			if s := strings.TrimSpace(lines[at]); s != "" && s[0] != '#' {
				break
			}
			at = r.IntN(len(lines))
		}
		lines = slips[r.IntN(len(slips))](r, lines, at)
	}
	return strings.Join(lines, "\n")
}

// slips change the line at an index of a text.
var slips = []func(r *rand.Rand, lines []string, at int) []string{
	inLine(func(r *rand.Rand, s string) string { // a letter less
		if i := letter(r, s); i >= 0 {
			return s[:i] + s[i+1:]
		}
		return s
	}),
	inLine(func(r *rand.Rand, s string) string { // two letters the wrong way round
		if i := letter(r, s); i >= 0 && i+1 < len(s) {
			return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
		}
		return s
	}),
	inLine(func(r *rand.Rand, s string) string { // another case
		if i := letter(r, s); i >= 0 {
			return s[:i] + otherCase(s[i:i+1]) + s[i+1:]
		}
		return s
	}),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ":", "", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ": ", ":", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ":", " =", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, "- ", "-", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, "- ", "  ", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.TrimPrefix(s, " ") }),
	inLine(func(_ *rand.Rand, s string) string { return strings.TrimPrefix(s, "  ") }),
	inLine(func(_ *rand.Rand, s string) string { return " " + s }),
	inLine(func(_ *rand.Rand, s string) string { return "  " + s }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, "  ", "\t", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, "  ", "\u00a0\u00a0", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ": ", ": \"", 1) }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ": ", ": '", 1) + "' too" }),
	inLine(func(_ *rand.Rand, s string) string { return strings.NewReplacer(`"`, "", "'", "").Replace(s) }),
	inLine(func(_ *rand.Rand, s string) string { return s + " # why: as it was" }),
	inLine(func(_ *rand.Rand, s string) string { return s + " &a" }),
	inLine(func(_ *rand.Rand, s string) string { return strings.Replace(s, ": ", ": [", 1) }),
	inText(func(s string) string { return strings.Replace(s, ": ", ": |", 1) }),
	inText(func(s string) string { return strings.Replace(s, ": ", ": @", 1) }),
	inText(func(s string) string { return s + ", and more: here" }),
	func(r *rand.Rand, lines []string, at int) []string { // a line of prose
		prose := []string{"goes on here", "You are a helper.", "TODO add description", "title of the page", "key = value", "name: see below: it tells", "- and one more", "\"quoted:text\""}
		indent := lines[at][:len(lines[at])-len(strings.TrimLeft(lines[at], " "))]
		return insert(lines, at+1, indent+prose[r.IntN(len(prose))])
	},
	func(_ *rand.Rand, lines []string, at int) []string { return insert(lines, at, lines[at]) },
	func(_ *rand.Rand, lines []string, at int) []string {
		return append(lines[:at:at], lines[min(at+1, len(lines)):]...)
	},
	func(r *rand.Rand, lines []string, at int) []string { // a line somewhere else
		return insert(lines, r.IntN(len(lines)), lines[at])
	},
	func(_ *rand.Rand, lines []string, at int) []string { // a line with what belongs to it, deeper or less deep
		by := "  "
		own := len(lines[at]) - len(strings.TrimLeft(lines[at], " "))
		for i := at; i < len(lines); i++ {
			if i > at && len(lines[i])-len(strings.TrimLeft(lines[i], " ")) <= own {
				break
			}
			lines[i] = by + lines[i]
		}
		return lines
	},
}

// inLine makes a slip of a change of one line.
func inLine(change func(*rand.Rand, string) string) func(*rand.Rand, []string, int) []string {
	return func(r *rand.Rand, lines []string, at int) []string {
		lines[at] = change(r, lines[at])
		return lines
	}
}

// inText makes a slip of a change of one line, made where the line has a text for people.
func inText(change func(string) string) func(*rand.Rand, []string, int) []string {
	return inLine(func(_ *rand.Rand, s string) string {
		key, _, _ := strings.Cut(strings.TrimLeft(s, "- "), ":")
		if slices.Contains([]string{"title", "description", "name", "label", "prompt", "tooltip", "content"}, key) {
			return change(s)
		}
		return s
	})
}

// letter is the index of a random letter of a line, or -1.
func letter(r *rand.Rand, s string) int {
	for range 20 {
		if len(s) == 0 {
			break
		}
		if i := r.IntN(len(s)); s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' {
			return i
		}
	}
	return -1
}

// insert puts a line in front of the one at an index.
func insert(lines []string, at int, line string) []string {
	return append(lines[:at:at], append([]string{line}, lines[at:]...)...)
}
