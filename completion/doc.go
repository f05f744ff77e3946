// Package completion says what can be written at a place of a manifest.
//
// [At] is a pure function of an immutable file and an offset. What stands at the cursor it
// asks of [manifest.File.ContextAt], and of nothing else; what is allowed there, of the
// catalogue; what can be named there, of the file's definitions and of the files around it.
//
// Laws:
//   - An item, accepted, changes nothing but the line of the cursor, leaves the YAML around
//     it as whole as it was, and makes no error but the absence of what is still to be
//     written.
//   - Nothing is offered that Forge refuses, or that is there already.
//   - It knows nothing of the protocol.
package completion
