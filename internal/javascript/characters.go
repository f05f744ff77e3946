package javascript

import "html"

// characters returns the value of an attribute of JSX, whose references to characters stand for these.
func characters(s string) string { return html.UnescapeString(s) }
