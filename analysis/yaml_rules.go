package analysis

import (
	"fmt"
	"maps"

	"forge-manifest-ls/syntax"
)

// yamlMistakes holds an entry for every kind of syntax error.
var yamlMistakes = mistakesOf(
	yamlQuoteMistakes, yamlIndentMistakes, yamlPairMistakes, yamlFlowMistakes, yamlScalarMistakes, yamlDocumentMistakes,
)

func mistakesOf(families ...map[syntax.ErrorKind]yamlMistake) map[syntax.ErrorKind]yamlMistake {
	all := map[syntax.ErrorKind]yamlMistake{}
	for _, family := range families {
		maps.Copy(all, family)
	}
	return all
}

var yamlQuoteMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnclosedQuote: {
		rule: yamlRule("yaml-unclosed-quote", "A quote that is opened must be closed.",
			webtrigger+"  function:\n    - key: main\n      handler: \"index.run\n",
			webtrigger+"  function:\n    - key: main\n      handler: \"index.run\"\n"),
		message: func(p *pass, e syntax.Error) string {
			q := p.buf.Slice(e.Span)
			line := p.buf.LineAt(e.Span.Start)
			if end := p.content(line).End; end == e.Span.End && p.goesOnBelow(line) && !p.inFlow(e.Span.Start) {
				return fmt.Sprintf("this %s is never closed: add %s at the end of the value, or remove it if the value is below", q, q)
			}
			return fmt.Sprintf("this %s is never closed: add %s at the end of the value", q, q)
		},
		fixes: closeQuote,
	},
	syntax.InvalidEscape: {
		rule: yamlRule("yaml-invalid-escape", "Between double quotes, a backslash starts one of YAML's escapes.",
			"  description: \"Shows the back\\-end\"\n"+webtrigger+functions,
			"  description: \"Shows the back-end\"\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%s is not an escape that YAML knows: write the backslash twice, or put the value between single quotes", p.source(e.Span))
		},
		fixes: doubleBackslash,
	},
	syntax.ReservedCharacter: {
		rule: yamlRule("yaml-reserved-character", "A value that starts with \"@\", \"`\" or \"%\" needs quotes.",
			"  description: @example shows it\n"+webtrigger+functions,
			"  description: \"@example shows it\"\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			if p.isDirective(e) {
				return "a directive stands above the \"---\" that starts the document: a manifest needs none"
			}
			return fmt.Sprintf("a value cannot start with %s: put it between quotes", p.buf.Slice(e.Span)[:1])
		},
		fixes: quoteScalar,
	},
	syntax.UnexpectedText: {
		rule: yamlRule("yaml-unexpected-text", "Nothing but a comment may follow a complete value on its line.",
			"  description: \"Demo\" of a panel\n"+webtrigger+functions,
			"  description: '\"Demo\" of a panel'\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q follows a value that is already complete: remove it, or put the whole value between quotes", p.source(e.Span))
		},
		fixes: quoteWhole,
	},
}

var yamlScalarMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.InvalidBlockHeader: {
		rule: yamlRule("yaml-invalid-block-header", "After \"|\" or \">\" stand at most a digit from 1 to 9 and \"+\" or \"-\".",
			"  description: |x\n    Shows a panel\n"+webtrigger+functions,
			"  description: |\n    Shows a panel\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q does not belong after \"|\" or \">\": the text starts on the next line, and only a digit from 1 to 9 and \"+\" or \"-\" may follow the sign", p.source(e.Span))
		},
		fixes: headerText,
	},
	syntax.LeadingBlank: {
		rule: yamlRule("yaml-leading-blank", "A blank line above the first line of a text block must not be indented more than that line.",
			"  description: >-\n        \n    Shows a panel\n"+webtrigger+functions,
			"  description: >-\n    Shows a panel\n"+webtrigger+functions),
		message: say("this blank line has more spaces than the first line of the text below it: remove the spaces"),
		fixes:   emptyLine,
	},
	syntax.MissingCommentSpace: {
		rule: yamlRule("yaml-missing-comment-space", "A comment is separated from the value before it by a space.",
			webtrigger+"  function:\n    - key: main\n      handler: \"index.run\"#hosted\n",
			webtrigger+"  function:\n    - key: main\n      handler: \"index.run\" #hosted\n"),
		message: say("a comment needs a space before \"#\""),
		fixes:   spaceBeforeComment,
	},
	syntax.InvalidProperty: {
		rule: yamlRule("yaml-invalid-property", "An anchor or a tag stands once, directly before its value.",
			webtrigger+"  function:\n    - key: main\n      handler: &a &b index.run\n",
			webtrigger+"  function:\n    - key: main\n      handler: index.run\n"),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q has no place here: an anchor (&) or a tag (!) stands once, directly before its value", p.source(e.Span))
		},
		fixes: removeSpan,
	},
	syntax.InvalidTag: {
		rule: yamlRule("yaml-invalid-tag", "A tag must be well-formed, and its handle declared.",
			webtrigger+"  function:\n    - key: main\n      handler: !x!y index.run\n",
			webtrigger+"  function:\n    - key: main\n      handler: index.run\n"),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q is not a tag that YAML can read: remove it, a manifest needs no tags", p.source(e.Span))
		},
		fixes: removeSpan,
	},
	syntax.UnresolvedAlias: {
		rule: yamlRule("yaml-unresolved-alias", "An alias must name an anchor that stands before it.",
			"  description: *demo\n"+webtrigger+functions,
			"  description: \"*demo\"\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			name := p.source(e.Span)
			if len(name) > 1 && name[0] == '*' {
				return fmt.Sprintf("no anchor \"&%s\" stands before this alias: define it, or put %q between quotes if it is meant as text", name[1:], name)
			}
			return "this alias names no anchor: put it between quotes if it is meant as text"
		},
		fixes: quoteAlias,
	},
}
