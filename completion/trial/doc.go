// Package trial tries out which properties a map may get: a property is offered when the map, with it
// and a value that is right for it, has no mistake that it had not before. What excludes what is
// decided by the evaluator of package schema alone.
//
// Law: a [Map] never changes. It says nothing about what is missing but that it is.
package trial
