package analysis

import (
	"fmt"
	"unicode/utf16"

	"forge-manifest-ls/schema"
)

// maxFunctionKey is how long the key of a function is at most, in UTF-16 units.
const maxFunctionKey = 23

var ruleFunctionKeyLength = &Rule{
	ID: "function-key-length", Severity: Error, Official: []string{"modules.function.invalidKeyLength"},
	Doc: "The key of a function has at most 23 characters.", Why: schemaWhy,
	Bad:  head + "modules:\n  webtrigger:\n    - key: hook\n      function: answer-the-call-of-a-hook\n  function:\n    - key: answer-the-call-of-a-hook\n      handler: index.run\n",
	Good: head + webtrigger + functions,
}

// functionKey reports a key that is too long. There is no fix: source code may know it.
func functionKey(s scope, found []finding) []finding {
	v := s.value("key")
	n := len(utf16.Encode([]rune(v.Text())))
	if v.Type() != schema.String || n <= maxFunctionKey || s.isRefused(found, v.Node().Span()) {
		return found
	}
	message := fmt.Sprintf("the key of a function can have at most %d characters, this has %d", maxFunctionKey, n)
	return append(found, s.mistake(ruleFunctionKeyLength, v.Node().Span(), message, nil))
}
