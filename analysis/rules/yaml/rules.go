package yaml

import (
	"fmt"
	"maps"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// mistakes holds an entry for every kind of syntax error.
var mistakes = mistakesOf(
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

var yamlIndentMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.TabIndentation: {
		Rule:    yamlRule("yaml-tab-indentation", "Indentation is made of spaces, never of tabs."),
		Message: say("a tab cannot indent a line in YAML: use spaces"),
		fixes:   tabsToSpaces,
	},
	syntax.OddIndentation: {
		Rule:    yamlRule("yaml-odd-indentation", "Indentation is made of plain spaces, not of no-break spaces or their like."),
		Message: oddMessage,
		fixes:   plainSpaces,
	},
	syntax.BadIndentation: {
		Rule: yamlRule("yaml-bad-indentation", "The entries of a map or list are all indented by the same number of spaces."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			line := p.Buf.LineAt(e.Span.End)
			columns := openColumns(p, line)
			if len(columns) == 0 {
				return fmt.Sprintf("this line is indented by %s, and no map or list around it has its entries there: indent it like the entries that it belongs to", spaces(indentOf(p, line)))
			}
			return fmt.Sprintf("this line is indented by %s, and the lines that it may belong to by %s: indent it like one of these",
				spaces(indentOf(p, line)), columnList(columns))
		},
		fixes: indentLine,
	},
	syntax.MissingDash: {
		Rule: yamlRule("yaml-missing-dash", "Every entry of a list starts with \"- \"."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q stands among the entries of a list: indent it to belong to the entry above, or start a new entry with \"- \"", source(p, e.Span))
		},
		fixes: indentOrDash,
	},
	syntax.UnexpectedItem: {
		Rule:    yamlRule("yaml-unexpected-item", "A list entry does not stand among the keys of a map."),
		Message: say("a list entry has no place among the keys of a map: indent it as the list that it belongs to, or remove the dash"),
		fixes:   itemOrKey,
	},
	syntax.ItemOnKeyLine: {
		Rule:    yamlRule("yaml-item-on-key-line", "A list starts on the line below its key."),
		Message: say("a list cannot start on the line of its key: move it to the next line"),
		fixes:   itemToNextLine,
	},
}

var yamlPairMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnindentedText: {
		Rule: yamlRule("yaml-unindented-text", "The lines of a text are indented more than its key."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q stands among entries that are indented more: start it with \"# \" if it is a comment, or indent it", source(p, e.Span))
		},
	},
	syntax.MissingColon: {
		Rule: yamlRule("yaml-missing-colon", "A key is followed by a colon."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			source := source(p, e.Span)
			if isEnclosed(source) {
				return source + " is not a key yet: write a colon and its value after it"
			}
			key, rest, _ := strings.Cut(source, " ")
			if rest != "" {
				return fmt.Sprintf("the colon after the key is missing: write \"%s: %s\"", key, rest)
			}
			return fmt.Sprintf("%q is not a key yet: write a colon and its value after it", key)
		},
		fixes: insertColon,
	},
	syntax.MissingSpace: {
		Rule:    yamlRule("yaml-missing-space", "The colon after a key is followed by a space."),
		Message: say("a space is missing after the colon"),
		fixes:   insertSpace,
	},
	syntax.NestedMapping: {
		Rule: yamlRule("yaml-nested-mapping", "A value that contains \": \" needs quotes."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			line := p.Buf.LineAt(e.Span.Start)
			if before := p.Buf.Slice(text.Span{Start: p.Buf.Line(line).Start, End: e.Span.Start}); strings.HasSuffix(strings.TrimRight(before, " \t"), ":") && goesOnBelow(p, line) {
				return "a second colon stands behind the key, and its value is below: remove it"
			}
			if _, value, _ := strings.Cut(strings.TrimSpace(p.Buf.Slice(p.Buf.Line(line))), ": "); strings.HasSuffix(value, ":") && !strings.Contains(value, ": ") {
				return fmt.Sprintf("%q is not finished: write what follows the colon, without a space", prose.Shortened(value))
			}
			return "a value cannot contain \": \" without quotes: put the value between quotes, or move the nested key to its own line"
		},
		fixes: quoteLine,
	},
	syntax.MultilineKey: {
		Rule:    yamlRule("yaml-multiline-key", "A key stands on one line."),
		Message: say("a key must stand on one line: is a colon or a quote missing above?"),
	},
	syntax.LongKey: {
		Rule:    &analysis.Rule{ID: "yaml-long-key", Severity: analysis.Error, OnYAML: true, Doc: "A key has at most 1,024 characters."},
		Message: say("a key of more than 1,024 characters cannot be read: is a quote or a line end missing?"),
	},
	syntax.DuplicateKey: {
		Rule: yamlRule("yaml-duplicate-key", "A key stands once in a map."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("%q is already set on line %d: keep only one of them", keyText(p, e.Span), p.LineOf(e.Related))
		},
		fixes:   removeDuplicate,
		related: "first set here",
	},
}

// spaces counts the spaces in front of a line.
func spaces(n int) string { return prose.Count(n, "space", "spaces") }

// columnList says by how many spaces lines are indented that start in some columns, from 0.
func columnList(columns []int) string {
	words := make([]string, len(columns))
	for i, c := range columns {
		words[i] = fmt.Sprint(c)
	}
	return prose.Or(words)
}

var yamlFlowMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnclosedFlow: {
		Rule: yamlRule("yaml-unclosed-flow", "A bracket or brace that is opened must be closed."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("this %q is never closed: add %q", p.Buf.Slice(e.Span), closing(p.Buf.Slice(e.Span)))
		},
		fixes: closeFlow,
	},
	syntax.MissingComma: {
		Rule: yamlRule("yaml-missing-comma", "The entries between brackets or braces are separated by commas."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			return fmt.Sprintf("a comma is missing before %q", source(p, e.Span))
		},
		fixes: insertComma,
	},
	syntax.UnexpectedComma: {
		Rule:    yamlRule("yaml-unexpected-comma", "There is an entry between any two commas."),
		Message: say("this comma has no entry before it: remove it"),
		fixes:   removeComma,
	},
	syntax.UnexpectedClose: {
		Rule: yamlRule("yaml-unexpected-close", "A closing bracket or brace has an opening one."),
		Message: func(p *analysis.Pass, e syntax.Error) string {
			if open := openBracket(p, e.Span.Start); open != "" && closing(open) != p.Buf.Slice(e.Span) {
				return fmt.Sprintf("%q cannot close the %q on line %d: write %q", p.Buf.Slice(e.Span), open, openLine(p, e.Span.Start), closing(open))
			}
			return fmt.Sprintf("%q closes nothing: remove it, or put the value between quotes if it belongs to a text", p.Buf.Slice(e.Span))
		},
		fixes: replaceClose,
	},
}

var yamlDocumentMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.SecondDocument: {
		Rule:    yamlRule("yaml-multiple-documents", "A manifest is one YAML document."),
		Message: say("a manifest holds one document, and this \"---\" starts a second one: remove it"),
		fixes:   removeDocument,
	},
	syntax.InvalidDirective: {
		Rule: &analysis.Rule{
			ID: "yaml-invalid-directive", Severity: analysis.Error, OnYAML: true, Doc: "A directive stands once, above the \"---\" of its document.",
		},
		Message: say("this directive is out of place: it stands once, above the \"---\" that starts the document; a manifest needs none"),
		fixes:   removeLine,
	},
	syntax.ConflictMarker: {
		Rule:    yamlRule("yaml-conflict-marker", "A merge conflict must be resolved."),
		Message: say("a merge conflict is not resolved: keep one of the two versions and remove the markers"),
		fixes:   resolveConflict,
		related: "the conflict ends here",
	},
	syntax.NestingTooDeep: {
		Rule: &analysis.Rule{
			ID: "yaml-nesting-too-deep", Severity: analysis.Error, OnYAML: true, Doc: "Maps and lists are not nested without end.",
			Why: "Forge cannot read the file: its parser gives up as well.",
		},
		Message: say(fmt.Sprintf("maps and lists are nested more than %d deep here: nothing below can be read", syntax.MaxDepth)),
	},
	syntax.TooLarge: {
		Rule: &analysis.Rule{
			ID: "yaml-too-large", Severity: analysis.Warning, OnYAML: true, Doc: "A file above 16 MB is not checked; Forge takes at most 200 KB.",
			Why: "Nothing in the file is checked.",
		},
		Message: say(fmt.Sprintf("the file is larger than %d MB and was not checked: Forge takes at most 200 KB", syntax.MaxSize>>20)),
	},
	syntax.TooManyErrors: {
		Rule: &analysis.Rule{
			ID: "yaml-too-many-mistakes", Severity: analysis.Error, OnYAML: true,
			Doc: fmt.Sprintf("The YAML has no more than %d mistakes: others are not shown.", syntax.MaxErrors),
			Why: "Forge cannot read the file. What it says is not checked, because it cannot be told from the mistakes.",
		},
		Message: say(fmt.Sprintf("the YAML has more mistakes from here on: only the first %d are shown, and nothing else is checked before they are mended", syntax.MaxErrors)),
	},
}

// closing returns the bracket that closes an opening one.
func closing(open string) string {
	if open == "[" {
		return "]"
	}
	return "}"
}
