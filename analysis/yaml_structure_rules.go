package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/prose"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var yamlIndentMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.TabIndentation: {
		rule: yamlRule("yaml-tab-indentation", "Indentation is made of spaces, never of tabs.",
			webtrigger+functions+"permissions:\n\tscopes: []\n",
			webtrigger+functions+"permissions:\n  scopes: []\n"),
		message: say("a tab cannot indent a line in YAML: use spaces"),
		fixes:   tabsToSpaces,
	},
	syntax.OddIndentation: {
		rule: yamlRule("yaml-odd-indentation", "Indentation is made of plain spaces, not of no-break spaces or their like.",
			webtrigger+"  function:\n    - key: main\n\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0handler: index.run\n",
			webtrigger+functions),
		message: oddMessage,
		fixes:   plainSpaces,
	},
	syntax.BadIndentation: {
		rule: yamlRule("yaml-bad-indentation", "The entries of a map or list all start in the same column.",
			webtrigger+"  function:\n    - key: main\n       handler: index.run\n",
			webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			line := p.buf.LineAt(e.Span.End)
			columns := p.openColumns(line)
			if len(columns) == 0 {
				return fmt.Sprintf("this line starts in column %d, where no map or list around it has its entries: indent it like the entries that it belongs to", p.indent(line)+1)
			}
			return fmt.Sprintf("this line starts in column %d, where no map or list around it has its entries: indent it to column %s",
				p.indent(line)+1, columnList(columns))
		},
		fixes: indentLine,
	},
	syntax.MissingDash: {
		rule: yamlRule("yaml-missing-dash", "Every entry of a list starts with \"- \".",
			webtrigger+"  function:\n    - key: main\n    handler: index.run\n",
			webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q stands among the entries of a list: indent it to belong to the entry above, or start a new entry with \"- \"", p.source(e.Span))
		},
		fixes: indentOrDash,
	},
	syntax.UnexpectedItem: {
		rule: yamlRule("yaml-unexpected-item", "A list entry does not stand among the keys of a map.",
			webtrigger+functions+"  - key: other\n    handler: index.run\n",
			webtrigger+functions+"    - key: other\n      handler: index.run\n"),
		message: say("a list entry has no place among the keys of a map: indent it as the list that it belongs to, or remove the dash"),
		fixes:   itemOrKey,
	},
	syntax.ItemOnKeyLine: {
		rule: yamlRule("yaml-item-on-key-line", "A list starts on the line below its key.",
			webtrigger+"  function: - key: main\n              handler: index.run\n",
			webtrigger+functions),
		message: say("a list cannot start on the line of its key: move it to the next line"),
		fixes:   itemToNextLine,
	},
}

var yamlPairMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnindentedText: {
		rule: yamlRule("yaml-unindented-text", "The lines of a text are indented more than its key.",
			"  description: |\n  Shows a panel on all issues.\n"+webtrigger+functions,
			"  description: |\n    Shows a panel on all issues.\n"+webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q stands among entries that are indented more: start it with \"# \" if it is a comment, or indent it", p.source(e.Span))
		},
	},
	syntax.MissingColon: {
		rule: yamlRule("yaml-missing-colon", "A key is followed by a colon.",
			webtrigger+"  function:\n    - key: main\n      handler index.run\n",
			webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			source := p.source(e.Span)
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
		rule: yamlRule("yaml-missing-space", "The colon after a key is followed by a space.",
			webtrigger+"  function:\n    - key: main\n      handler:index.run\n",
			webtrigger+functions),
		message: say("a space is missing after the colon"),
		fixes:   insertSpace,
	},
	syntax.NestedMapping: {
		rule: yamlRule("yaml-nested-mapping", "A value that contains \": \" needs quotes.",
			webtrigger+functions+"environment:\n  variables:\n    - key: TITLE\n      default: Forge: the app\n",
			webtrigger+functions+"environment:\n  variables:\n    - key: TITLE\n      default: \"Forge: the app\"\n"),
		message: func(p *pass, e syntax.Error) string {
			line := p.buf.LineAt(e.Span.Start)
			if before := p.buf.Slice(text.Span{Start: p.buf.Line(line).Start, End: e.Span.Start}); strings.HasSuffix(strings.TrimRight(before, " \t"), ":") && p.goesOnBelow(line) {
				return "a second colon stands behind the key, and its value is below: remove it"
			}
			return "a value cannot contain \": \" without quotes: put the value between quotes, or move the nested key to its own line"
		},
		fixes: quoteLine,
	},
	syntax.MultilineKey: {
		rule: yamlRule("yaml-multiline-key", "A key stands on one line.",
			webtrigger+"  function:\n    - \"key\n        \": main\n      handler: index.run\n",
			webtrigger+functions),
		message: say("a key must stand on one line: is a colon or a quote missing above?"),
	},
	syntax.LongKey: {
		rule:    &Rule{ID: "yaml-long-key", Severity: Error, OnYAML: true, Doc: "A key has at most 1,024 characters."},
		message: say("a key of more than 1,024 characters cannot be read: is a quote or a line end missing?"),
	},
	syntax.DuplicateKey: {
		rule: yamlRule("yaml-duplicate-key", "A key stands once in a map.",
			webtrigger+functions+"      handler: index.run\n",
			webtrigger+functions),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("%q is already set on line %d: keep only one of them", p.keyText(e.Span), p.lineOf(e.Related))
		},
		fixes:   removeDuplicate,
		related: "first set here",
	},
}

// columnList writes 0-based columns as 1-based numbers in words.
func columnList(columns []int) string {
	words := make([]string, len(columns))
	for i, c := range columns {
		words[i] = fmt.Sprint(c + 1)
	}
	return prose.Or(words)
}
