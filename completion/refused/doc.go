// Package refused says what Forge refuses beside what a manifest has already, where no schema says so:
// completion does not offer it.
//
// Law: what it calls refused is an Error of one of the rules, but it does not know the rules. When it
// is not sure, it says no.
package refused
