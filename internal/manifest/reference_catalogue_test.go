package manifest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// TestReferencesOfCatalogue: wherever the catalogue says that a text names something that a
// manifest declares, a reference is found.
func TestReferencesOfCatalogue(t *testing.T) {
	c, found := schema.Embedded(), 0
	look := func(in, path string, kind Kind) {
		found++
		src := in + "\n  - " + flowed(strings.Split(path, "/")[1:]) + "\n"
		for r := range parse(src).References() {
			if (r.Kind == kind || kind == Page && r.Kind == AdminPage) && r.Name == "name" {
				return
			}
		}
		t.Errorf("%s: no reference in\n%s", path, src)
	}
	for _, name := range c.ModuleNames() {
		if m, ok := c.Module(name); ok && !strings.HasPrefix(name, "connect-") {
			walkReferences(m.Item, "", 0, func(path string, kind Kind) { look("modules:\n  "+name+":", path, kind) })
		}
	}
	providers, _ := c.Section("providers")
	walkReferences(providers.Schema.Property("auth").Schema.Items, "", 0, func(path string, kind Kind) { look("providers:\n  auth:", path, kind) })
	if found < 300 {
		t.Errorf("only %d places found", found)
	}
}

// TestNamingsOfCatalogue: wherever the table of kinds says that a string names something as it is, the
// catalogue says so, too.
func TestNamingsOfCatalogue(t *testing.T) {
	c, told := schema.Embedded(), map[string][]string{}
	for _, name := range c.ModuleNames() {
		if m, ok := c.Module(name); ok && !strings.HasPrefix(name, "connect-") {
			walkReferences(m.Item, "", 0, func(path string, _ Kind) { told[name] = append(told[name], path) })
		}
	}
	providers, _ := c.Section("providers")
	walkReferences(providers.Schema.Property("auth").Schema.Items, "", 0, func(path string, _ Kind) { told["providers"] = append(told["providers"], path) })
	for kind := range Kinds() {
		for _, n := range kinds[kind].named {
			typ, path, _ := strings.Cut(n.path, "/")
			form := regexp.MustCompile("^/" + strings.ReplaceAll(regexp.QuoteMeta(path), `\*`, "[^/]+") + "$")
			if n.prefix == "" && !slices.ContainsFunc(told[typ], form.MatchString) {
				t.Errorf("%s: properties.json does not say that it names a %s", n.path, kind)
			}
		}
	}
}

// flowed writes a way down to a name as a flow collection.
func flowed(path []string) string {
	if len(path) == 0 {
		return "name"
	}
	if path[0] == "[]" {
		return "[" + flowed(path[1:]) + "]"
	}
	return "{" + path[0] + ": " + flowed(path[1:]) + "}"
}

// walkReferences tells of every text below a schema that names something.
func walkReferences(s *schema.Schema, path string, depth int, tell func(string, Kind)) {
	if s == nil || depth > 12 {
		return
	}
	for _, part := range s.Parts(nil) {
		if kind, ok := KindOf(part.Refers); ok {
			tell(path, kind)
		}
		for _, p := range part.Properties {
			walkReferences(p.Schema, path+"/"+p.Name, depth+1, tell)
		}
		if part.Items != nil {
			walkReferences(part.Items, path+"/[]", depth+1, tell)
		}
	}
}
