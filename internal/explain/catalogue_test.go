package explain

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// whole reports what is wrong with the form of a text: see the package's documentation.
func whole(t *testing.T, what, md string) {
	t.Helper()
	blocks := strings.Split(md, "\n\n")
	if !strings.HasPrefix(blocks[0], "**`") {
		t.Errorf("%s has no title: %q", what, md)
	}
	for i, block := range blocks {
		if strings.TrimSpace(block) != block || block == "" {
			t.Errorf("%s has a hole: %q", what, md)
		}
		if slices.Contains(blocks[:i], block) {
			t.Errorf("%s says something twice: %q", what, md)
		}
		if strings.Count(block, "`")%2 != 0 {
			t.Errorf("%s has a backquote too many or too few: %q", what, md)
		}
		if !strings.HasPrefix(block, "- ") {
			continue
		}
		facts := strings.Split(block, "\n")
		for j, fact := range facts {
			words := strings.TrimPrefix(fact, "- ")
			if len(words) < 4 || words == fact || strings.HasSuffix(words, " ") || strings.HasSuffix(words, ":") || slices.Contains(facts[:j], fact) {
				t.Errorf("%s has a poor fact %q: %q", what, fact, md)
			}
		}
	}
}

// walk yields all declared properties below a place, to some depth.
func walk(at Place, depth int, each func(Place)) {
	var names []string
	o := outline{at.Schemas}
	for ; len(o.items().schemas) > 0 && o.types() != "map"; o = o.items() {
		if depth--; depth < 0 {
			return
		}
	}
	for _, s := range o.parts() {
		for _, p := range s.Properties {
			if slices.Contains(names, p.Name) {
				continue
			}
			names = append(names, p.Name)
			below := In(append(slices.Clone(at.Names), p.Name), o.schemas, nil)
			each(below)
			if depth > 0 {
				walk(below, depth-1, each)
			}
		}
	}
}

// TestCatalogue describes all module types, sections and properties.
func TestCatalogue(t *testing.T) {
	c := schema.Embedded()
	count := 0
	each := func(at Place) {
		count++
		md := Property(c, at)
		whole(t, strings.Join(at.Names, "/"), md)
		if !strings.Contains(md, "\n") {
			t.Errorf("%s has nothing but a title: %q", at.Names, md)
		}
		values, _ := (outline{at.Schemas}).values()
		for _, v := range values {
			if md := Value(c, at, v.String()); md != "" {
				whole(t, strings.Join(at.Names, "/")+" = "+v.String(), md)
			}
		}
	}
	for _, name := range c.ModuleNames() {
		whole(t, name, Module(c, name, ""))
		m, _ := c.Module(name)
		if m.Item != nil {
			walk(Place{Names: []string{"modules", name}, Schemas: []*schema.Schema{m.Item}}, 4, each)
		}
	}
	for _, p := range c.Skeleton().Properties {
		s, ok := c.Section(p.Name)
		if !ok || p.Name == "modules" {
			continue
		}
		at := In([]string{p.Name}, []*schema.Schema{c.Skeleton()}, []*schema.Schema{s.Schema})
		each(at)
		walk(at, 5, each)
	}
	if count < 3000 {
		t.Errorf("%d properties", count)
	}
	t.Logf("%d properties", count)
}

// TestNames describes all scopes and events.
func TestNames(t *testing.T) {
	f := manifest.New(text.New(""))
	for _, name := range f.Catalogue().Scopes() {
		md := Scope(f, name)
		if whole(t, name, md); !strings.Contains(md, "\n\n") {
			t.Errorf("nothing is said of %s: %q", name, md)
		}
	}
	for _, name := range f.Catalogue().EventNames() {
		md := Event(f, name)
		if whole(t, name, md); !strings.Contains(md, "\n\n") {
			t.Errorf("nothing is said of %s: %q", name, md)
		}
	}
}
