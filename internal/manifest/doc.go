// Package manifest says what the text of a Forge manifest says: a typed view over
// the YAML tree, the table of what it declares, the references between them, and
// what stands at the cursor.
//
// A [File] is immutable. Its views are made when first asked for:
//
//   - [File.IsForge] tells Forge's manifests from other tools' files;
//   - [File.Sections], [List] and [Entry] are the typed view;
//   - [File.Lookup] and its like are the table of definitions;
//   - [File.References] are the places that name them; what names what stands in one
//     table, by [Kind];
//   - [File.At] and [Value.At] walk down by the names of properties;
//   - [File.ContextAt] is what stands at the cursor;
//   - [Value] is a node as package schema wants it.
//
// Facts of an entry are kept by the identity of its subtree and handed from a
// version to the next, so that an edit costs one entry and a glance at each of the
// others; [PerEntry] keeps other packages' results in the same way. No version
// refers to the one before it.
//
// All of it works on broken text: what is there is found, and what a mistake in the
// text makes doubtful says so ([Definition.Unknown], [File.MayDeclare],
// [Value.MayHave], the type Unknown).
//
// Law: manifest reads syntax and schema, and says nothing about right or wrong.
package manifest
