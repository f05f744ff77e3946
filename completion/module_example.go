package completion

import (
	"regexp"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// exampleApp is the app for which entries are made as examples: completion names what it has.
const exampleApp = `modules:
  function:
    - key: main
      handler: index.run
  endpoint:
    - key: api
      remote: backend
resources:
  - key: main
    path: static/main
remotes:
  - key: backend
    baseUrl: https://example.com
`

// examples are entries of all module types of a catalogue, by type.
type examples struct {
	of     *schema.Catalogue
	byType map[string]string
}

// lastExamples are those of the catalogue that was asked for last.
var lastExamples atomic.Pointer[examples]

// ModuleExample returns a small entry of a module type, in YAML, as completion writes it; "" for a
// type that is not offered, or of which completion leaves something to be written.
func ModuleExample(c *schema.Catalogue, typ string) string {
	last := lastExamples.Load()
	if last == nil || last.of != c {
		last = &examples{c, examplesOf(c)}
		lastExamples.Store(last)
	}
	return last.byType[typ]
}

// examplesOf makes the examples: in an app that has what entries name, and for the types of what it
// has in one without.
func examplesOf(c *schema.Catalogue) map[string]string {
	const beginning, indent = "modules:\n", "  "
	byType := map[string]string{}
	for _, rest := range []string{"", strings.TrimPrefix(exampleApp, beginning)} {
		f := manifest.New(text.New(beginning + indent + "\n" + rest)).WithCatalogue(c)
		at := f.ContextAt(len(beginning + indent))
		for _, item := range At(f, &at, Options{Snippets: true}).Items {
			if example := item.written(); item.Kind == Module && !hole.MatchString(example) {
				byType[item.Label] = strings.ReplaceAll(example, "\n"+indent, "\n")
			}
		}
	}
	return byType
}

// hole is a line with nothing but a dash, or nothing at all.
var hole = regexp.MustCompile(`(?m)^\s*(?:-\s*)?$`)
