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
	f, ok := stdout.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
