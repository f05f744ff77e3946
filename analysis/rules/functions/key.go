package functions

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/schema"
)

// maxFunctionKey is how long the key of a function is at most, in UTF-16 units.
const maxFunctionKey = 23

var ruleFunctionKeyLength = &analysis.Rule{
	ID: "function-key-length", Severity: analysis.Error, Official: []string{"modules.function.invalidKeyLength"},
	Doc: "The key of a function has at most 23 characters.",
}

// functionKey reports a key that is too long. There is no fix: source code may know it.
func functionKey(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	v := s.Value("key")
	n := javascript.Length(v.Text())
	if v.Type() != schema.String || n <= maxFunctionKey || s.IsRefused(found, v.Node().Span()) {
		return found
	}
	message := fmt.Sprintf("the key of a function can have at most %d characters, this has %d", maxFunctionKey, n)
	return append(found, s.Mistake(ruleFunctionKeyLength, v.Node().Span(), message, nil))
}
