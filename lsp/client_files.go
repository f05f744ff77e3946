package lsp

// fileCapabilities says of which file operations the client tells.
type fileCapabilities struct{ willRename, didRename, didCreate, didDelete bool }

// readFileCapabilities picks out what fileCapabilities holds.
func readFileCapabilities(c object) fileCapabilities {
	return fileCapabilities{c["willRename"] == true, c["didRename"] == true, c["didCreate"] == true, c["didDelete"] == true}
}
