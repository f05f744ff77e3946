package lsp

// formattingCapabilities says for which of the methods of formatting a client takes the names
// of the files that they are meant for. Other methods are offered for all that the client
// opens with the server.
type formattingCapabilities struct{ whole, ranges, onType bool }

// readFormatting reads the capabilities of formatting below textDocument.
func readFormatting(doc object) formattingCapabilities {
	dynamic := func(name string) bool { return doc.object(name)["dynamicRegistration"] == true }
	return formattingCapabilities{dynamic("formatting"), dynamic("rangeFormatting"), dynamic("onTypeFormatting")}
}
