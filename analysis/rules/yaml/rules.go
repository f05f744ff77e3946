package yaml

import (
	"fmt"
	"maps"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

// YAMLMistakes holds an entry for every kind of syntax error.
var YAMLMistakes = mistakesOf(
	yamlQuoteMistakes, yamlIndentMistakes, yamlPairMistakes, yamlFlowMistakes, yamlScalarMistakes, yamlDocumentMistakes,
)

// mistakesOf joins tables of mistakes.
func mistakesOf(families ...map[syntax.ErrorKind]yamlMistake) map[syntax.ErrorKind]yamlMistake {
	all := map[syntax.ErrorKind]yamlMistake{}
	for _, family := range families {
		maps.Copy(all, family)
	}
	return all
}

var yamlQuoteMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnclosedQuote: {
		Rule: yamlRule("yaml-unclosed-quote", "A quote that is opened must be closed."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			q := p.Buf.Slice(e.Span)
			line := p.Buf.LineAt(e.Span.Start)
			if end := content(p, line).End; end == e.Span.End && goesOnBelow(p, line) && !p.InFlow(e.Span.Start) {
				return fmt.Sprintf("this %s is never closed: add %s at the end of the value, or remove it if the value is below", q, q)
			}
			return fmt.Sprintf("this %s is never closed: add %s at the end of the value", q, q)
		},
		fixes: closeQuote,
	},
	syntax.InvalidEscape: {
		Rule: yamlRule("yaml-invalid-escape", "Between double quotes, a backslash starts one of YAML's escapes."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%s is not an escape that YAML knows: write the backslash twice, or put the value between single quotes", source(p, e.Span))
		},
		fixes: doubleBackslash,
	},
	syntax.ReservedCharacter: {
		Rule: yamlRule("yaml-reserved-character", "A value that starts with \"@\", \"`\" or \"%\" needs quotes."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			if isDirective(p, e) {
				return "a directive stands above the \"---\" that starts the document: a manifest needs none"
			}
			return fmt.Sprintf("a value cannot start with %s: put it between quotes", p.Buf.Slice(e.Span)[:1])
		},
		fixes: quoteScalar,
	},
	syntax.UnexpectedText: {
		Rule: yamlRule("yaml-unexpected-text", "Nothing but a comment may follow a complete value on its line."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q follows a value that is already complete: remove it, or put the whole value between quotes", source(p, e.Span))
		},
		fixes: quoteWhole,
	},
}

var yamlScalarMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.InvalidBlockHeader: {
		Rule: yamlRule("yaml-invalid-block-header", "After \"|\" or \">\" stand at most a digit from 1 to 9 and \"+\" or \"-\"."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q does not belong after \"|\" or \">\": the text starts on the next line, and only a digit from 1 to 9 and \"+\" or \"-\" may follow the sign", source(p, e.Span))
		},
		fixes: headerText,
	},
	syntax.LeadingBlank: {
		Rule:    yamlRule("yaml-leading-blank", "A blank line above the first line of a text block must not be indented more than that line."),
		Message: say("this blank line has more spaces than the first line of the text below it: remove the spaces"),
		fixes:   emptyLine,
	},
	syntax.MissingCommentSpace: {
		Rule:    yamlRule("yaml-missing-comment-space", "A comment is separated from the value before it by a space."),
		Message: say("a comment needs a space before \"#\""),
		fixes:   spaceBeforeComment,
	},
	syntax.InvalidProperty: {
		Rule: yamlRule("yaml-invalid-property", "An anchor or a tag stands once, directly before its value."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q has no place here: an anchor (&) or a tag (!) stands once, directly before its value", source(p, e.Span))
		},
		fixes: removeSpan,
	},
	syntax.InvalidTag: {
		Rule: yamlRule("yaml-invalid-tag", "A tag must be well-formed, and its handle declared."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q is not a tag that YAML can read: remove it, a manifest needs no tags", source(p, e.Span))
		},
		fixes: removeSpan,
	},
	syntax.UnresolvedAlias: {
		Rule: yamlRule("yaml-unresolved-alias", "An alias must name an anchor that stands before it."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			name := source(p, e.Span)
			if len(name) > 1 && name[0] == '*' {
				return fmt.Sprintf("no anchor \"&%s\" stands before this alias: define it, or put %q between quotes if it is meant as text", name[1:], name)
			}
			return "this alias names no anchor: put it between quotes if it is meant as text"
		},
		fixes: quoteAlias,
	},
}
