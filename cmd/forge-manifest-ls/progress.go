package main

import (
	"fmt"
	"io"
	"time"

	"forge-manifest-ls/internal/prose"
)

// When progress is shown: only work that takes longer, and no more often.
const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

// progress shows on a terminal how far a long check is.
type progress struct {
	out   io.Writer // nil where there is no terminal
	next  time.Time
	shown bool
}

// newProgress returns what shows the progress on a stream, if that is a terminal.
func newProgress(stderr io.Writer) *progress {
	if !isScreen(stderr) {
		return &progress{}
	}
	return &progress{out: stderr, next: time.Now().Add(progressAfter)}
}

// show shows how many files are done, if it is time to.
func (p *progress) show(files int) {
	if p.out == nil || time.Now().Before(p.next) {
		return
	}
	p.next, p.shown = time.Now().Add(progressEvery), true
	fmt.Fprintf(p.out, "\r%s checked ...\x1b[K", prose.Count(files, "file", "files"))
}

// before returns what writes to a stream and, if that is a terminal, first takes away what is shown.
func (p *progress) before(out io.Writer) io.Writer {
	if p.out == nil || !isTerminal(out) {
		return out
	}
	return clearing{p, out}
}

// clearing is what [progress.before] returns.
type clearing struct {
	progress *progress
	out      io.Writer
}

// Write implements [io.Writer].
func (c clearing) Write(words []byte) (int, error) {
	c.progress.clear()
	return c.out.Write(words)
}

// clear takes away what is shown, so that something else can be written.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
