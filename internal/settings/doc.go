// Package settings reads what people want of rules: from a file beside the manifest, and
// from the settings of an editor.
//
// Law: what is wrong is said, and counts as not set; the rest holds.
package settings
