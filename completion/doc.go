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
//   - An item, accepted, writes the line of the cursor, and lines below it that are indented no
//     less. What it names and the manifest lacks is declared by changes of other lines. It leaves
//     the YAML around it as whole as it was, and makes no error but the absence of what is still
//     to be written.
//   - An editor without placeholders gets texts of one line.
//   - What the manifest needs comes first; then what people write first, for reasons that hold for
//     an app that nobody has seen (internal/schema/data/order.json).
//   - Nothing is offered that Forge refuses, or that is there already.
//   - It knows nothing of the protocol.
package completion
