package state

import (
	"forge-manifest-ls/navigation"

	"go.lsp.dev/protocol"
)

// SymbolKinds are kinds that every client knows.
var SymbolKinds = map[navigation.SymbolKind]protocol.SymbolKind{
	navigation.Section:  protocol.SymbolKindNamespace,
	navigation.Module:   protocol.SymbolKindModule,
	navigation.Entry:    protocol.SymbolKindClass,
	navigation.Property: protocol.SymbolKindProperty,
}

// SymbolName is the name of a symbol; some clients refuse an outline that holds an
// empty one.
func SymbolName(s navigation.Symbol) string {
	if s.Name == "" {
		return "(no name)"
	}
	return s.Name
}
