// Package schema says what Forge allows: a catalogue of sections, modules and their
// properties, and an evaluator that judges a value by it as JSON Schema draft-07
// would (ajv's verdict) and reports what is wrong, property by property.
//
// [Embedded] is the catalogue, [Catalogue.Section] and [Catalogue.Module] give the
// schemas, [Evaluate] judges, [Nearest] guesses at misspelt words. Package
// forgepackage makes a catalogue of another version of Forge's own npm package.
//
// The directory data/forge is generated from that package ("go generate
// ./internal/schema/forgepackage"). It holds facts and not a sentence of Forge's:
//
//   - schemas.jsonl: all schemas, in the language of JSON Schema; a number stands for the
//     schema on that line, counted from 0. What is used once stands where it is used;
//   - index.json: the version, the lines of the root, of each module type and of display
//     conditions, and small tables;
//   - events.json, scopes.json: product events with the scopes that they need, and scopes.
//
// The files beside it are ours, made to be edited, and laid over every catalogue:
//
//   - modules.json: documentation link of each module type (nearest: a page about more than
//     this type), release phase with the day of which it is known and its source, deprecation;
//   - sections.json: documentation links of the root's properties;
//   - properties.json: what strings name, what is hidden or deprecated, and the order in which
//     people write properties; see parseNotes;
//   - documented.json: what documentation has and the schema has not: properties, values, events, limits,
//     what has been removed; see parseDocumented. A property of it is one of the schemas where
//     their map is open, with [Property.Documented] set, and its value is not judged;
//   - docs/*.md: what people read about modules, properties, values, scopes, events and
//     Connect modules; see docs.go;
//   - hosts.json: hosts that Atlassian approves or allows, with source and day; see [HostList];
//   - patterns.json: each regular expression in words, and in RE2 where it must differ.
//
// A catalogue that was converted while the program runs keeps the package's descriptions of
// what docs/*.md say nothing about, in memory alone: see [Catalogue.PackageDoc].
//
// A catalogue decodes a line when somebody asks for what is on it, once for all places of which
// the same is known.
//
// Law: schema does not know YAML: it walks anything that is a [Value]. What is
// [Unknown] satisfies everything. Names, limits and patterns are Forge's facts, words are ours.
package schema
