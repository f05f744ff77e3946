package analysis

import (
	"fmt"

	"forge-manifest-ls/syntax"
)

var yamlFlowMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.UnclosedFlow: {
		rule: yamlRule("yaml-unclosed-flow", "A bracket or brace that is opened must be closed.",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\"\n",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\"]\n"),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("this %q is never closed: add %q", p.buf.Slice(e.Span), closing(p.buf.Slice(e.Span)))
		},
		fixes: closeFlow,
	},
	syntax.MissingComma: {
		rule: yamlRule("yaml-missing-comma", "The entries between brackets or braces are separated by commas.",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\" \"read:me\"]\n",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\", \"read:me\"]\n"),
		message: func(p *pass, e syntax.Error) string {
			return fmt.Sprintf("a comma is missing before %q", p.source(e.Span))
		},
		fixes: insertComma,
	},
	syntax.UnexpectedComma: {
		rule: yamlRule("yaml-unexpected-comma", "There is an entry between any two commas.",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\",, \"read:me\"]\n",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\", \"read:me\"]\n"),
		message: say("this comma has no entry before it: remove it"),
		fixes:   removeComma,
	},
	syntax.UnexpectedClose: {
		rule: yamlRule("yaml-unexpected-close", "A closing bracket or brace has an opening one.",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\"]]\n",
			webtrigger+functions+"permissions:\n  scopes: [\"read:jira-work\"]\n"),
		message: func(p *pass, e syntax.Error) string {
			if open := p.openBracket(e.Span.Start); open != "" && closing(open) != p.buf.Slice(e.Span) {
				return fmt.Sprintf("%q cannot close the %q on line %d: write %q", p.buf.Slice(e.Span), open, p.openLine(e.Span.Start), closing(open))
			}
			return fmt.Sprintf("%q closes nothing: remove it, or put the value between quotes if it belongs to a text", p.buf.Slice(e.Span))
		},
		fixes: replaceClose,
	},
}

var yamlDocumentMistakes = map[syntax.ErrorKind]yamlMistake{
	syntax.SecondDocument: {
		rule: yamlRule("yaml-multiple-documents", "A manifest is one YAML document.",
			webtrigger+functions+"---\nother: 1\n", webtrigger+functions),
		message: say("a manifest holds one document, and this \"---\" starts a second one: remove it"),
		fixes:   removeDocument,
	},
	syntax.InvalidDirective: {
		rule: &Rule{
			ID: "yaml-invalid-directive", Severity: Error, OnYAML: true, Doc: "A directive stands once, above the \"---\" of its document.",
			Bad:  "%YAML 1.2\n" + head + webtrigger + functions,
			Good: head + webtrigger + functions,
		},
		message: say("this directive is out of place: it stands once, above the \"---\" that starts the document; a manifest needs none"),
		fixes:   removeLine,
	},
	syntax.ConflictMarker: {
		rule: yamlRule("yaml-conflict-marker", "A merge conflict must be resolved.",
			"<<<<<<< HEAD\n  description: Shows a panel\n=======\n  description: Shows panels\n>>>>>>> branch\n"+webtrigger+functions,
			"  description: Shows panels\n"+webtrigger+functions),
		message: say("a merge conflict is not resolved: keep one of the two versions and remove the markers"),
		fixes:   resolveConflict,
		related: "the conflict ends here",
	},
	syntax.NestingTooDeep: {
		rule: &Rule{
			ID: "yaml-nesting-too-deep", Severity: Error, OnYAML: true, Doc: "Maps and lists are not nested without end.",
			Why: "Forge cannot read the file: its parser gives up as well.",
		},
		message: say(fmt.Sprintf("maps and lists are nested more than %d deep here: nothing below can be read", syntax.MaxDepth)),
	},
	syntax.TooLarge: {
		rule: &Rule{
			ID: "yaml-too-large", Severity: Warning, OnYAML: true, Doc: "A file above 16 MB is not checked; Forge takes at most 200 KB.",
			Why: "Nothing in the file is checked.",
		},
		message: say(fmt.Sprintf("the file is larger than %d MB and was not checked: Forge takes at most 200 KB", syntax.MaxSize>>20)),
	},
	syntax.TooManyErrors: {
		rule: &Rule{
			ID: "yaml-too-many-mistakes", Severity: Error, OnYAML: true,
			Doc: fmt.Sprintf("The YAML has no more than %d mistakes: others are not shown.", syntax.MaxErrors),
			Why: "Forge cannot read the file. What it says is not checked, because it cannot be told from the mistakes.",
		},
		message: say(fmt.Sprintf("the YAML has more mistakes from here on: only the first %d are shown, and nothing else is checked before they are mended", syntax.MaxErrors)),
	},
}

// closing returns the bracket that closes an opening one.
func closing(open string) string {
	if open == "[" {
		return "]"
	}
	return "}"
}
