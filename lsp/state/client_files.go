package state

// FileCapabilities says of which file operations the client tells.
type FileCapabilities struct{ WillRename, DidRename, DidCreate, DidDelete bool }

// readFileCapabilities picks out what fileCapabilities holds.
func readFileCapabilities(c Object) FileCapabilities {
	return FileCapabilities{c["willRename"] == true, c["didRename"] == true, c["didCreate"] == true, c["didDelete"] == true}
}
