// Package doubt says what cannot be told for sure from a manifest with mistakes: whether one
// of them hides a declaration, what a name may stand for, and which files only a build makes.
// Where there is doubt, a rule says nothing.
package doubt
