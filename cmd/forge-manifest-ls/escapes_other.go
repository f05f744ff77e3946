//go:build !windows

package main

import "os"

// obeysEscapes is true: terminals do.
func obeysEscapes(*os.File) bool { return true }
