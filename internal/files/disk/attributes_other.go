//go:build !linux

package disk

// keepAttributes does nothing: Go's library knows extended attributes on Linux only.
func keepAttributes(_, _ string) error { return nil }
