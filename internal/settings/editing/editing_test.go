package editing

import (
	"testing"

	"forge-manifest-ls/internal/markdown"
)

func TestLiteral(t *testing.T) {
	const text = "a*b_c [d](e) `f` <g> \\ # h"
	if got := markdown.Plain(Literal(text)); got != text {
		t.Errorf("got %q", got)
	}
}
