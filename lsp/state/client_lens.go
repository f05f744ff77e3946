package state

import "slices"

// Commands that lenses run in the client, which says in experimental.commands.commands which of
// them it has. docs/settings.md describes them.
const (
	ShowReferences    = Section + ".showReferences"    // document, position, locations
	OpenDocumentation = Section + ".openDocumentation" // address of the page
)

// lensCapabilities says which lenses a client can show.
type lensCapabilities struct {
	Kinds    lensKind // those for which it has the command
	Resolves bool     // asks for the command of a lens when it shows it
}

// readLenses reads the capabilities experimental.commands and textDocument.codeLens.
func readLenses(experimental, lens Object) lensCapabilities {
	return lensCapabilities{
		Kinds:    lensesWith(experimental),
		Resolves: slices.Contains(lens.Object("resolveSupport").List("properties"), any("command")),
	}
}

// lensesWith returns the lenses for which a client has the command.
func lensesWith(experimental Object) (kinds lensKind) {
	commands := experimental.Object("commands").List("commands")
	if slices.Contains(commands, any(ShowReferences)) {
		kinds |= LensUses | LensImpact
	}
	if slices.Contains(commands, any(OpenDocumentation)) {
		kinds |= LensDocumentation
	}
	return kinds
}
