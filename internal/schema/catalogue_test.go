package schema_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/jsonvalue"
)

func TestModuleNames(t *testing.T) {
	c := schema.Embedded()
	names := c.ModuleNames()
	connect := 0
	for _, name := range names {
		if strings.HasPrefix(name, "connect-") {
			connect++
		}
	}
	if len(names) != 215 || connect != 83 {
		t.Errorf("%d names, %d of them of Connect; want 215 and 83", len(names), connect)
	}
	for _, name := range []string{"service", "core:function", "jira:nope", ""} {
		if _, ok := c.Module(name); ok {
			t.Errorf("%q is no module type", name)
		}
	}
}

// Everything decodes, every pattern is explained, every reference known, every link
// a link, every replacement a module type.
func TestDataIntegrity(t *testing.T) {
	c := schema.Embedded()
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	known := []schema.Reference{
		"", schema.ToFunction, schema.ToEndpoint, schema.ToResource, schema.ToResourceEntry, schema.ToRemote, schema.ToService,
		schema.ToAction, schema.ToPage, schema.ToProvider, schema.ToHandler, schema.ToPath, schema.ToTranslation, schema.ToScope, schema.ToEvent,
	}
	seen := map[*schema.Schema]bool{}
	walk(c.Whole(), seen, func(s *schema.Schema) {
		if !slices.Contains(known, s.Refers) {
			t.Errorf("unknown reference %q", s.Refers)
		}
		patterns := []*schema.Pattern{s.Pattern}
		for _, p := range s.Patterns {
			patterns = append(patterns, p.Name)
		}
		for _, p := range patterns {
			if p == nil {
				continue
			}
			p.Match("") // compiles it
			if p.Words == "" {
				t.Errorf("pattern %s is not explained", p.Source)
			}
		}
		for _, name := range s.Required {
			if len(s.Properties) > 0 && s.Property(name) == nil {
				t.Errorf("required %q is not declared beside %q", name, s.Properties[0].Name)
			}
		}
	})
	if len(seen) < 100 {
		t.Errorf("only %d schemas", len(seen))
	}
	for _, name := range c.ModuleNames() {
		m, _ := c.Module(name)
		checkModule(t, c, m)
	}
}

func checkModule(t *testing.T, c *schema.Catalogue, m *schema.Module) {
	t.Helper()
	links := []string{m.Link, m.PhaseSource}
	if (m.Phase == "") != (m.PhaseSource == "") || m.PhaseAsOf != "" && (m.Phase == "" || !isDay(m.PhaseAsOf)) {
		t.Errorf("%s: phase %q as of %q by %q", m.Name, m.Phase, m.PhaseAsOf, m.PhaseSource)
	}
	if m.Deprecation != nil {
		links = append(links, m.Deprecation.Source)
		for _, name := range m.Deprecation.Replacement {
			if _, ok := c.Module(name); !ok {
				t.Errorf("%s: unknown replacement %q", m.Name, name)
			}
		}
		for _, day := range []string{m.Deprecation.Since, m.Deprecation.Removal} {
			if day != "" && !isDay(day) {
				t.Errorf("%s: %q is no day", m.Name, day)
			}
		}
	}
	for _, link := range links {
		if link != "" && !strings.HasPrefix(link, "https://developer.atlassian.com/") {
			t.Errorf("%s: link %q", m.Name, link)
		}
	}
	if m.List == nil || m.Outer == nil || m.Item == nil {
		t.Errorf("%s has no schema", m.Name)
	}
	if phases := []schema.Phase{"", schema.GeneralAvailability, schema.Beta, schema.Preview, schema.EarlyAccess}; !slices.Contains(phases, m.Phase) {
		t.Errorf("%s: phase %q", m.Name, m.Phase)
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// walk visits each schema below s once.
func walk(s *schema.Schema, seen map[*schema.Schema]bool, visit func(*schema.Schema)) {
	if s == nil || seen[s] {
		return
	}
	seen[s] = true
	visit(s)
	for _, p := range s.Properties {
		walk(p.Schema, seen, visit)
	}
	for _, p := range s.Patterns {
		walk(p.Schema, seen, visit)
	}
	for _, below := range [][]*schema.Schema{s.OneOf, s.AnyOf, s.AllOf, {s.Additional, s.Names, s.Items, s.Not, s.If, s.Then, s.Else}} {
		for _, part := range below {
			walk(part, seen, visit)
		}
	}
}

// What Forge needs of module types that it has no schema for.
func TestSchemalessModules(t *testing.T) {
	tests := []struct{ module, value, want string }{
		{"graph:entityProvider", `[]`, ""},
		{"graph:entityProvider", `[{},[]]`, ""},
		{"graph:entityProvider", `[null]`, "TypeMismatch [0] want list or map"},
		{"graph:entityProvider", `{}`, "TypeMismatch  want list"},
		{"migration:macrosToIndex", `[{"renderRuntimeType":5}]`, "Internal [0]/renderRuntimeType"},
	}
	for _, test := range tests {
		m, ok := schema.Embedded().Module(test.module)
		if !ok || m.Described {
			t.Errorf("%s: known %t", test.module, ok)
			continue
		}
		v := jsonvalue.Parse(t, test.value)
		if got := jsonvalue.Brief(v, schema.Evaluate(m.List, v)); got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.module, test.value, got, test.want)
		}
	}
}

func TestRootSkeletonAndSections(t *testing.T) {
	c := schema.Embedded()
	v := jsonvalue.Parse(t, `{"app":{"id":5},"moduls":{},"resources":{}}`)
	if got, want := jsonvalue.Brief(v, schema.Evaluate(c.Skeleton(), v)), "UnknownProperty /moduls near modules"; got != want {
		t.Errorf("skeleton: got %q, want %q", got, want)
	}
	s, _ := c.Section("resources")
	list := jsonvalue.Parse(t, `[{"key":"a"}]`)
	if got := jsonvalue.Brief(list, schema.Evaluate(s.Outer, list)); got != "" {
		t.Errorf("outer: %q", got)
	}
	if got, want := jsonvalue.Brief(list.Members[0], schema.Evaluate(s.Item, list.Members[0])), "Required /path"; got != want {
		t.Errorf("item: got %q, want %q", got, want)
	}
	for _, p := range c.Root().Properties {
		s, ok := c.Section(p.Name)
		if !ok || s.Name != p.Name || s.Link == "" && p.Name != "overrides" {
			t.Errorf("section %s: %+v", p.Name, s)
		}
	}
	app, _ := c.Section("app")
	named := jsonvalue.Parse(t, `{"id":"ari:cloud:ecosystem::app/1","name":"x","runtime":{"name":"nodejs20.x"}}`)
	if got, want := jsonvalue.Brief(named, schema.Evaluate(app.Schema, named)), "Deprecated /name\nDeprecated runtime.name"; got != want {
		t.Errorf("app: got %q, want %q", got, want)
	}
}

func TestDeprecation(t *testing.T) {
	m, _ := schema.Embedded().Module("jira:dashboardBackgroundScript")
	if d := m.Deprecation; d == nil || d.Removal != "2027-05-17" || !slices.Equal(d.Replacement, []string{"dashboards:backgroundScript"}) {
		t.Errorf("got %+v", d)
	}
	if !m.Exact || m.Phase != schema.GeneralAvailability {
		t.Errorf("exact %t, phase %q", m.Exact, m.Phase)
	}
}

func TestParts(t *testing.T) {
	m, _ := schema.Embedded().Module("jira:dashboardGadget")
	has := func(parts []*schema.Schema, name string) bool {
		return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return s.Property(name) != nil })
	}
	parts := m.Item.Parts(jsonvalue.Parse(t, `{"key":"a","function":"f"}`))
	if !has(parts, "function") || has(parts, "resource") {
		t.Error("a gadget with a function has the properties of one with a function only")
	}
	if parts := m.Item.Parts(nil); !has(parts, "function") || !has(parts, "resource") {
		t.Error("a gadget can have either")
	}
}

// A schema that points at the whole manifest is as good as any other, and damaged files
// are reported.
func TestOpen(t *testing.T) {
	files := fstest.MapFS{}
	add := func(name, content string) { files[name] = &fstest.MapFile{Data: []byte(content)} }
	add("index.json", `{"version":"1","root":0,"modules":{"nested":1,"plain":null}}`)
	add("events.json", `{}`)
	add("scopes.json", `{}`)
	const modules = `{"items":"#"}` + "\n" + `{"items":2}`
	add("schemas.jsonl", `{"required":["app"],"properties":{"modules":{"type":"object"}}}`+"\n"+modules)
	c := schema.Open(files)
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	m, _ := c.Module("nested")
	v := jsonvalue.Parse(t, `[{"app":1,"modules":{"nested":[{"app":1},{}]}}]`)
	if got, want := jsonvalue.Brief(v, schema.Evaluate(m.List, v)), "Required [0].modules.nested[1]/app"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, damage := range []string{
		`{"properties":{"modules":99}}`, `{"properties":{"modules":"nowhere"}}`, `{"properties":{"app":true}}`,
		`{"tpye":"object"}`, `{"type":"objekt"}`, `[`, `5`,
	} {
		add("schemas.jsonl", damage+"\n"+modules)
		if err := schema.Open(files).Check(); err == nil {
			t.Errorf("no error for %s", damage)
		}
	}
}

func TestConcurrentLookups(t *testing.T) {
	c := schema.Open(schema.Files)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, name := range c.ModuleNames() {
				if m, ok := c.Module(name); !ok || m.Item == nil {
					t.Errorf("%s is not there", name)
				}
			}
			c.Section("app")
			c.Whole()
		})
	}
	group.Wait()
}

func TestLookupsAreLazy(t *testing.T) {
	c := schema.Open(schema.Files)
	if decoded, _ := c.Decoded(); decoded != 0 {
		t.Errorf("opening decodes %d lines", decoded)
	}
	c.Module("jira:dashboardGadget")
	c.Root()
	if decoded, lines := c.Decoded(); decoded == 0 || decoded > lines/4 {
		t.Errorf("the root and one module decode %d of %d lines", decoded, lines)
	}
}

func BenchmarkOpenOneModule(b *testing.B) {
	for b.Loop() {
		c := schema.Open(schema.Files)
		if _, ok := c.Module("jira:dashboardBackgroundScript"); !ok {
			b.Fatal("module is not known")
		}
		c.Root()
	}
}

func BenchmarkDecodeEverything(b *testing.B) {
	for b.Loop() {
		schema.Open(schema.Files).Whole()
	}
}

func BenchmarkEvaluateEntry(b *testing.B) {
	m, _ := schema.Embedded().Module("jira:dashboardGadget")
	v := jsonvalue.Parse(b, `{"key":"k","title":"t","description":"d","thumbnail":"x","resource":"r","resolver":{"function":"f"}}`)
	b.ReportAllocs()
	for b.Loop() {
		schema.Evaluate(m.Item, v)
	}
}

// The embedded catalogue is small.
func TestSize(t *testing.T) {
	const limit = 150 << 10
	size := 0
	err := fs.WalkDir(os.DirFS("data"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile("data/" + name)
		zipped := zip(t, content)
		t.Logf("%s: %d bytes, %d compressed", name, len(content), zipped)
		size += zipped
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("together %d bytes compressed", size)
	if size > limit {
		t.Errorf("%d bytes compressed, more than %d", size, limit)
	}
}
