//go:build unix

// Command bench measures a build of forge-manifest-ls with the hostile texts that its tests are
// about, and prints the table of docs/benchmarks.md:
//
//	go build -o /tmp/forge-manifest-ls ./cmd/forge-manifest-ls
//	go run ./bench /tmp/forge-manifest-ls [SIZE [NAME...]]
//
// SIZE is in bytes, 4194304 where it is left out; of the names of texts in internal/testing/mutate, "all"
// stands for all.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"forge-manifest-ls/internal/testing/mutate"
)

// worst are the texts that cost most, and those that once took seconds for some kilobytes.
var worst = []string{
	"escapes that are wrong", "empty pairs in braces that are open", "open brackets", "open quotes", "empty keys", "question marks",
	"blank lines", "brackets", "dashes on a line", "staircase", "tabs", "words", "duplicate keys", "unknown properties",
	"unknown modules", "functions that are not there", "variables", "chain of aliases", "names in a comment", "ignore comments",
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./bench BINARY [SIZE [NAME...]]")
		os.Exit(2)
	}
	if err := table(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// table measures texts and prints a row for each.
func table(binary string, args []string) (err error) {
	size, names := 4<<20, worst
	if len(args) > 0 {
		if size, err = strconv.Atoi(args[0]); err != nil {
			return err
		}
	}
	if len(args) > 1 {
		names = args[1:]
	}
	fmt.Println("| text | bytes | JSON, CPU | memory | text, CPU | memory | server: first diagnostics | CPU | hover of another | memory |")
	fmt.Println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, h := range mutate.Hostiles() {
		if !slices.Contains(names, h.Name) && names[0] != "all" {
			continue
		}
		line, err := row(binary, h.Text(size))
		if err != nil {
			fmt.Printf("| %s | %v |\n", h.Name, err)
			continue
		}
		fmt.Printf("| %s |%s\n", h.Name, line)
	}
	return nil
}

// row measures one text.
func row(binary, text string) (string, error) {
	dir, err := os.MkdirTemp("", "hostile")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "manifest.yml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, " %d |", len(text))
	for _, format := range []string{"json", "text"} {
		late, stop := context.WithTimeout(context.Background(), maxWait)
		c := exec.CommandContext(late, binary, "check", "--format", format, name)
		if err := c.Run(); c.ProcessState == nil || late.Err() != nil {
			stop()
			return "", errors.Join(err, late.Err())
		}
		stop()
		fmt.Fprintf(&b, " %.1f s | %d MB |", c.ProcessState.UserTime().Seconds(), peak(c))
	}
	found, err := serve(binary, text)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&b, " %.1f s | %.1f s | %d ms | %d MB |", found.first.Seconds(), found.cpu.Seconds(), found.hover.Milliseconds(), found.peak)
	return b.String(), nil
}

// peak is the most memory that a command which has ended had, in MB.
func peak(c *exec.Cmd) int64 {
	usage, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	return usage.Maxrss >> 10
}

// served is what a session took.
type served struct {
	first time.Duration // from the text to its first diagnostics
	hover time.Duration // the slowest answer meanwhile to who hovers in another text
	cpu   time.Duration // of the whole session
	peak  int64         // MB
}
