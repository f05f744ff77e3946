package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/report"
)

// schemaPatience is how long a package may take to be read.
const schemaPatience = 10 * time.Second

var errNoAnswer = errors.New("the file system does not answer")

// schemas are what manifests are judged by. It is safe for concurrent use.
type schemas struct {
	// named is what --schema names; nil where the package that is installed with a manifest counts.
	named *schema.Catalogue

	mu   sync.Mutex
	used map[string]*installedSchema // by directory
}

// installedSchema is what a directory says of the schema that is installed there.
type installedSchema struct {
	look sync.Once
	// catalogue is nil where nothing is installed that is newer than the schema of the program.
	catalogue *schema.Catalogue
	found     bool   // a package is installed, so that none is looked for above
	note      string // what there is to say of it
}

// openSchemas returns the schemas that --schema asks for: "off" is the one of the program, "" the
// one that is installed with each manifest, and all else a folder.
func openSchemas(folder string) (*schemas, error) {
	s := &schemas{used: map[string]*installedSchema{}}
	folder = shown(folder)
	switch folder {
	case "":
		return s, nil
	case "off":
		s.named = schema.Embedded()
		return s, nil
	}
	var err error
	s.named, err = withinPatience(func() (*schema.Catalogue, error) { return readSchema(folder) })
	if err != nil {
		return nil, fmt.Errorf("--schema %s: %w", folder, err)
	}
	return s, nil
}

// of returns what the manifests in a directory are judged by: the package that is installed there
// or above, up to a border, if it is newer than the schema of the program. It is looked for where
// the Forge CLI would have it, and the nearest counts. An empty directory has none.
func (s *schemas) of(dir, border string) *schema.Catalogue {
	if s.named != nil {
		return s.named
	}
	for at := dir; at != ""; at = files.Parent(at) {
		i := s.installedIn(at)
		if i.catalogue != nil {
			return i.catalogue
		}
		if i.found || at == border || at == files.Parent(at) {
			break
		}
	}
	return schema.Embedded()
}

// ofSettings returns what the manifests are judged by for which a file of settings names a folder, or "off";
// from is where it does.
func (s *schemas) ofSettings(folder, from string) *schema.Catalogue {
	switch {
	case s.named != nil:
		return s.named
	case folder == "off":
		return schema.Embedded()
	}
	i := s.entry(settingsEntry + folder)
	i.look.Do(func() {
		c, err := withinPatience(func() (*schema.Catalogue, error) { return readSchema(folder) })
		i.catalogue = c
		if err != nil {
			i.catalogue = schema.Embedded()
			i.note = fmt.Sprintf("%s: the schema in %s cannot be used, and the built-in %s counts: %v", from, folder, schema.Embedded().Version(), err)
		}
	})
	return i.catalogue
}

// settingsEntry stands in front of the folders that settings name, among the directories that were looked at.
const settingsEntry = "\x00"

func (s *schemas) installedIn(dir string) *installedSchema {
	i := s.entry(dir)
	i.look.Do(func() { i.read(dir) })
	return i
}

// entry returns what is kept of a directory.
func (s *schemas) entry(dir string) *installedSchema {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.used[dir]
	if i == nil {
		i = &installedSchema{}
		s.used[dir] = i
	}
	return i
}

// read looks for a package and converts it.
func (i *installedSchema) read(dir string) {
	c, err := withinPatience(func() (*schema.Catalogue, error) {
		pkg, err := forgepackage.FindInstalled(disk.In(dir))
		if err != nil || !pkg.IsNewer(schema.Embedded()) {
			return nil, err
		}
		return pkg.Convert()
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err != nil:
		i.note = fmt.Sprintf("the schema that is installed in %s cannot be used, and the built-in %s counts: %v", dir, schema.Embedded().Version(), err)
	case c != nil:
		i.note = fmt.Sprintf("manifests are checked by the schema %s that is installed in %s, which is newer than the built-in %s", c.Version(), dir, schema.Embedded().Version())
	}
	i.catalogue, i.found = c, true
}

// tell says which schemas counted that are not the one of the program.
func (s *schemas) tell(stderr io.Writer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, dir := range slices.Sorted(maps.Keys(s.used)) {
		if note := s.used[dir].note; note != "" {
			fmt.Fprintln(stderr, "forge-manifest-ls: "+report.Printable(note))
		}
	}
}

// withinPatience returns what f does, unless the file system keeps it waiting: then f is left behind.
func withinPatience(f func() (*schema.Catalogue, error)) (*schema.Catalogue, error) {
	type result struct {
		catalogue *schema.Catalogue
		err       error
	}
	done := make(chan result, 1)
	go func() {
		c, err := f()
		done <- result{c, err}
	}()
	select {
	case r := <-done:
		return r.catalogue, r.err
	case <-time.After(schemaPatience):
		return nil, errNoAnswer
	}
}

// readSchema reads the package that is installed in a folder.
func readSchema(folder string) (*schema.Catalogue, error) {
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) { // each system has its own words for it
		return nil, errors.New("no such file or directory")
	}
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	if !info.IsDir() {
		return nil, errors.New("it is not a folder")
	}
	found, err := forgepackage.FindNamed(disk.In(folder))
	if err != nil {
		return nil, err
	}
	return found.Convert()
}
