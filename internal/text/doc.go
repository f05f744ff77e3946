// Package text holds the source text of one document and its coordinates.
//
// A [Buffer] is immutable: an edit makes a new one. Every offset in this
// project is a byte offset into a buffer, from 0; every line and character is
// 0-based. Only this package converts between byte offsets and the line and
// character pairs that editors speak, in any of the three units of the Language
// Server Protocol (UTF-8 bytes, UTF-16 code units, UTF-32 code points).
//
// Lines end at "\n", "\r\n" or a lone "\r", as the protocol and YAML both say.
// Bytes that are not valid UTF-8 are kept as they are and count as one
// character each, in every unit, so that no text is ever refused or changed.
//
// Law: text knows nothing of YAML, Forge or the protocol.
package text
