// Package schema says what Forge allows: a catalogue of sections, modules and their
// properties, and an evaluator that judges a value by it as JSON Schema draft-07
// would (ajv's verdict) and reports what is wrong, property by property.
//
// [Embedded] is the catalogue, [Catalogue.Section] and [Catalogue.Module] give the
// schemas, [Evaluate] judges, [Nearest] guesses at misspelt words.
//
// The catalogue is the data directory, made to be edited:
//
//   - catalogue.json: the version of Forge's schema, and what all modules share;
//   - root.json: what a manifest must be, but for its modules;
//   - modules.json: every module type by name, with documentation link (nearest: a page
//     about more than this type), release phase and deprecation;
//   - modules/<product>.json: module types in full, core.json those without a product;
//   - shared.json: what several of them have in common;
//   - patterns.json: each regular expression in words, and in RE2 where it must differ.
//
// Schemas there are JSON Schema draft-07 with annotations; see decoder. Properties stand in
// the order in which people write them. A type of modules.json that no file describes is
// accepted with any content beyond what all modules share.
//
// Law: schema does not know YAML: it walks anything that is a [Value]. What is
// [Unknown] satisfies everything. Names, limits and patterns are Forge's facts, words are ours.
package schema
