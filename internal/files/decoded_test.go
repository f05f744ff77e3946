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
