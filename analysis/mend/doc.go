// Package mend makes the changes of which fixes are made, for all groups of rules: it removes, renames,
// adds and moves properties and entries, declares what is missing, and finds the value that was meant.
package mend
