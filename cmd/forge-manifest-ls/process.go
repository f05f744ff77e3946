//go:build !wasm

package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// ignoreClosedOutput has writing fail where nobody reads any more, instead of ending the program.
func ignoreClosedOutput() { signal.Ignore(syscall.SIGPIPE) }

// isAlive reports whether a process lives. When in doubt it does.
func isAlive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
