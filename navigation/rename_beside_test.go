package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/navigation"
)

// TestRenameOfQueueIsFollowed: a queue that no file makes is that of another manifest, too, where both have a file that could make it.
func TestRenameOfQueueIsFollowed(t *testing.T) {
	const source = "modules:\n  consumer:\n    - key: c\n      queue: jobs\n  function:\n    - key: f\n      handler: index.run\n"
	for other, want := range map[string]string{
		source: strings.Replace(source, "jobs", "tasks", 1),
		strings.Replace(source, "index", "other", 1): "",
		strings.Replace(source, "jobs", "mails", 1):  "",
	} {
		a := app{source, memory.Files{"/app/src/index.js": "export const run = 1;\n", "/app/src/other.js": "export const run = 2;\n"}}
		r, refusal, _ := navigation.RenameAt(a.file(), strings.Index(source, "jobs"), "tasks", a.around())
		if refusal != "" || len(r.Others) != 0 || !r.MayBeShared() {
			t.Errorf("refused: %q; others: %v", refusal, r.Others)
		}
		refusal = r.Follow(app{text: other}.file(), "/app/manifest.dev.yml", a.around())
		got := ""
		if len(r.Others) == 1 {
			got = apply(t, other, r.Others[0].Edits)
		}
		if got != want || refusal != "" {
			t.Errorf("%q becomes %q, want %q; refused: %q", other, got, want, refusal)
		}
	}
}

// TestRenameIsFollowed: another manifest in the directory follows what a renaming changes in the files that both name, all of
// it or nothing.
func TestRenameIsFollowed(t *testing.T) {
	const tail = "app:\n  id: x\ntranslations:\n  resources:\n    - key: en-US\n      path: en.json\n"
	const source = "modules:\n  macro:\n    - key: m\n      title: {i18n: a.b}\n  consumer:\n    - key: c\n      queue: jobs\n  function:\n    - key: f\n      handler: index.run\n" + tail
	for _, tt := range []struct{ name, at, fresh, other, want, refusal string }{
		{"handler", "index.ru", "start", "modules:\n  function:\n    - key: g\n      handler: 'index.run'\n    - key: h\n      handler: index.stop\n", "modules:\n  function:\n    - key: g\n      handler: 'index.start'\n    - key: h\n      handler: index.stop\n", ""},
		{"handlers of one function", "index.ru", "start", "modules:\n  function:\n    - handler: index.run\n    - handler: index.run # 2\n", "modules:\n  function:\n    - handler: index.start\n    - handler: index.start # 2\n", ""},
		{"handler of another file", "index.ru", "start", "modules:\n  function:\n    - handler: other.run\n", "", ""},
		{"text", "i18n: a.", "a.c", "modules:\n  macro:\n    - title: {i18n: \"a.b\"}\n    - title: {i18n: a.x}\n" + tail, "modules:\n  macro:\n    - title: {i18n: \"a.c\"}\n    - title: {i18n: a.x}\n" + tail, ""},
		{"text of other files", "i18n: a.", "a.c", "modules:\n  macro:\n    - title: {i18n: a.b}\n" + strings.Replace(tail, "en.json", "de.json", 1), "", ""},
		{"queue", "queue: jo", "tasks", "modules:\n  consumer:\n    - queue: jobs\n  function:\n    - handler: index.stop\n", "modules:\n  consumer:\n    - queue: tasks\n  function:\n    - handler: index.stop\n", ""},
		{"mistake", "index.ru", "start", "modules:\n  function:\n    - {handler: index.run\n", "", "manifest.dev.yml: line 3 has a mistake: mend it first"},
		{"nothing", "index.ru", "start", "", "", ""},
	} {
		a := app{source, memory.Files{
			"/app/src/index.js": "export const run = 1;\nexport const stop = new Queue({ key: 'jobs' });\n", "/app/src/other.js": "export const run = 2;\n",
			"/app/en.json": `{"a": {"b": "B", "x": "X"}}`, "/app/de.json": `{"a": {"b": "B"}}`,
		}}
		r, refusal, _ := navigation.RenameAt(a.file(), strings.Index(source, tt.at)+len(tt.at), tt.fresh, a.around())
		if refusal != "" || len(r.Others) == 0 {
			t.Errorf("%s: refused: %q; others: %v", tt.name, refusal, r.Others)
			continue
		}
		refusal = r.Follow(app{text: tt.other}.file(), "/app/manifest.dev.yml", a.around())
		got := ""
		if last := r.Others[len(r.Others)-1]; last.Source.Path == "/app/manifest.dev.yml" {
			got = apply(t, tt.other, last.Edits)
		}
		if got != tt.want || refusal != tt.refusal {
			t.Errorf("%s: %q, want %q; refused: %q, want %q", tt.name, got, tt.want, refusal, tt.refusal)
		}
	}
}
