// Package restapi says which permission scopes the operations of Atlassian's REST APIs need.
//
// A [Table] is made of a text that anybody can write: [Embedded] is the one that the program carries
// (data/operations.tsv, compressed: 148 KB become 13 KB), and [Parse] reads a newer one, which a program may [Use]. Its fields stand between tabs.
//
//	api     PRODUCT  NAME  BASE     DATE        SOURCE
//	METHOD  PATH     CURRENT        BETA
//
// A line "api" begins an API: the product whose function calls it ("jira" for requestJira), its name, what
// all its paths begin with, the day on which its facts were true, and where they come from. The lines below
// it are its operations, in the order of Atlassian's document: a method, a path with placeholders in braces, and two groups of scopes
// with commas between them. All scopes of one group are enough. A group that is not there is "-" or left out; one that is
// there and empty needs no scope. Lines that begin with "#" and empty lines say nothing.
//
// There are two lookups, because "forge lint" takes the first path that fits the end of a text:
// [Table.Find] finds the operation that a path means, [Table.FirstMatch] the one that "forge lint" takes it for.
//
// Law: what is not in the table is not known, and nobody says anything about it. It knows nothing
// of manifests and of JavaScript.
package restapi

//go:generate go run ./compress data/operations.tsv data/operations.tsv.gz
