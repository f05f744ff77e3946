package format

import (
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
)

// TestOfficialVerdict: the official validator says of a text that is laid out what it says of
// the text.
func TestOfficialVerdict(t *testing.T) {
	var names []string
	var before, after []oracle.Question
	left := oracle.Number("VERDICTS", 60)
	texts(t, func(name, src string, whole bool) {
		for _, variant := range []string{src, deeper(src, 2)} {
			if out := laidOut(variant); out != variant && left > 0 {
				left--
				names = append(names, name)
				before = append(before, oracle.Question{Manifest: variant, Stage: oracle.Full})
				after = append(after, oracle.Question{Manifest: out, Stage: oracle.Full})
			}
		}
	})
	was, is := oracle.Judge(t, before), oracle.Judge(t, after)
	for i := range was {
		if was[i].Verdict != is[i].Verdict || len(was[i].Problems) != len(is[i].Problems) {
			t.Errorf("%s: %v, and laid out %v; the text\n%s", names[i], was[i], is[i], shown(before[i].Manifest))
		}
	}
	t.Logf("%d texts", len(was))
}
