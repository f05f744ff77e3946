package yaml

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

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
