//go:build !wasm

package main

import (
	"os/signal"
	"syscall"
)

// ignoreClosedOutput has writing fail where nobody reads any more, instead of ending the program.
func ignoreClosedOutput() { signal.Ignore(syscall.SIGPIPE) }
