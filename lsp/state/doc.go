// Package state is what a session knows at one moment: what the client can do and wants, its
// folders, its documents and what was found in them.
//
// [Snapshot] is immutable but for memos and caches, which are safe for concurrent use: a request keeps
// the one that it began with. The package reads what clients declare, set and address, with patience for what
// is odd; it answers nothing and sends nothing.
package state
