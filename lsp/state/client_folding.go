package state

// foldingCapabilities says what a client can fold.
type foldingCapabilities struct {
	Lines bool // hides whole lines only
	Limit int  // how many ranges it takes; 0 when it does not say
}

// readFolding reads the capability textDocument.foldingRange.
func readFolding(c Object) foldingCapabilities {
	limit, _ := c["rangeLimit"].(float64)
	return foldingCapabilities{Lines: c["lineFoldingOnly"] == true, Limit: max(int(limit), 0)}
}
