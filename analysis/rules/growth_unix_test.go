//go:build unix

package rules_test

import (
	"syscall"
	"time"
)

// processorTime returns the time that the processor has spent on this program.
func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
