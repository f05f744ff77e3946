package mutate

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Annotate returns a text with comments, anchors and tags at random places, and some of its flow
// collections on several lines.
func Annotate(r *rand.Rand, text string) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(text, "\n") {
		column := len(line) - len(strings.TrimLeft(line, " "))
		note := fmt.Sprintf("# note %d", i)
		above := strings.Repeat(" ", max(0, column+2*(r.IntN(4)-2))) + note + "\n"
		swap := func(old, by string) { line = strings.Replace(line, old, by, 1) }
		switch r.IntN(16) {
		case 0, 1:
			b.WriteString(above)
		case 2:
			swap("\n", [2]string{" ", "\t"}[r.IntN(2)]+note+"\n")
		case 3:
			swap(": ", fmt.Sprintf(": &a%d ", i))
		case 4:
			swap("- ", fmt.Sprintf("- &a%d ", i))
		case 5:
			swap(": ", ": !!str ")
		case 6:
			swap("{", fmt.Sprintf("{&a%d ", i))
		case 7:
			swap("[", "[\n"+above)
		case 8:
			swap(", ", ", "+note+"\n"+strings.Repeat(" ", column+2))
		case 9:
			swap(": [", ": "+note+"\n"+strings.Repeat(" ", column+2)+"[")
		}
		b.WriteString(line)
	}
	return b.String()
}
