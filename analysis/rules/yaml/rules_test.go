package yaml

import (
	"testing"

	"forge-manifest-ls/internal/syntax"
)

func TestEverySyntaxErrorHasARule(t *testing.T) {
	for kind := syntax.UnclosedQuote; kind <= syntax.TooManyErrors; kind++ {
		if m := mistakes[kind]; m.Rule == nil || m.Message == nil {
			t.Errorf("no rule or message for %v", kind)
		}
	}
}
