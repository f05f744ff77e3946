package main

import (
	"os"
	"os/signal"
	"syscall"

	"forge-manifest-ls/internal/files/disk"
)

// cleanUpWhenInterrupted has temporary files removed before the process ends by a signal, until
// stop is called. The exit code is then 128 and the number of the signal, as shells have it.
func cleanUpWhenInterrupted() (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case s := <-signals:
			disk.RemoveTemporaries()
			code := 128
			if number, ok := s.(syscall.Signal); ok {
				code += int(number)
			}
			os.Exit(code)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
