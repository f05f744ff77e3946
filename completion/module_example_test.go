package completion

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// The examples of module types stand under their own names, and are what the schema asks for.
func TestModuleExamples(t *testing.T) {
	c := schema.Embedded()
	have := 0
	for _, name := range c.ModuleNames() {
		if strings.HasPrefix(name, "connect-") {
			continue
		}
		example := ModuleExample(c, name)
		if example == "" {
			continue
		}
		have++
		if !strings.HasPrefix(example, name+":") && !strings.HasPrefix(example, `"`+name+`":`) {
			t.Errorf("the example of %s is of another type: %q", name, example)
		}
		f := manifest.New(text.New("modules:\n  " + strings.ReplaceAll(example, "\n", "\n  ") + "\n"))
		m, _ := c.Module(name)
		for l := range f.ModuleLists() {
			for _, p := range schema.Evaluate(m.List, f.Value(l.Pair.Value())) {
				if p.Kind.Error() {
					t.Errorf("%s: %v %s %v in\n%s", name, p.Kind, p.Name, p.Names, example)
				}
			}
		}
	}
	if have < 110 {
		t.Errorf("%d examples", have)
	}
}
