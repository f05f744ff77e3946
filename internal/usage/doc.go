// Package usage says what the sources of an app use that its manifest declares: permission scopes, addresses,
// remotes, resources and modules.
//
// [In] returns the uses of one file, as far as its text tells; they are kept with the content of the file. Each says who sees it
// ([Seen]): "forge lint", which looks for certain forms, we, who follow names and constants, or both. So a rule knows how
// grave a missing declaration is, and other features know which lines of code a declaration is for.
//
// Law: it judges no manifest. What cannot be told of a text is no use.
package usage
