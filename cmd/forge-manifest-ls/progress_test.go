package main

import (
	"bytes"
	"testing"
	"time"

	"forge-manifest-ls/report"
)

// TestProgress: what is shown stays until something else is written to the terminal.
func TestProgress(t *testing.T) {
	var terminal bytes.Buffer
	r := &checkRun{total: report.NewTotal(), outputs: &outputs{}, progress: &progress{out: &terminal}, judge: &judge{known: &knownProblems{}}}
	for range 3 {
		r.take(result{File: report.File{Path: "manifest.yml", Skipped: true}})
		r.progress.next = time.Time{}
	}
	if got, want := terminal.String(), "\r1 file checked ...\x1b[K\r2 files checked ...\x1b[K\r3 files checked ...\x1b[K"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	terminal.Reset()
	if _, err := (clearing{r.progress, &terminal}).Write([]byte("words")); err != nil || terminal.String() != "\r\x1b[Kwords" {
		t.Errorf("%q, %v", terminal.String(), err)
	}
}
