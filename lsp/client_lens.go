package lsp

import "slices"

// Commands that lenses run in the client, which says in experimental.commands.commands which of
// them it has. docs/settings.md describes them.
const (
	showReferences    = section + ".showReferences"    // document, position, locations
	openDocumentation = section + ".openDocumentation" // address of the page
)

// readLenses returns the lenses for which a client has the command.
func readLenses(experimental object) (kinds lensKind) {
	commands := experimental.object("commands").list("commands")
	if slices.Contains(commands, any(showReferences)) {
		kinds |= lensUses
	}
	if slices.Contains(commands, any(openDocumentation)) {
		kinds |= lensDocumentation
	}
	return kinds
}
