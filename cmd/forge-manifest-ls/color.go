package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// useColor decides from the option --color and, for "auto", from where the output
// goes and from the environment (https://no-color.org, https://force-color.org,
// https://bixense.com/clicolors).
func useColor(option string, stdout io.Writer) bool {
	switch {
	case option != "auto":
		_ = isScreen(stdout) // from now on, on Windows
		return option == "always"
	case os.Getenv("NO_COLOR") != "":
		return false
	case isOn(os.Getenv("FORCE_COLOR")), isOn(os.Getenv("CLICOLOR_FORCE")):
		return true
	case os.Getenv("CLICOLOR") == "0", os.Getenv("TERM") == "dumb":
		return false
	default:
		return isScreen(stdout)
	}
}

// isOn reports whether a variable of the environment is set, to something else than 0.
func isOn(value string) bool { return value != "" && value != "0" }

// widthOf returns how many columns a terminal has, and 0 for what is none.
func widthOf(stdout io.Writer) int {
	f, ok := stdout.(*os.File)
	if !ok || !isTerminal(stdout) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// isScreen reports whether a stream is that of a terminal that obeys escape sequences; from now on, where it has to be asked to.
func isScreen(stream any) bool { return isTerminal(stream) && obeysEscapes(stream.(*os.File)) }

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
