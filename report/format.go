package report

import (
	"bufio"
	"io"
)

// Format writes results in one form.
type Format interface {
	// File writes what was found in a file.
	File(out *bufio.Writer, f File)
	// End writes what comes behind all files.
	End(out *bufio.Writer, t *Total)
}

// Write writes results in a format. The error is the writer's.
func Write(w io.Writer, format Format, files []File) error {
	return WriteTotal(w, format, files, NewTotal())
}

// WriteTotal is [Write] for a total in which something is counted already. It adds the files to it.
func WriteTotal(w io.Writer, format Format, files []File, t *Total) error {
	out := bufio.NewWriter(w)
	for _, f := range files {
		t.Add(f)
		format.File(out, f)
	}
	format.End(out, t)
	return out.Flush()
}
