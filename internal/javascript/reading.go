package javascript

import "forge-manifest-ls/internal/files"

var exports = files.NewReading(ExportsOf)

// ExportsIn is [ExportsOf] for a file that is kept, and so is the answer.
func ExportsIn(c *files.Content) Exports { return exports.Of(c) }
