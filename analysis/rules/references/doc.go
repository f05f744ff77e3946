// Package references holds the rules about names that nothing declares, that are declared twice, and that nothing uses.
package references
