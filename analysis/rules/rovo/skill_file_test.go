package rovo

import (
	"strings"
	"testing"
)

func FuzzSkillFile(f *testing.F) {
	f.Add("---\nname: NAME\ndescription: Greets people in the language that they have chosen for themselves\n---\nGreet the person.\n", "tool")
	f.Add("---\nname: *a\nmetadata: {a: [}\n---\nscripts/a/..", "a")
	f.Add("---\nallowed-tools: a  b\n---\n", "")
	f.Add("---\n: \n---\n!", "")
	f.Fuzz(func(t *testing.T, src, tool string) {
		file := readSkillFile([]byte(src))
		file.mention(tool)
		for _, p := range file.Problems {
			if last := strings.Count(src, "\n") + strings.Count(src, "\r") + 2; p.Line < 0 || p.Line > last {
				t.Errorf("line %d of %d", p.Line, last)
			}
		}
	})
}

// TestSkillFileIsLinear gives the reader texts on which bad ones take the square of their length: it
// would not come to an end here.
func TestSkillFileIsLinear(t *testing.T) {
	const n = 1 << 20
	for _, unit := range []string{"---\n", "scripts/", "a-", "/", "'", "<!--", "`${"} {
		src := []byte(strings.Repeat(unit, n/len(unit)))
		readSkillFile(append([]byte("---\nname: a\n---\n"), src...)).mention(unit)
	}
}
