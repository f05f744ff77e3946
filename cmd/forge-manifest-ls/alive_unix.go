//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

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
