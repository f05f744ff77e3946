package main

import (
	"errors"
	"syscall"
)

// isAlive reports whether a process lives. When in doubt it does.
func isAlive(pid int) bool {
	const noSuchProcess = syscall.Errno(87) // ERROR_INVALID_PARAMETER
	process, err := syscall.OpenProcess(syscall.SYNCHRONIZE, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, noSuchProcess) // one of somebody else may not be opened
	}
	defer syscall.CloseHandle(process)
	// Of a process that has ended there is something to open as long as somebody holds it.
	state, err := syscall.WaitForSingleObject(process, 0)
	return err != nil || state == syscall.WAIT_TIMEOUT
}
