// Package syntax is a lossless, error-tolerant, incremental tree of YAML 1.2.
//
// [Parse] never fails: it returns a [Tree] for any text, and the tree's
// [Tree.Errors] say what is wrong with the text and where its author must touch
// it. Every byte belongs to exactly one token; the tokens in order, joined, are
// the document.
//
// Underneath is a tree of widths without positions ("green", see green.go): its
// subtrees are shared between versions. [Node] ("red") is a value made on the way
// down that adds the position. [Tree.Edit] parses the changed text with the same
// parser as Parse, which takes over from the old tree every block node whose text,
// and the text its parse looked at beyond its end, the edit did not touch.
//
// Laws:
//   - after any sequence of edits the tree equals a fresh parse of the text;
//   - indentation closes everything: a quote, flow collection or block scalar
//     that is left open ends at the first line indented less than it must be,
//     with the error at its opening, so that it costs one entry and not the file;
//   - aliases are never expanded;
//   - syntax knows nothing of Forge and nothing of the protocol.
package syntax
