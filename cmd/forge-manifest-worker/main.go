//go:build js

// Forge-manifest-worker is the language server for a worker of a browser or of Node: it speaks the
// protocol with the page, in whole messages, and knows the files that the page gives it.
// editors/worker/worker.js starts it.
package main

import (
	"context"
	"runtime/debug"
	"syscall/js"
	"time"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/memory"
	"forge-manifest-ls/lsp"
	"forge-manifest-ls/lsp/transport"
)

// settle is how much longer than elsewhere the work waits that nobody has asked for: there is one thread,
// and code runs slowly when it runs for the first time.
const settle = time.Second

// main serves the worker that has set the global variable forgeManifestWorker: an object whose
// function "send" takes a message to the page, as JSON, and which gets a function "receive" for those
// of the page. When the session ends, "end" is called with the exit code.
func main() {
	worker := js.Global().Get("forgeManifestWorker")
	messages := transport.NewMessages(func(body []byte) { worker.Call("send", string(body)) })
	worker.Set("receive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		messages.Receive([]byte(args[0].String()))
		return nil
	}))
	worker.Call("ready")
	around := memory.New()
	end := lsp.Serve(context.Background(), messages, lsp.Options{
		Version:     version(),
		ClientFiles: around,
		Folder:      around.Below,
		Settle:      settle,
		Files:       func(changed func()) *files.Store { return files.NewCache(around, changed) },
	})
	worker.Call("end", end.Code)
}

// version is the version of the module that the program was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "(unknown)"
}
