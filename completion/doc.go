// Package completion says what can be written at a place of a manifest.
//
// [At] is a pure function of an immutable file and a cursor. What stands at the cursor is
// what [manifest.File.ContextAt] says, and nothing else tells it; the catalogue tells what is
// allowed there; the file's definitions and the files around it tell what can be named there.
//
// Inside, a cursor is read-only: it is a place and what is known of it. A plan says where
// lines start that are written there. A lister puts what it finds at a cursor, written by a
// plan, into a list. To look at another place is to make another cursor.
//
// Laws:
//   - An item, accepted, changes nothing but the line of the cursor, leaves the YAML around
//     it as whole as it was, and makes no error but the absence of what is still to be
//     written.
//   - Nothing is offered that Forge refuses, or that is there already.
//   - It knows nothing of the protocol.
package completion
