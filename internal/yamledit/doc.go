// Package yamledit writes pieces of manifests: how a file is written ([StyleOf]), properties and
// lists as YAML ([Field], [Style.Block], [Flow]), scalars with the quotes that they need
// ([Quoted]), and the changes that put them into a file or take them out ([Writer]).
//
// Laws:
//   - What it writes looks like its surroundings, and reads back as what was asked for.
//   - A change keeps the YAML around it whole; where that cannot be, there is none.
package yamledit
