package lsp

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// unfinished are the rules about what is still to be written, beside those about files.
var unfinished = []string{
	"schema-required", "schema-choice", "schema-any-of", "remote-base-url-missing", "remote-storage-scope", "provider-egress-missing",
	"custom-content-one-way", "remote-auth-scopes", "workflow-validator-neither",
}

// TestItemsMakeNoError accepts items at random places of manifests that Forge accepts, in four
// editors: there is no Error that was not there before, but about what is still to be written.
func TestItemsMakeNoError(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	for _, editor := range behaviours {
		t.Run(editor.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 6))
			left := oracle.Number("MANIFESTS", 25)
			for app := range validApps(t, seed) {
				if left--; left < 0 {
					break
				}
				var o Options
				if app.Files != nil {
					o.Files = storeOf(app.Files)
				}
				e := errorFinder{&author{client: open(t, o, editor.capabilities, ""), editor: editor, version: 1}, app, r}
				for range 6 {
					e.tryLine(t)
				}
			}
		})
	}
}

// storeOf makes the store of some files beside a manifest.
func storeOf(beside map[string]string) func(func()) *files.Store {
	all := memory.Files{}
	for name, content := range beside {
		all["/app/"+name] = content
	}
	return func(func()) *files.Store { return files.NewStore(all) }
}

// validApps yields apps without an Error: those of testdata, real ones and made-up ones.
func validApps(t *testing.T, seed uint64) func(func(mutate.App) bool) {
	t.Helper()
	var fixed []mutate.App
	names, err := filepath.Glob("../testdata/written/*.yml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fixed = append(fixed, mutate.App{About: name, Text: string(content)})
	}
	return func(yield func(mutate.App) bool) {
		for _, app := range fixed {
			if !yield(app) {
				return
			}
		}
		for app := range mutate.Apps(schema.Embedded(), seed+5000) {
			if len(errorsOf(app, app.Text)) == 0 && !yield(app) {
				return
			}
		}
	}
}

// errorsOf counts the Errors in a text of an app by their rules.
func errorsOf(app mutate.App, src string) map[string]int {
	c := analysis.Checker{Groups: rules.All()}
	if app.Files != nil {
		c.Files = storeOf(app.Files)(nil).In("/app")
	}
	found := map[string]int{}
	for _, d := range c.Check(context.Background(), manifest.New(text.New(src))) {
		if d.Severity == analysis.Error && !d.Rule.ReadsFiles {
			found[d.Rule.ID]++
		}
	}
	return found
}

// errorFinder accepts items in an app.
type errorFinder struct {
	*author
	app mutate.App
	r   *rand.Rand
}

// tryLine takes the value of a line away, or adds a line, and accepts some of what is offered there.
func (e errorFinder) tryLine(t *testing.T) {
	t.Helper()
	src, cursor := e.place()
	before := errorsOf(e.app, src)
	e.replace(src)
	e.cursor = cursor
	all := e.offers(1000)
	for range min(3, len(all)) {
		one := all[e.r.IntN(len(all))]
		e.replace(src)
		written, end, isWhole := one.whole()
		if isWhole && isOpen(written, end) {
			e.replace(written)
			e.cursor = end
			inner := e.offers(1000)
			if len(inner) == 0 {
				continue
			}
			written, end, isWhole = inner[e.r.IntN(len(inner))].whole()
		}
		if !isWhole || isOpen(written, end) {
			continue
		}
		after := errorsOf(e.app, written)
		for _, rule := range slices.Sorted(maps.Keys(after)) {
			if after[rule] > before[rule] && !slices.Contains(unfinished, rule) {
				t.Errorf("%s: %q makes %s of\n%s‸%s\nwhich becomes\n%s", e.app.About, one.label, rule, src[:cursor], src[cursor:], written)
				return
			}
		}
	}
}

// place is the text of the app with something to be written, and where that is.
func (e errorFinder) place() (src string, cursor int) {
	lines := strings.SplitAfter(strings.TrimRight(e.app.Text, "\n")+"\n", "\n")
	at := e.r.IntN(len(lines) - 1)
	line := strings.TrimRight(lines[at], "\r\n")
	before, after := strings.Join(lines[:at], ""), strings.Join(lines[at+1:], "")
	rest := lines[at][len(line):]
	key, value, isPair := strings.Cut(line, ": ")
	switch indent := line[:len(line)-len(strings.TrimLeft(line, " "))]; {
	case isPair && value != "" && strings.TrimLeft(key, " -") != "key" && // others depend on it
		!strings.ContainsAny(value[:1], "|>&{[") && e.r.IntN(3) > 0:
		line = key + ": "
	case strings.HasPrefix(line, indent+"- ") && !isPair && !strings.HasSuffix(line, ":") && e.r.IntN(3) > 0:
		line = indent + "- "
	default:
		if strings.HasSuffix(line, ":") {
			indent += "  "
		} else if strings.HasPrefix(line[len(indent):], "- ") && isPair {
			indent += "  "
		}
		before, line = before+lines[at], indent
	}
	return before + line + rest + after, len(before) + len(line)
}

// whole is the text with an item accepted, its placeholders left as they are, and where what it
// writes ends. It is false where a placeholder is empty.
func (o *offer) whole() (written string, end int, isWhole bool) {
	var b strings.Builder
	b.WriteString(o.before + o.pieces[0])
	for i, piece := range o.pieces[1:] {
		if o.defaults[i] == "" {
			return "", 0, false
		}
		b.WriteString(o.defaults[i] + piece)
	}
	return b.String() + o.after, b.Len(), true
}

// isOpen reports whether a text ends in front of what is still to be written.
func isOpen(src string, end int) bool {
	line := src[strings.LastIndexByte(src[:end], '\n')+1 : end]
	line = strings.TrimSpace(line)
	next, _, _ := strings.Cut(src[end:], "\n")
	return strings.TrimSpace(next) == "" && (strings.HasSuffix(line, ":") || strings.HasSuffix(line, "-") || line == "")
}
