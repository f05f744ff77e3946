package lsp

// foldingCapabilities says what a client can fold.
type foldingCapabilities struct {
	lines bool // hides whole lines only
	limit int  // how many ranges it takes; 0 when it does not say
}

// readFolding reads the capability textDocument.foldingRange.
func readFolding(c object) foldingCapabilities {
	limit, _ := c["rangeLimit"].(float64)
	return foldingCapabilities{lines: c["lineFoldingOnly"] == true, limit: max(int(limit), 0)}
}
