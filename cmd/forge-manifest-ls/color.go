package main

import (
	"io"
	"os"
)

// useColor decides from the option --color and, for "auto", from where the output
// goes and from the environment (https://no-color.org).
func useColor(option string, stdout io.Writer) bool {
	if option != "auto" {
		return option == "always"
	}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return isTerminal(stdout)
}

// isTerminal reports whether a stream is that of a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // a device, too
	return err != nil || !os.SameFile(info, null)
}
