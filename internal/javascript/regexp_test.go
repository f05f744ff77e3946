package javascript

import (
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
)

// TestRegexpMistakes checks what is said of regular expressions.
func TestRegexpMistakes(t *testing.T) {
	const unknownGroup = "\"(?\" starts no group that there is"
	tests := []struct{ src, want string }{
		{`.*\.svg$`, ""},
		{`a{1`, ""},
		{`a{,2}`, ""},
		{`{`, ""},
		{`]}`, ""},
		{`\p{L}`, ""},
		{`(?<=a)b`, ""},
		{`(?=a)*`, ""},
		{`[\d-a]`, ""},
		{`\k<a>`, ""},
		{`(?i:a)`, ""}, // newer engines know it
		{`(?<a>x)|(?<a>y)`, ""},
		{`(?<ä>x)`, ""},
		{`*.svg`, `there is nothing in front of "*" to repeat`},
		{`a|+`, `there is nothing in front of "+" to repeat`},
		{`a**`, `there is nothing in front of "*" to repeat`},
		{`{1}`, `there is nothing in front of "{" to repeat`},
		{`^*`, `what is in front of "*" cannot be repeated`},
		{`\b+`, `what is in front of "+" cannot be repeated`},
		{`(?<=a){2}`, `what is in front of "{" cannot be repeated`},
		{`a{2,1}`, `the numbers in "{}" are in the wrong order`},
		{`[`, `"[" is not closed`},
		{`[a-`, `"[" is not closed`},
		{`[]`, ""},
		{`(a`, `"(" is not closed`},
		{`a)`, `")" closes nothing`},
		{`a\`, `a backslash at the end escapes nothing`},
		{`[z-a]`, `the range from "z" to "a" is out of order`},
		{`(?i)a`, `JavaScript has no "(?i)"`},
		{`(?P<a>x)`, unknownGroup},
		{`(?`, unknownGroup},
		{`(?-:a)`, unknownGroup},
		{`(?<1>a)`, `"1" cannot be the name of a group`},
		{`(?<a`, `the name of a group has no ">"`},
		{`(?<a>x)(?<a>y)`, `there are two groups "a"`},
		{`(?<a>x)\k<b>`, `there is no group "b"`},
		{`(?<a>x)\k`, `"\k" must name a group`},
	}
	for _, tt := range tests {
		if got := RegExpMistake(tt.src); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestRegexpOracle compares the verdict on random texts with that of an engine. REGEXPS
// sets how many, SEED which.
func TestRegexpOracle(t *testing.T) {
	parts := strings.Fields(`a b z 1 0 - , . ^ $ | ( ) (?: (?= (?! (?<= (?<! (?<a> (?<b> (?<1> (?i: (?i) (?-i: (?ii: [ [^ ] { } {1} {2,1} {1,2} {0,}
		* + ? \d \w \b \B \c \cA \k \k<a> \k<b> \x41 \x \u0041 \u \u{2} \1 \07 \377 \8 \- \] \( \ \p{L} a-z z-a é 😀 < > : = ! /`)
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 17))
	var texts []string
	for range oracle.Number("REGEXPS", 20000) {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		texts = append(texts, b.String())
	}
	wrong, newer := 0, 0
	for i, valid := range oracle.Ask[bool](t, "@forge/manifest", "regexp.mjs", texts) {
		mistake := RegExpMistake(texts[i])
		if !valid {
			wrong++
		}
		switch {
		case valid == (mistake == ""):
		case !valid && isNewer(texts[i]):
			newer++
		default:
			t.Errorf("%s: an engine says %v, we say %q", texts[i], valid, mistake)
		}
	}
	t.Logf("%d of %d texts are no regular expressions; of %d newer engines may think otherwise", wrong, len(texts), newer)
	if wrong == 0 || wrong == len(texts) {
		t.Error("the engine gives one verdict on all")
	}
}

// isNewer reports whether a text holds what only newer engines know: flags of groups,
// and one name in several alternatives.
func isNewer(s string) bool {
	return strings.Contains(s, "(?i:") || strings.Contains(s, "(?-i:") ||
		strings.Contains(s, "|") && (strings.Count(s, "(?<a>") > 1 || strings.Count(s, "(?<b>") > 1)
}
