// Package format lays out a manifest: it indents by two columns, puts one space behind a colon
// and a dash, takes blanks from the ends of lines, and ends the text with a line end. It
// changes nothing else: comments, blank lines, quotes, order and line ends stay, and so does
// the form of lists, whose dashes stand below their key or two columns deeper, as most of the
// file has them.
//
// [Edits] lays out a text, [EditsIn] some of its lines, and [AfterEnter] the line that someone
// has just begun.
//
// Laws:
//   - the value that the text stands for stays the same, and so do the mistakes in it: edits
//     are tried out, and none are made where that is not so;
//   - a text that is laid out has no edits;
//   - a part with a mistake in its structure, and what is around it, keeps its columns; what is
//     sound beside it is laid out.
package format
