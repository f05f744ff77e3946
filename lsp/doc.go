// Package lsp speaks the Language Server Protocol: it turns messages into calls of
// the features and their answers into messages.
//
// [Serve] runs one session. Its parts, from the bytes inwards:
//
//   - transport reads frames, survives any bytes, and is the one writer;
//   - server.handle dispatches: notifications run on the reader, in wire order;
//     calls decode and take a snapshot there and then leave it;
//   - the table in registry.go names every method, and each method has a file;
//   - state.Snapshot is the state of the session: immutable, stored in one atomic pointer;
//   - publisher checks documents behind the reader and publishes diagnostics, of
//     the newest version only;
//   - state.CompletionLists are the newest lists of items: their documentation is made when a
//     client asks for it, which may be after an edit;
//   - prepare reads, a moment after the session begins, what the first list will need;
//   - schemas finds out, behind the reader, what each document is to be judged by:
//     besides the reader it is the only one that changes the state.
//
// Laws:
//   - nothing that a client sends ends the session, except "exit", the end of its
//     input, its death, or that it stops reading what it asked for;
//   - the text of a document is the client's text or is known to be lost: a change
//     that cannot be understood is never guessed at;
//   - nothing on the reader waits for the client, and no answer waits for a schema;
//   - only this package, items and state convert positions, and these and transport import go.lsp.dev;
//   - a feature never sees the protocol, and this package never looks at YAML.
package lsp
