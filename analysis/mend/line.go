package mend

import "regexp"

// Forms of lines, without their indentation.
var (
	// Keyless is a line that starts a list entry or has nothing behind its key: no sentence.
	Keyless = regexp.MustCompile(`^- |:\s*$`)
	// Indicated is the head of a text that says how far it is indented.
	Indicated = regexp.MustCompile(`^[|>][+-]?[1-9]`)
	// Keyed is a line with a key and its colon.
	Keyed = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s#][^#]*?)\s*:(?:\s+(.*))?$`)
	// OneWord is a name that may become a key.
	OneWord = regexp.MustCompile(`^[\w$][\w$:./-]*$`)
)
