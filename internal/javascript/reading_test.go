package javascript_test

import (
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
)

// TestExportsIn: a file is read once.
func TestExportsIn(t *testing.T) {
	c := files.NewContent([]byte("export const run = 1, stop = 2"))
	first, again := javascript.ExportsIn(c), javascript.ExportsIn(c)
	if names := first.Names(); len(names) != 2 || names[0] != "run" || names[1] != "stop" {
		t.Errorf("%q, want run and stop", names)
	}
	if &first.List[0] != &again.List[0] {
		t.Error("the file was read again")
	}
}
