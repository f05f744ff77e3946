package javascript

import (
	"bytes"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
)

// TextsIn returns where a file that is kept has a text in quotes or as a template without holes: the offsets behind the quotes,
// in bytes, in their order. The file's name tells whether it may have elements of JSX.
func TextsIn(c *files.Content, name, want string) (at []int) {
	if want == "" || !bytes.Contains(c.Bytes(), []byte(want)) && !bytes.Contains(c.Bytes(), []byte(`\`)) {
		return nil
	}
	tokens := scanner.Scan(string(c.Bytes()), DialectOf(name))
	defer tokens.Release()
	for i, token := range tokens.List {
		text := tokens.Text(i)
		isText := token.Kind == scanner.String && isClosed(text) && unquote(text) == want
		if isText || token.Kind == scanner.Template && unescape(inQuotes(text)) == want {
			at = append(at, int(token.Start)+1)
		}
	}
	return at
}
