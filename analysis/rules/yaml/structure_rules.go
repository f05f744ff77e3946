package yaml

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

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

// columnList says by how many spaces lines are indented that start in some columns, from 0.
func columnList(columns []int) string {
	words := make([]string, len(columns))
	for i, c := range columns {
		words[i] = fmt.Sprint(c)
	}
	return prose.Or(words)
}

// spaces counts the spaces in front of a line.
func spaces(n int) string { return prose.Count(n, "space", "spaces") }
