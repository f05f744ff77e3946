package shortcuts

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is keyboard shortcuts. Forge looks at those of modules of all types,
// though only Confluence has them.
var Group = &analysis.Group{
	Rules:   []*analysis.Rule{ruleKeyboardShortcutSyntax, ruleKeyboardShortcutUnique},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {keyboardShortcut}},
	Facts:   map[string][]analysis.FactFinder{"": {accelerators}},
	File:    repeatedAccelerators,
}

//go:embed samples
var samples embed.FS
