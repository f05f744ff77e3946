package state

import "slices"

// Commands that lenses run in the client, which says in experimental.commands.commands which of
// them it has. docs/settings.md describes them.
const (
	ShowReferences    = Section + ".showReferences"    // document, position, locations
	OpenDocumentation = Section + ".openDocumentation" // address of the page
)

// readLenses returns the lenses for which a client has the command.
func readLenses(experimental Object) (kinds lensKind) {
	commands := experimental.Object("commands").List("commands")
	if slices.Contains(commands, any(ShowReferences)) {
		kinds |= LensUses | LensImpact
	}
	if slices.Contains(commands, any(OpenDocumentation)) {
		kinds |= LensDocumentation
	}
	return kinds
}
