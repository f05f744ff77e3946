// Package settings reads what people want of rules, and of the program: from files beside a manifest
// and above ([Parse], [Around]), and from the settings of an editor ([Severities]).
//
// Law: what is wrong is said, and counts as not set; the rest holds. Nothing is read that the caller
// does not hand over.
package settings
