// Package shortcuts holds the rules about keyboard shortcuts.
package shortcuts
