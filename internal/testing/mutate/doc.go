// Package mutate makes manifests, and mistakes in them, for tests.
//
// [NewMaker] and [Maker.Module] make a valid manifest with an entry of a module type,
// [Maker.Section] one with a section, both from what the catalogue says and with
// everything declared that they name. [Manifest.Mutate] makes one mistake, or what may
// be one, and tells where it is.
//
// [Apps] makes manifests with the files around them: many are about a theme, some of what
// Forge asks for beyond the schema, and most have mistakes in the manifest or the files.
// [Damage] breaks a text as typing does, and [Annotate] puts comments, anchors and tags into it.
//
// A manifest is a tree of [Node]s, which is a [schema.Value], so that what the catalogue
// says can be asked of it; [Render] writes it as YAML with the span of every node.
//
// Law: the same seed gives the same text. For tests only.
package mutate
