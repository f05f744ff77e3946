package main

import "io"

// streams are those of a command.
type streams struct {
	in       io.Reader
	out, err io.Writer
}
