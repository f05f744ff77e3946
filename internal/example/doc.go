// Package example makes example values: what a value looks like that is written anew, by a
// snippet or by a fix, and what an entry looks like that declares a name.
//
// An example is a tree of [Value]s. It depends on the catalogue alone; what a manifest
// declares comes in when the tree is written. The facts that no schema states, such as a likely
// path, are in internal/schema/data/examples.json.
//
// Law: an example is accepted by the schema that it was made of, but for texts that are a
// [Value.Guess].
package example
