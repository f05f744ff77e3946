// Package navigation finds its way through a manifest: the outline for now;
// definitions, references and the like will follow.
//
// Law: navigation is a pure function of the file, in byte offsets.
package navigation
