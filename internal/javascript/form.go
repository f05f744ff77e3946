package javascript

import "forge-manifest-ls/internal/files"

// IsCommonJS reports whether a file that is kept exports by assignments to "exports", and neither imports nor exports by statements.
func IsCommonJS(c *files.Content) bool {
	l, assigns := newLexer(c.Bytes()), false
	for {
		i := l.at
		switch t := l.next(); {
		case t.kind == tokenEnd:
			return assigns
		case t.glued:
			assigns = assigns || t.says("exports") && i > 1 && l.tokens.Text(i-2) == "module"
		case t.says("exports"):
			assigns = true
		case l.depth() > 0:
		case t.says("export"), t.says("import") && l.peek() != "(" && l.peek() != ".":
			return false
		}
	}
}
