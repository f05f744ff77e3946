package lsp

import (
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/memory"
)

// TestClientFiles: what the client gives is there, and what it takes away is not; what has no place
// among files does no harm.
func TestClientFiles(t *testing.T) {
	given := memory.New()
	c := open(t, Options{
		ClientFiles: given,
		Files:       func(changed func()) *files.Store { return files.NewCache(given, changed) },
	}, plainClient, oneFunction)
	c.codes("function-handler-file") // perhaps after a look that waited for no file
	c.notify(methodDidChangeFiles, `{"changes":[
		{"uri":"untitled:x","text":""}, {"uri":"file:///","text":""}, {}, {"uri":"%","text":null},
		{"uri":"file:///app/src/index.js","text":"export const run = 1"}]}`)
	c.codes()
	c.notify(methodDidChangeFiles, `{"changes":[{"uri":"FILE:///app/src"}]}`)
	c.codes("function-handler-file")
}

// TestNoClientFiles: where files are not the client's to give, nothing happens.
func TestNoClientFiles(t *testing.T) {
	c := open(t, Options{}, plainClient, oneFunction)
	c.notify(methodDidChangeFiles, `{"changes":[{"uri":"file:///app/src/index.js","text":""}]}`)
	c.sync()
}
