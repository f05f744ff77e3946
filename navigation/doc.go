// Package navigation finds its way through a manifest: the outline, and all that begins with
// the name at a cursor.
//
// One engine, [PlacesAt], finds the places of a name: where it is declared and where it is
// named, in the manifest and in the files around it. The rest is a thin layer over it:
// [ImplementationsAt], [RenameableAt] and [RenameAt]. [CallableAt], [Incoming] and [Outgoing]
// are the call hierarchy, [Moved] is what a manifest becomes when files move.
//
// Laws:
//   - Navigation is a pure function of the file and of what is known of the files around it,
//     in byte offsets. It does not wait for a file: what is not known yet is pending.
//   - It works in broken text: what is there is found. Only a rename asks for sound lines, because
//     it changes all places of a name or none.
package navigation
