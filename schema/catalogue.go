package schema

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// Catalogue is what one version of Forge allows. It is safe for concurrent use, and
// decodes a section or module when somebody first asks for it.
type Catalogue struct {
	about about
	files fs.FS

	mu       sync.RWMutex
	index    map[string]moduleEntry // known module types; nil until asked for
	names    []string               // its keys, sorted
	patterns map[string]*Pattern
	words    map[string]patternEntry
	raw      map[string]map[string]json.RawMessage // properties of a data file, by its name
	shared   map[string]*Schema
	modules  map[string]*Module
	sections map[string]*Section
	root     *Schema
	skeleton *Schema
	whole    *Schema // empty until fill is asked for, so that "#" can point at it
	filled   bool
	wanted   bool // something decoded points at whole
}

var embedded = sync.OnceValue(func() *Catalogue {
	files, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the directory is part of the program
	}
	c, err := Open(files)
	if err != nil {
		panic(err)
	}
	return c
})

// Embedded returns the catalogue that the program carries.
func Embedded() *Catalogue { return embedded() }

// Open returns the catalogue whose files are those of the directory "data" of this
// package. It reads them lazily: call [Catalogue.Check] first where they might be
// damaged, because later methods panic on what they cannot decode.
func Open(files fs.FS) (*Catalogue, error) {
	c := &Catalogue{
		files:    files,
		patterns: map[string]*Pattern{},
		raw:      map[string]map[string]json.RawMessage{},
		shared:   map[string]*Schema{},
		modules:  map[string]*Module{},
		sections: map[string]*Section{},
		whole:    &Schema{},
	}
	if err := c.read("catalogue.json", &c.about); err != nil {
		return nil, err
	}
	return c, nil
}

// Check decodes everything and reports what is wrong with the files.
func (c *Catalogue) Check() (err error) {
	defer func() {
		if damage, ok := recover().(error); ok {
			err = damage
		}
	}()
	c.Whole()
	return nil
}

// Version is the version of the official schema that the catalogue equals.
func (c *Catalogue) Version() string { return c.about.Version }

// Root is what a whole manifest must be. What it says of "modules" is only that it is
// a map: each entry there is the matter of [Catalogue.Module].
func (c *Catalogue) Root() *Schema {
	return ask(c, func() (*Schema, bool) { return c.root, c.root != nil }, c.loadRoot)
}

// Skeleton is [Catalogue.Root] without what it says of the values of the
// properties: the root map itself can be judged apart from its sections.
func (c *Catalogue) Skeleton() *Schema {
	c.Root()
	return c.skeleton
}

// Whole is [Catalogue.Root] with all modules. It decodes everything.
func (c *Catalogue) Whole() *Schema {
	return ask(c, func() (*Schema, bool) { return c.whole, c.filled }, c.fillWhole)
}

// Section returns what is known of a property of the root.
func (c *Catalogue) Section(name string) (*Section, bool) {
	c.Root()
	s, ok := c.sections[name]
	return s, ok
}

// Module returns a known module type by its name, such as "jira:issuePanel".
func (c *Catalogue) Module(name string) (*Module, bool) {
	m := ask(c, func() (*Module, bool) { m, ok := c.modules[name]; return m, ok }, func() *Module { return c.loadModule(name) })
	return m, m != nil
}

// ModuleNames returns all known module types, sorted. Callers do not change it.
func (c *Catalogue) ModuleNames() []string {
	return ask(c, func() ([]string, bool) { return c.names, c.names != nil }, func() []string {
		c.loadIndex()
		return c.names
	})
}

// ask returns what get has, and else what load makes, which runs alone.
func ask[T any](c *Catalogue, get func() (T, bool), load func() T) T {
	c.mu.RLock()
	v, ok := get()
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := get(); ok {
		return v
	}
	v = load()
	if c.wanted && !c.filled {
		c.fillWhole()
	}
	return v
}

// read decodes a data file.
func (c *Catalogue) read(name string, into any) error {
	content, err := fs.ReadFile(c.files, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// must panics with a damaged file's error, which [Catalogue.Check] reports.
func must(err error) {
	if err != nil {
		panic(fmt.Errorf("catalogue: %w", err))
	}
}

// family is the data file of a module type.
func family(module string) string {
	product, _, ok := strings.Cut(module, ":")
	if !ok {
		product = "core"
	}
	return "modules/" + product + ".json"
}

func (c *Catalogue) loadIndex() {
	if c.index != nil {
		return
	}
	must(c.read("modules.json", &c.index))
	for name := range c.index {
		c.names = append(c.names, name)
	}
	slices.Sort(c.names)
}
