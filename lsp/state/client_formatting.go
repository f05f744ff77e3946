package state

// FormattingCapabilities says for which of the methods of formatting a client takes the names
// of the files that they are meant for. Other methods are offered for all that the client
// opens with the server.
type FormattingCapabilities struct{ Whole, Ranges, OnType bool }

// readFormatting reads the capabilities of formatting below textDocument.
func readFormatting(doc Object) FormattingCapabilities {
	dynamic := func(name string) bool { return doc.Object(name)["dynamicRegistration"] == true }
	return FormattingCapabilities{dynamic("formatting"), dynamic("rangeFormatting"), dynamic("onTypeFormatting")}
}
