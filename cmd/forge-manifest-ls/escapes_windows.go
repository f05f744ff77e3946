package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// obeysEscapes has a console obey escape sequences, and reports whether it does: consoles older than Windows 10 cannot,
// and the others print them as characters until they are asked to.
func obeysEscapes(console *os.File) bool {
	handle, mode := windows.Handle(console.Fd()), uint32(0)
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
