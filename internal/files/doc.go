// Package files answers what rules ask about the files around a manifest.
//
// A [Store] keeps what was read from a [Source]; a [View] is the store seen from the
// directory of one manifest. There are two ways to use a store: one that [NewStore]
// made looks at once, which is what a checker on the command line wants; one that
// [NewCache] made never waits for a file: it answers [Pending] for what it has not seen,
// looks behind the caller's back, and says when it knows more. Editors want that,
// because a file may lie on a network that does not answer.
//
// Laws:
//   - Only regular files are read, and only up to [MaxSize].
//   - Who asks a cache never waits for the file system.
//   - Of a file that is being edited the text of the editor counts ([Store.SetOverlay]).
//   - What was read is kept until the file changes, and so is what others worked out
//     of it ([Reading]).
//   - Paths are written with slashes, on Windows too; [Join], [Parent] and [Resolve] know of drives and servers.
//     What a manifest names leads to no server but its own.
//   - It knows nothing of Forge, and does not reach the operating system: see package
//     disk for a source that does.
package files
