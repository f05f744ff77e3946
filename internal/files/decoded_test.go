package files_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
)

func TestDecodedSize(t *testing.T) {
	var usual strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&usual, "\"issue.panel.title%d\": \"The title of the panel, {[,\",\n", i)
	}
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"nothing":        {"", true},
		"a few maps":     {strings.Repeat(`{"a":{}},`, 100), true},
		"translations":   {"{" + usual.String() + `"a":""}`, true},
		"marks in texts": {`["` + strings.Repeat(`{\"[,`, 1<<20) + `"]`, true},
		"maps":           {`{"a":[` + strings.Repeat(`{"":0},`, 1<<18) + `{}]}`, false},
		"lists":          {strings.Repeat("[", 1<<20), false},
		"numbers":        {"[" + strings.Repeat("0,", 1<<20) + "0]", false},
	} {
		if size, ok := files.DecodedSize([]byte(c.text)); ok != c.ok || size < len(c.text) {
			t.Errorf("%s: %d bytes become %d, %v", name, len(c.text), size, ok)
		}
	}
}

// TestJSONObject: what a file holds is decoded once, also for those who read it in another form.
func TestJSONObject(t *testing.T) {
	calls := 0
	size := files.ReadingFrom(files.JSONObject, func(object map[string]any) int { calls++; return len(object) })
	for text, want := range map[string]int{`{"a": 1, "b": {}}`: 2, `["a"]`: 0, `{"a"`: 0, "": 0} {
		c := files.NewContent([]byte(text))
		calls = 0
		if n, again := size.Of(c), size.Of(c); n != want || again != want || calls != 1 {
			t.Errorf("%q has %d and then %d members, in %d readings", text, n, again, calls)
		}
	}
}
