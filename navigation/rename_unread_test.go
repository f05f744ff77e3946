package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/navigation"
)

// twoLocales is a manifest with a text in two locales.
const twoLocales = `modules:
  jira:globalPage:
    - key: p
      title:
        i18n: title
translations:
  resources:
    - key: en-US
      path: en.json
    - key: fr-FR
      path: fr.json
  fallback:
    default: en-US
`

// oneQueue is a manifest with a queue that source files fill.
const oneQueue = `modules:
  consumer:
    - key: c
      queue: jobs
      function: f
  function:
    - key: f
      handler: index.run
`

// TestRenameWithUnreadFiles: a name is changed in all places or in none, so it is not changed where a
// file may have it that could not be read to its end.
func TestRenameWithUnreadFiles(t *testing.T) {
	large := strings.Repeat(" ", files.MaxSize+1)
	deep := strings.Repeat(`{"a":`, 60) + "1" + strings.Repeat("}", 60)
	long := `{"` + strings.Repeat("a", 2000) + `":{"b":"B"}}`
	const clear = `const q = new Queue({ key: "jobs" });`
	for _, test := range []struct{ text, name, content, why string }{
		{twoLocales, "fr.json", `{"title":"T"}`, ""},
		{twoLocales, "fr.json", `{"a" "b","title":"T"}`, "fr.json may have the name, too: it cannot be read to its end"},
		{twoLocales, "fr.json", `{"title":"T",`, "fr.json may have the name, too: it cannot be read to its end"},
		{twoLocales, "fr.json", deep, "fr.json may have the name, too: it cannot be read to its end"},
		{twoLocales, "fr.json", long, "fr.json may have the name, too: it cannot be read to its end"},
		{twoLocales, "fr.json", large, "fr.json may have the name, too: it is larger than 4 MiB"},
		{twoLocales, "other.json", `{"title":"T"}`, ""},
		{oneQueue, "src/index.js", clear + "export const run = 1;", ""},
		{oneQueue, "src/index.js", "export * from './lib';", ""},
		{oneQueue, "src/index.js", "export const run = 1; const it's = 1;", ""},
		{oneQueue, "src/index.js", "export const run = 1; const it's = 1;\n" + clear, "index.js may have the name, too: it cannot be read to its end"},
		{oneQueue, "src/index.js", large, "src/index.js may have the name, too: it is larger than 4 MiB"},
	} {
		a := app{test.text, memory.Files{"/app/en.json": `{"title":"T"}`, "/app/" + test.name: test.content}}
		old := "title\n"
		if test.text == oneQueue {
			old = "jobs"
		}
		out, _, why := a.renamed(t, strings.Index(a.text, old), "fresh")
		if why != test.why {
			t.Errorf("%.60s: the reason is %q, want %q", test.content, why, test.why)
		}
		if renamed := out.text != a.text; renamed != (test.why == "") {
			t.Errorf("%.60s: renamed: %v", test.content, renamed)
		}
	}
}

// hanging are files that are not read before a channel is closed.
type hanging struct {
	memory.Files
	until chan struct{}
}

// Read implements [files.Source].
func (h hanging) Read(path string, limit int64) ([]byte, error) {
	<-h.until
	return h.Files.Read(path, limit)
}

// TestRenameWithPendingFiles: while a file is not known, nothing is renamed, and the answer says
// that it is worth to ask again.
func TestRenameWithPendingFiles(t *testing.T) {
	source := hanging{memory.Files{"/app/en.json": `{"title":"T"}`}, make(chan struct{})}
	defer close(source.until)
	a := app{text: twoLocales}
	r, why, ok := navigation.RenameAt(a.file(), strings.Index(a.text, "title\n"), "fresh", files.NewCache(source, func() {}).In("/app"))
	if !ok || !r.Pending || len(r.Edits) > 0 || why != "files that may have the name, too, are not read yet: try again" {
		t.Errorf("the answer is %+v, %q, %v", r, why, ok)
	}
}

// TestRenameInUnclearSource: a function is not renamed in a source file that is not understood to its
// end, because it may be called where nobody sees it.
func TestRenameInUnclearSource(t *testing.T) {
	const manifest, declared = "modules:\n  function:\n    - key: f\n      handler: index.run\n", "export const run = async () => {};\n"
	const unclear = `src/index.jsx: it may have the name "run" elsewhere, too: it is not understood to its end`
	const used = `src/index.jsx: line 2 has the name "run", too: rename it there`
	for _, test := range []struct{ rest, why string }{
		{"const z = <Text>do stop</Text>;", ""},
		{"const z = call(`${other()} z`);", ""},
		{"run();", used},
		{"const z = `${run()} z`;", used},
		{"const z = <Text>don't stop {run()}</Text>;", used},
		{"const z = <Text>don't stop {run()} it can't</Text>;", used},
		{"if (x) /`/.test(y); run(); const k = `a`;", used},
		{"const z = <Text>it`s {run()}</Text>;", used},
		{"const z = r\\u0075n();", unclear},
		{"const z = `open", unclear},
		{"const z = <Text>{run()", unclear},
	} {
		a := app{manifest, memory.Files{"/app/src/index.jsx": declared + test.rest}}
		out, _, why := a.renamed(t, strings.Index(a.text, "run"), "fresh")
		if why != test.why || (out.text == a.text) != (why != "") {
			t.Errorf("%s: the reason is %q, want %q", test.rest, why, test.why)
		}
	}
}
