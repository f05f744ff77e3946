package syntax

// Kind says what a node or token is.
type Kind uint8

// Kinds of nodes. A node of kind Mapping or Sequence may be in block or flow
// style: see [Node.IsFlow].
const (
	None Kind = iota

	Stream   // the whole text
	Document // one document with its directives and markers
	Mapping  // of Pairs
	Pair     // key, colon, value
	Sequence // of Items
	Item     // dash (block style only), value
	Stray    // content that has no place in the structure around it

	Empty        // scalar with no text at all: the value of "key:"
	Plain        // scalar without quotes
	SingleQuoted // 'scalar'
	DoubleQuoted // "scalar"
	Literal      // | scalar
	Folded       // > scalar
	Alias        // *name

	props // a content node with its anchor and tag in front; never shown, see Node

	// Kinds of tokens.
	byteOrderMark
	whitespace
	newline
	comment
	conflictMarker
	directive
	documentStart // ---
	documentEnd   // ...
	dash
	question
	colon
	comma
	openBracket
	closeBracket
	openBrace
	closeBrace
	anchor
	tag
	blockHeader // | or > with its indicators
	blockText
	junk // text that cannot be understood
)

var kindNames = [...]string{
	None: "None", Stream: "Stream", Document: "Document", Mapping: "Mapping", Pair: "Pair",
	Sequence: "Sequence", Item: "Item", Stray: "Stray", Empty: "Empty", Plain: "Plain",
	SingleQuoted: "SingleQuoted", DoubleQuoted: "DoubleQuoted", Literal: "Literal",
	Folded: "Folded", Alias: "Alias", props: "props", byteOrderMark: "byteOrderMark",
	whitespace: "whitespace", newline: "newline", comment: "comment",
	conflictMarker: "conflictMarker", directive: "directive", documentStart: "documentStart",
	documentEnd: "documentEnd", dash: "dash", question: "question", colon: "colon",
	comma: "comma", openBracket: "openBracket", closeBracket: "closeBracket",
	openBrace: "openBrace", closeBrace: "closeBrace", anchor: "anchor", tag: "tag",
	blockHeader: "blockHeader", blockText: "blockText", junk: "junk",
}

// String returns the name of the kind.
func (k Kind) String() string { return kindNames[k] }

// IsScalar reports whether k is a scalar of any style, the empty one included.
func (k Kind) IsScalar() bool { return k >= Empty && k <= Folded }
