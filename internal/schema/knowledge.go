package schema

import (
	"fmt"
	"regexp"
	"slices"
	"sync"
)

// own is what we know besides Forge's schema: the files of the directory data that people
// edit. It is laid over every catalogue. Each file is read when it is first needed.
type own struct {
	notes      func() notes
	documented func() documented
	modules    func() *Literal
	sections   func() *Literal
	words      func() map[string]patternEntry
	compiled   sync.Map // *Pattern by source
}

var knowledge = sync.OnceValue(func() *own {
	return &own{
		notes: sync.OnceValue(func() notes {
			n, err := parseNotes(readOwn("properties.json"))
			must(err)
			n.document(readOwn("documented.json"))
			return n
		}),
		documented: sync.OnceValue(func() documented { return parseDocumented(readOwn("documented.json")) }),
		modules:    sync.OnceValue(func() *Literal { return readOwn("modules.json") }),
		sections:   sync.OnceValue(func() *Literal { return readOwn("sections.json") }),
		words: sync.OnceValue(func() map[string]patternEntry {
			words := map[string]patternEntry{}
			for _, l := range readOwn("patterns.json").items {
				e := patternEntry{Pattern: l.string("pattern"), Words: l.string("words"), RE2: l.string("re2")}
				words[e.Pattern] = e
			}
			return words
		}),
	}
})

func readOwn(name string) *Literal {
	content, err := data.ReadFile("data/" + name)
	must(err)
	l, err := ParseLiteral(content)
	if err != nil {
		must(fmt.Errorf("%s: %w", name, err))
	}
	return l
}

// pattern returns the pattern of a source, one for all places. The source must have
// been found good: see [own.compiles].
func (k *own) pattern(source string) *Pattern {
	if p, ok := k.compiled.Load(source); ok {
		return p.(*Pattern)
	}
	p, _ := k.compiled.LoadOrStore(source, k.entry(source).pattern())
	return p.(*Pattern)
}

func (k *own) entry(source string) patternEntry {
	entry := k.words()[source]
	entry.Pattern = source
	return entry
}

// longestPattern is in bytes; Forge's longest has less than a thousand.
const longestPattern = 10000

// Compiles reports whether package regexp can do what a regular expression of a schema asks for.
func Compiles(source string) bool { return knowledge().compiles(source) }

// compiles reports whether package regexp can do what a source asks for.
func (k *own) compiles(source string) bool {
	if len(source) > longestPattern {
		return false
	}
	_, err := regexp.Compile(k.entry(source).source())
	return err == nil
}

// module returns what we know of a module type, without its schemas.
func (k *own) module(name string) *Module {
	m := &Module{Name: name}
	if l := k.modules().Field(name); l != nil {
		m.Link, m.Phase = l.string("link"), Phase(l.string("phase"))
		m.Single = l.Field("single").IsTrue()
		m.Exact = m.Link != "" && !l.Field("nearest").IsTrue()
		m.PhaseAsOf, m.PhaseSource = l.string("phaseAsOf"), l.string("phaseSource")
		if m.Phase != "" && m.PhaseSource == "" {
			m.PhaseSource = m.Link // its own page says so, or bears no notice
		}
		if d := l.Field("deprecated"); d != nil {
			m.Deprecation = deprecation(d)
		}
	}
	return m
}

func (k *own) sectionLink(name string) string { return k.sections().Field(name).string("link") }

// internal are the names that Forge refuses in the entries of all modules but those of
// notInternalIn.
var (
	internal      = []string{"resolvedResourceEntry", "renderRuntimeType"}
	notInternalIn = []string{"function"}
)

// withInternal adds to a module's entries the names that they must not have.
func withInternal(name string, list *Schema) *Schema {
	if list.Items == nil || slices.Contains(notInternalIn, name) {
		return list
	}
	copied, item := *list, *list.Items
	item.Internal = internal
	copied.Items = &item
	return &copied
}

// deprecation reads {"since", "removal", "replacement", "of", "note", "source"}, each of
// which may be absent.
func deprecation(l *Literal) *Deprecation {
	dep := &Deprecation{Since: l.string("since"), Removal: l.string("removal"), Of: l.string("of"), Note: l.string("note"), Source: l.string("source")}
	if f := l.Field("replacement"); f != nil {
		dep.Replacement = f.Texts()
	}
	return dep
}
