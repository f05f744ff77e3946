// Package javascript says what JavaScript makes of a text: what a file of JavaScript or TypeScript
// exports, what is white space and how long a text is, what is no regular expression, and how a
// browser takes a URL apart.
//
// Of files it reads tokens, not programs: what an export is called stands at the top of a file, or is
// given to module.exports, and that much can be told without a parser. Where it cannot be told,
// the answer says so ([Exports.Open]).
//
// Law: it never fails and takes linear time, whatever the text, but for [RegExpMistake], which compares
// the names of groups within each other: who calls it bounds the text. It knows nothing of Forge.
package javascript
