//go:build !wasm

package disk

import "syscall"

// nonblock is the flag by which opening a pipe that has taken the place of a file does not wait.
const nonblock = syscall.O_NONBLOCK
