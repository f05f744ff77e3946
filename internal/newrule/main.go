// Command newrule writes the skeleton of a rule: its file, its sample, its row in the group, and a
// marker file. "make rule NAME=my-rule GROUP=jira" runs it in the root of the project.
//
// Law: what it writes compiles, and fails the tests until it is filled in. It overwrites nothing.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// main writes the files that are new, and group.go anew.
func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "newrule:", err)
		os.Exit(1)
	}
}

// run writes the skeleton that the arguments name, below the current directory.
func run(args []string) error {
	if len(args) != 2 || args[0] == "" || args[1] == "" {
		return errors.New("usage: make rule NAME=my-rule GROUP=FOLDER, with a folder of analysis/rules")
	}
	r, err := named(args[0], args[1])
	if err != nil {
		return err
	}
	source, err := os.ReadFile(r.groupFile())
	if err != nil {
		return err
	}
	files, err := r.files(source)
	if err != nil {
		return err
	}
	paths := slices.Sorted(maps.Keys(files))
	for _, name := range paths {
		if _, err := os.Stat(name); name != r.groupFile() && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already", name)
		}
	}
	for _, name := range paths {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, files[name], 0o644); err != nil {
			return err
		}
		fmt.Println(name)
	}
	fmt.Printf("Say in %s when %s is called: at Entry, Facts or File. CONTRIBUTING.md has the rest.\n", r.groupFile(), r.function)
	return nil
}
