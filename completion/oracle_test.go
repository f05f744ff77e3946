package completion

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// app is a kind of app that module types are added to: the rest of its manifest, with "‸" where
// its modules stand, and its files.
type app struct {
	name, head, modules, tail string
}

const (
	appHead  = "app:\n  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000\n  runtime:\n    name: nodejs24.x\n"
	function = "  function:\n    - key: resolver\n      handler: index.handler\n"
)

// apps are five kinds of app. What they do not use yet, they are about to.
var apps = []app{
	{"Custom UI", appHead, function, "resources:\n  - key: main\n    path: static/main\n"},
	{"UI Kit", appHead, function, "resources:\n  - key: main\n    path: src/frontend/index.jsx\n"},
	{"both", appHead, function, "resources:\n  - key: main\n    path: static/main\n  - key: kit\n    path: src/frontend/index.jsx\n"},
	{"bare", appHead, "", ""},
	{"remote only", appHead, "", "remotes:\n  - key: backend\n    baseUrl: https://example.com\n    operations:\n      - compute\n"},
}

// appFiles are those around all apps.
var appFiles = map[string]string{
	"src/index.js":           "export const handler = () => {};\nexport const run = () => {};\n",
	"src/frontend/index.jsx": "export default null;\n",
	"static/main/index.html": "<!doctype html>\n",
	"locales/en-US.json":     `{"title": "Title"}` + "\n",
	"skills/main/SKILL.md":   "---\nname: main\ndescription: Greets a person by name\n---\nGreet the person.\n",
}

// snippet is a whole module that was accepted.
type snippet struct {
	app, place, label, text string
}

// snippets are the texts of apps with each item that writes a whole module, at the end of the
// modules and in front of the others, and with the functions of the app or without. Their order
// is always the same: a seed chooses from them.
func snippets(t *testing.T) (all []snippet) {
	for _, app := range apps {
		last := "  webtrigger:\n    - key: hook\n      function: resolver\n      response:\n        type: dynamic\n"
		if app.modules == "" {
			last = "  jira:globalPermission:\n    - key: permission\n      name: Permission\n      description: Permits\n      anonymousAllowed: false\n"
		}
		for _, at := range []struct{ place, src string }{
			{"end", app.head + app.tail + "modules:\n" + app.modules + last + "  ‸"},
			{"middle", app.head + "modules:\n" + app.modules + "  ‸\n" + last + app.tail},
			{"first line", app.head + "modules:\n  ‸\n" + app.modules + last + app.tail},
		} {
			f, _, l := complete(t, at.src, true, nil)
			for _, item := range l.Items {
				if item.Kind == Module || item.Kind == Snippet {
					all = append(all, snippet{app.name, at.place, item.Label, accept(t, f.Buffer().String(), item)})
				}
			}
		}
	}
	return all
}

// TestSnippetsRepeat: one seed always stands for the same items.
func TestSnippetsRepeat(t *testing.T) {
	if first := snippets(t); len(first) == 0 || !slices.Equal(first, snippets(t)) {
		t.Errorf("%d snippets, which are others the second time", len(first))
	}
}

// TestSnippetsOracle: the official validator accepts what is written for a module, its
// placeholders left as they are, in every kind of app.
func TestSnippetsOracle(t *testing.T) { judge(t, snippets(t)) }

// TestItemsOracle: the official validator accepts what a single item writes into an entry, if
// nothing is left to be written, at so many places in each kind of app: properties with all that they
// hold, and values.
func TestItemsOracle(t *testing.T) {
	byApp := map[string][]snippet{}
	for _, one := range snippets(t) {
		byApp[one.app] = append(byApp[one.app], one)
	}
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 8))
	var items []snippet
	for i := range oracle.Number("PLACES", 300) {
		all := byApp[apps[i%len(apps)].name]
		for { // a place where something can be written
			if found := all[r.IntN(len(all))].extended(t, r); len(found) > 0 {
				items = append(items, found...)
				break
			}
		}
	}
	judge(t, items)
}

// extended are the texts with one more property in the entry that a snippet made: those that hold all
// that they need, and two of the others with a value that is offered.
func (one snippet) extended(t *testing.T, r *rand.Rand) (all []snippet) {
	f := manifest.New(text.New(one.text))
	_, typ, ok := strings.Cut(one.label, ": ")
	if !ok {
		typ = one.label
	}
	for l := range f.ModuleLists() {
		if l.Type != typ || len(l.Entries) == 0 {
			continue
		}
		node := l.Entries[0].Node()
		end := f.Buffer().Line(f.Buffer().LineAt(node.Span().End)).End
		line := "\n" + yamledit.Spaces(yamledit.Column(f.Buffer(), node.Span().Start))
		src := one.text[:end] + line + one.text[end:]
		found := listAt(manifest.New(text.New(src)), end+len(line), Options{Snippets: true})
		var keys []Item
		for _, item := range found.Items {
			if isWhole(item) {
				all = append(all, snippet{one.app, one.label, typ + "." + item.Label, accept(t, src, item)})
			} else if !item.Deprecated && strings.HasSuffix(item.Edit.New, ": ") {
				keys = append(keys, item)
			}
		}
		for range min(2, len(keys)) {
			all = append(all, one.valued(t, r, src, keys[r.IntN(len(keys))])...)
		}
	}
	return all
}

// valued is the text with a property and one of the values that are offered for it; none where none is.
func (one snippet) valued(t *testing.T, r *rand.Rand, src string, key Item) []snippet {
	written := accept(t, src, key)
	shift := 0
	for _, e := range key.Also {
		if e.Span.Start < key.Edit.Span.Start {
			shift += len(e.New) - e.Span.Len()
		}
	}
	offset := key.Edit.Span.Start + shift + len(key.written())
	var values []Item
	for _, item := range listAt(manifest.New(text.New(written)), offset, Options{Snippets: true}).Items {
		if (item.Kind == Value || item.Kind == Reference) && !item.Deprecated {
			values = append(values, item)
		}
	}
	if len(values) == 0 {
		return nil
	}
	value := values[r.IntN(len(values))]
	return []snippet{{one.app, one.label, key.Label + ": " + value.Label, accept(t, written, value)}}
}

// isWhole reports whether an item leaves nothing to be written.
func isWhole(item Item) bool {
	written := expanded(item.Edit.New)
	return item.Kind == Property && item.Snippet && !item.Deprecated && !strings.HasSuffix(strings.TrimRight(written, " "), ":") && !strings.HasSuffix(written, "\n"+strings.Repeat(" ", len(written)-len(strings.TrimRight(written, " ")))) &&
		!strings.HasSuffix(strings.TrimRight(written, " "), "-")
}

// judge asks the official validator about texts, and fails the test for those that it refuses,
// and where there are none to ask about.
func judge(t *testing.T, all []snippet) {
	t.Helper()
	if len(all) == 0 {
		t.Fatal("there is nothing to judge")
	}
	questions := make([]oracle.Question, len(all))
	for i, one := range all {
		questions[i] = oracle.Question{Manifest: one.text, Files: appFiles, Stage: oracle.Full}
	}
	refused, why := map[string][]string{}, map[string]string{}
	for i, verdict := range oracle.Judge(t, questions) {
		one := all[i]
		if !verdict.Refuses() {
			continue
		}
		refused[one.label] = append(refused[one.label], one.app+"/"+one.place)
		why[one.label] = verdict.Crash + "\n" + one.text
		for _, p := range verdict.Problems {
			if p.Level == "error" {
				why[one.label] = p.Message + "\n" + one.text
				break
			}
		}
	}
	for _, label := range slices.Sorted(maps.Keys(refused)) {
		t.Errorf("%s, %d times, such as in %s: %s", label, len(refused[label]), refused[label][0], why[label])
	}
	t.Logf("%d kinds of items are refused, of %d items", len(refused), len(all))
}
