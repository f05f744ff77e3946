// Package items writes what can be completed as each client wants it: what it can be told once for a list, and
// what it does with the lines and columns of an item.
//
// Law: it decides how an item is said, and never which items there are.
package items
