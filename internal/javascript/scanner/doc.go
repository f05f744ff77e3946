// Package scanner reads the tokens of JavaScript, TypeScript and JSX.
//
// It is no parser: it knows what may follow what only as far as tokens depend on it, which is to tell a
// regular expression from a division, an element from "less than", and a block from an object.
// Brackets, templates and elements know their other end ([Token.Match]), so that whoever reads the
// tokens can step over what does not matter.
//
// Law: any text has tokens, in the order of the text, none of which overlap; the work is linear in
// the text, and so is the memory. Half-written code is read so that what stands around it stays what it is.
package scanner
