// Package explain says what things in a manifest mean, in Markdown: module types,
// properties, values, scopes, events, and what the manifest itself declares. Completion and
// hover both show these texts.
//
// A text has one form everywhere: a line with the name in bold and what it is, what is
// written about it in package schema, a short list of facts, and links. Where nothing is
// written, a sentence made of the catalogue's facts stands in.
//
// Laws:
//   - It says what Forge's catalogue and the file say, and judges nothing.
//   - It knows neither cursors nor the protocol. What comes from a manifest or a file is put in
//     a way that no Markdown in it counts.
//   - Files are asked for through a [files.View], which does not wait: what is not known yet
//     is left out.
package explain
