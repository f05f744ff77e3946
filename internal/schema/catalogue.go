package schema

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed data
var data embed.FS

// Catalogue is what one version of Forge allows. It is safe for concurrent use, and
// decodes a section or module when somebody first asks for it.
type Catalogue struct {
	read      func(name string) ([]byte, error) // a file of data/forge
	described map[string]string                 // see PackageDoc

	mu         sync.RWMutex
	index      *Literal // index.json; nil until asked for
	names      []string // the known module types, sorted
	lines      [][]byte // of schemas.jsonl
	decoded    map[place]*Schema
	modules    map[string]*Module
	sections   map[string]*Section
	root       *Schema
	skeleton   *Schema
	whole      *Schema // empty until fill is asked for, so that "#" can point at it
	filled     bool
	wanted     bool // something decoded points at whole
	events     map[string]Event
	eventForms []eventForms
	scopes     *scopes
}

var embedded = sync.OnceValue(func() *Catalogue {
	files, err := fs.Sub(data, "data/forge")
	if err != nil {
		panic(err) // the directory is part of the program
	}
	return Open(files)
})

// Embedded returns the catalogue that the program carries.
func Embedded() *Catalogue { return embedded() }

// Open returns the catalogue whose files are those of the directory data/forge of this
// package. It reads them lazily: call [Catalogue.Check] first where they might be
// damaged, because later methods panic on what they cannot decode.
func Open(files fs.FS) *Catalogue {
	return newCatalogue(func(name string) ([]byte, error) { return fs.ReadFile(files, name) })
}

// FromFacts returns the catalogue of the facts of an installed package: the files of the directory
// data/forge, by name. Where one is not there, the embedded one stands in. described is what the
// package says of properties in words of its own: see [Catalogue.PackageDoc]. It decodes all
// once, so that nothing can fail later; the error says what is damaged.
func FromFacts(facts map[string][]byte, described map[string]string) (*Catalogue, error) {
	read := func(name string) ([]byte, error) {
		if content, ok := facts[name]; ok {
			return content, nil
		}
		return embedded().read(name)
	}
	if err := newCatalogue(read).Check(); err != nil {
		return nil, err
	}
	c := newCatalogue(read)
	c.described = described
	return c, nil
}

// newCatalogue returns a catalogue that reads its files when they are asked for.
func newCatalogue(read func(name string) ([]byte, error)) *Catalogue {
	return &Catalogue{
		read:     read,
		decoded:  map[place]*Schema{},
		modules:  map[string]*Module{},
		sections: map[string]*Section{},
		whole:    &Schema{},
	}
}

// Check decodes everything and reports what is wrong with the files.
func (c *Catalogue) Check() (err error) {
	defer func() {
		if failed, ok := recover().(damage); ok {
			err = failed.error
		}
	}()
	c.Whole()
	c.Scopes()
	c.EventNames()
	for _, name := range c.ModuleNames() {
		c.Conditions(name)
	}
	return nil
}

// Version is the version of Forge's package @forge/manifest that the catalogue equals, or
// "unknown".
func (c *Catalogue) Version() string {
	if l := c.part("version"); l != nil && l.text != "" {
		return l.text
	}
	return "unknown"
}

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

// damage is the panic about a file that cannot be decoded.
type damage struct{ error }

// must panics with a damaged file's error, which [Catalogue.Check] reports.
func must(err error) {
	if err != nil {
		panic(damage{fmt.Errorf("catalogue: %w", err)})
	}
}
