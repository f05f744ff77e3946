package manifest

import "strings"

// IsLifecycle reports whether a list is one of the modules of Connect of which there is one.
func IsLifecycle(l *List) bool {
	return l.Section == "connectModules" && strings.HasSuffix(l.Type, ":lifecycle")
}
