package mutate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// Manifest is a valid manifest about one module type or section.
type Manifest struct {
	Root *Node
	// About is the module type, or the name of the section.
	About string
	// Focus is the pair of the module type or section.
	Focus *Pair
	// Files are those around the manifest that are not made by what it names: see [App].
	Files map[string]string

	maker *Maker
	theme string // empty for those about one module type or section
}

// Maker makes manifests by a catalogue.
type Maker struct {
	catalogue *schema.Catalogue
	builder
}

// NewMaker returns a maker of the smallest manifests, or with a seed other than 0 of
// manifests in which optional properties have been set by chance.
func NewMaker(c *schema.Catalogue, seed uint64) *Maker {
	m := &Maker{catalogue: c, builder: builder{r: rand.New(rand.NewPCG(seed, 7))}}
	if seed != 0 {
		m.rich = []float64{0.2, 0.5, 0.9}[m.r.IntN(3)]
	}
	return m
}

// Native returns the names of the modules that the catalogue describes, without those
// of Connect.
func Native(c *schema.Catalogue) []string {
	var names []string
	for _, name := range c.ModuleNames() {
		if m, _ := c.Module(name); m.Described && !strings.HasPrefix(name, "connect-") {
			names = append(names, name)
		}
	}
	return names
}

// Sections are the sections that [Maker.Section] knows how to make.
func Sections() []string {
	return []string{"app", "resources", "remotes", "permissions", "providers", "environment", "translations", "services", "overrides"}
}

// Module makes a manifest with one entry of a module type.
func (m *Maker) Module(name string) (*Manifest, error) {
	module, ok := m.catalogue.Module(name)
	if !ok {
		return nil, fmt.Errorf("no module type %q", name)
	}
	entry, ok := m.value(name, module.Item, 0)
	if !ok {
		return nil, fmt.Errorf("found no valid entry of %q", name)
	}
	if entry.at("key") != nil {
		entry.set("key", str(keyOf(name)))
	}
	entry.from = module.Item
	modules := mapping(name, &Node{typ: schema.List, items: []*Node{entry}, from: module.Outer})
	out := &Manifest{Root: head(), About: name, Focus: modules.pairs[0], maker: m}
	out.Root.set("modules", modules)
	out.complete(entry)
	out.finish()
	return out, nil
}

// Section makes a manifest with a section.
func (m *Maker) Section(name string) (*Manifest, error) {
	section, ok := m.catalogue.Section(name)
	if !ok {
		return nil, fmt.Errorf("no section %q", name)
	}
	value, ok := m.value(name, section.Schema, 0)
	if !ok {
		return nil, fmt.Errorf("found no valid section %q", name)
	}
	out := &Manifest{Root: head(), About: name, maker: m}
	out.Root.set("modules", mapping())
	out.Root.set(name, value)
	out.Focus = out.Root.pair(name)
	out.finish()
	return out, nil
}

func head() *Node {
	return mapping("app", mapping(
		"id", "ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111",
		"runtime", mapping("name", "nodejs24.x"),
	))
}

// keyOf is a key for an entry of a module type: "issue-panel" for "jira:issuePanel".
func keyOf(module string) string {
	switch module {
	case "function":
		return "main"
	case "endpoint":
		return "server"
	case "action":
		return "act"
	}
	_, local, ok := strings.Cut(module, ":")
	if !ok {
		local = module
	}
	var b strings.Builder
	for i, c := range local {
		if c >= 'A' && c <= 'Z' && i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(strings.ToLower(string(c)))
	}
	return b.String()
}
