package syntax

import "forge-manifest-ls/internal/text"

// Error is one mistake in the text.
type Error struct {
	Kind ErrorKind
	// Span is the smallest place that the author must touch.
	Span text.Span
	// Related is the other end of the mistake where there is one: the first of two
	// equal keys, or the place where a conflict ends. Otherwise it is zero.
	Related text.Span
}

// ErrorKind says what the mistake is.
type ErrorKind uint8

const (
	UnclosedQuote       ErrorKind = iota + 1 // at the opening quote
	UnclosedFlow                             // at the opening bracket or brace
	TabIndentation                           // tabs used to indent: at the tabs
	OddIndentation                           // no-break spaces or their like used to indent, or on a line of nothing else: at the spaces
	BadIndentation                           // a line at a column that no open collection has: at its indentation, or its first token when it has none
	UnindentedText                           // lines of text among the entries of a collection, indented less than they are: at the first line
	MissingColon                             // a mapping entry without a colon: at the key
	MissingSpace                             // "key:value": at the colon
	MissingDash                              // an entry of a list without "- ": at its first token
	UnexpectedItem                           // "- " where a key belongs: at the dash
	ItemOnKeyLine                            // "key: - item": at the dash
	NestedMapping                            // "key: value: more" on one line: at the second colon
	MultilineKey                             // a key that spans lines: at the key
	LongKey                                  // a key of more than 1,024 characters: at the key
	DuplicateKey                             // at the second key; related is the first
	MissingComma                             // in a flow collection: at the entry before which it lacks
	UnexpectedComma                          // in a flow collection: at the comma
	UnexpectedText                           // text after a complete value: at the text
	UnexpectedClose                          // a closing bracket without an opening one
	ReservedCharacter                        // a plain scalar that starts with "@", "`" or "%"
	InvalidEscape                            // in a double-quoted scalar: at the escape
	InvalidBlockHeader                       // after "|" or ">": at what does not belong
	LeadingBlank                             // a blank line with more spaces than a block scalar's first line
	MissingCommentSpace                      // "#" without a space before it: at the "#"
	InvalidProperty                          // an anchor or tag that has no place there or is written twice
	InvalidTag                               // a tag that is not well-formed, or with a handle nobody declares
	UnresolvedAlias                          // an alias without an anchor before it
	SecondDocument                           // at the "---" that starts a second document
	InvalidDirective                         // a directive without a document, twice, or out of place
	ConflictMarker                           // at the first marker of a conflict
	NestingTooDeep                           // deeper than MaxDepth
	TooLarge                                 // longer than MaxSize: nothing is parsed
	TooManyErrors                            // there are more than MaxErrors: at the first one that is left out
)

var errorKindNames = [...]string{
	UnclosedQuote: "unclosed-quote", UnclosedFlow: "unclosed-flow", TabIndentation: "tab-indentation",
	OddIndentation: "odd-indentation", BadIndentation: "bad-indentation",
	UnindentedText: "unindented-text", MissingColon: "missing-colon", MissingSpace: "missing-space",
	MissingDash: "missing-dash", UnexpectedItem: "unexpected-item", ItemOnKeyLine: "item-on-key-line",
	NestedMapping: "nested-mapping", MultilineKey: "multiline-key", LongKey: "long-key",
	DuplicateKey: "duplicate-key", MissingComma: "missing-comma", UnexpectedComma: "unexpected-comma",
	UnexpectedText: "unexpected-text", UnexpectedClose: "unexpected-close",
	ReservedCharacter: "reserved-character", InvalidEscape: "invalid-escape",
	InvalidBlockHeader: "invalid-block-header", LeadingBlank: "leading-blank",
	MissingCommentSpace: "missing-comment-space", InvalidProperty: "invalid-property",
	InvalidTag: "invalid-tag", UnresolvedAlias: "unresolved-alias", SecondDocument: "second-document",
	InvalidDirective: "invalid-directive", ConflictMarker: "conflict-marker",
	NestingTooDeep: "nesting-too-deep", TooLarge: "too-large",
	TooManyErrors: "too-many-errors",
}

// String returns the name of the kind in kebab case.
func (k ErrorKind) String() string { return errorKindNames[k] }
