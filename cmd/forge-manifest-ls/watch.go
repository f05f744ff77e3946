package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long no file may change before a check is repeated: editors and git write several.
const settle = 100 * time.Millisecond

// clearScreen takes away what a terminal shows and has shown.
const clearScreen = "\x1b[H\x1b[2J\x1b[3J"

// watch checks, and checks again whenever a file changes, until the program is interrupted.
func watch(o *checkOptions, operands []string, std streams) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	if err := watchAll(watcher, operands); err != nil {
		return err
	}
	own := o.written()
	for {
		if isScreen(std.out) {
			fmt.Fprint(std.out, clearScreen)
		}
		err := check(o, operands, std)
		if _, isCode := errors.AsType[exitCode](err); err != nil && !isCode {
			return err
		}
		fmt.Fprintln(std.err, "forge-manifest-ls: waiting for changes; Ctrl-C ends this")
		if !waitForChange(watcher, signals, own) {
			return nil
		}
	}
}

// written returns the files that a check writes, by their absolute paths: that they change says nothing.
func (o *checkOptions) written() map[string]bool {
	names := []string{o.output, o.writeBaseline}
	for _, format := range o.formats {
		_, name, _ := strings.Cut(format, "=")
		names = append(names, name)
	}
	all := map[string]bool{}
	for _, name := range names {
		if name != "" {
			all[absolute(name)] = true
		}
	}
	return all
}

// watchAll watches the directories in which files lie that a check may look at.
func watchAll(watcher *fsnotify.Watcher, operands []string) error {
	if len(operands) == 0 {
		operands = []string{"."}
		if in, ok := upward(); ok {
			operands = append(operands, in.path)
		}
	}
	operands, _ = expanded(operands)
	for _, operand := range operands {
		info, err := os.Stat(operand)
		if err != nil {
			return withoutOperation(err)
		}
		if !info.IsDir() {
			operand = filepath.Dir(operand)
		}
		if err := watchBelow(watcher, operand); err != nil {
			return err
		}
	}
	return nil
}

// watchBelow watches a directory and all below it, but what belongs to tools.
func watchBelow(watcher *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil // what cannot be read is said by the check
		}
		if base := entry.Name(); name != root && (base == "node_modules" || base == ".git") {
			return fs.SkipDir
		}
		if err := watcher.Add(name); err != nil {
			return fmt.Errorf("--watch: %s cannot be watched: %w", shown(name), err)
		}
		return nil
	})
}

// waitForChange waits until files that are not the program's own have changed, and then none for a while. It
// is false where the program is to end.
func waitForChange(watcher *fsnotify.Watcher, signals <-chan os.Signal, own map[string]bool) bool {
	var settled <-chan time.Time
	for {
		select {
		case <-signals:
			return false
		case event, ok := <-watcher.Events:
			if !ok {
				return false
			}
			if event.Op == fsnotify.Chmod || own[absolute(event.Name)] {
				continue // reading a file may change its times
			}
			if event.Has(fsnotify.Create) {
				_ = watchBelow(watcher, event.Name) // what is no directory is left alone
			}
			settled = time.After(settle)
		case _, ok := <-watcher.Errors:
			if !ok {
				return false
			}
			settled = time.After(settle) // events may be lost
		case <-settled:
			return true
		}
	}
}
