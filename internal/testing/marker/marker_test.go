package marker_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

var (
	update = flag.Bool("update", false, "write the golden sections of the marker files")
	fill   = flag.Bool("fill", false, "write the marks diag, related and fix of the marker files as the code now answers; review each")
)

const root = "../../../testdata/marker"

// TestMarkers runs every marker file in every way.
func TestMarkers(t *testing.T) {
	files := load(t)
	ways := []way{{"direct", openDirect}}
	if !*fill && !*update {
		ways = append(ways,
			way{"typed", openTyped},
			way{"lsp-utf16-push", newEditor(t, editorOptions{encoding: "utf-16", rich: true}, files).open},
			way{"lsp-utf8-pull", newEditor(t, editorOptions{encoding: "utf-8", pull: true}, files).open},
			way{"lsp-typed", newEditor(t, editorOptions{encoding: "utf-16", typed: true}, files).open},
			way{"cli", newCommand(t, files).open},
		)
	}
	for i, f := range files {
		t.Run(name(f), func(t *testing.T) {
			if *fill {
				f = fillMarks(t, f)
			}
			for _, w := range ways {
				if strings.HasSuffix(w.name, "typed") && !isTyped(f, w.name, i) {
					continue
				}
				t.Run(w.name, func(t *testing.T) { verify(t, f, w.open(t, f)) })
			}
			if *update || *fill {
				save(t, f)
			}
		})
	}
}

// thoroughly are the folders whose files are all typed key by key: those in which the text
// is broken or the cursor matters.
var thoroughly = []string{"completion/", "hover/", "diagnostics/yaml/", "diagnostics/script/", "diagnostics/resolver/", "diagnostics/ignore/"}

// isTyped reports whether the file with an index is run in a slow way, key by key: of
// the others, which are much alike, a part is.
func isTyped(f *marker.File, way string, i int) bool {
	switch {
	case strings.HasPrefix(name(f), "modules/"):
		return i%16 == 0
	case way == "lsp-typed":
		return i%6 == 0
	case slices.ContainsFunc(thoroughly, func(folder string) bool { return strings.HasPrefix(name(f), folder) }):
		return true
	}
	return i%4 == 0
}

// way is a way to run a marker file.
type way struct {
	name string
	open func(*testing.T, *marker.File) session
}

// load reads all marker files, in the order of their names.
func load(t *testing.T) []*marker.File {
	t.Helper()
	var files []*marker.File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".txt" {
			return err
		}
		f, err := marker.Load(path)
		if err == nil {
			files = append(files, f)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no marker files in %s", root)
	}
	return files
}

// name is the file's path below root, without its extension.
func name(f *marker.File) string {
	rel, err := filepath.Rel(root, f.Path)
	if err != nil {
		panic(err) // load made the path from root
	}
	return strings.TrimSuffix(filepath.ToSlash(rel), ".txt")
}

func save(t *testing.T, f *marker.File) {
	t.Helper()
	if err := os.WriteFile(f.Path, f.Format(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fillMarks replaces what the file says of diagnostics by what the code says.
func fillMarks(t *testing.T, f *marker.File) *marker.File {
	t.Helper()
	marks, seen := map[string][]marker.Mark{}, map[string]bool{}
	addIn := func(section string, span text.Span, verb string, args ...marker.Arg) {
		m := marker.Mark{Span: span, Call: marker.Call{Verb: verb, Args: args}}
		if id := fmt.Sprint(m.Span, m.Call); verb != "fix" || !seen[id] {
			seen[id] = true
			marks[section] = append(marks[section], m)
		}
	}
	add := func(span text.Span, verb string, args ...marker.Arg) { addIn(marker.Manifest, span, verb, args...) }
	word := func(s string) marker.Arg { return marker.Arg{Kind: marker.Word, Text: s} }
	str := func(s string) marker.Arg { return marker.Arg{Kind: marker.String, Text: s} }
	f.DropGoldens()
	s := openDirect(t, f)
	for _, d := range marked(t, f, s) {
		args := []marker.Arg{word(d.rule), str(d.message)}
		if d.severity != "error" || d.tags != "" {
			args = append(args, word(d.severity))
		}
		if d.tags != "" {
			args = append(args, word(d.tags))
		}
		add(d.span, "diag", args...)
		for _, r := range d.related {
			addIn(sectionOf(r), r.span, "related", str(r.message))
		}
		for _, x := range s.fixes(d.span) {
			args := []marker.Arg{str(x.title), {Kind: marker.Golden, Text: sectionName(f, x)}}
			if rules := uncovered(s, x); rules != "" {
				args = append(args, word(rules))
			}
			add(d.span, "fix", args...)
		}
	}
	for _, section := range f.Sections {
		verbs := []string{"diag", "related", "fix"}
		if slices.ContainsFunc(section.Marks, func(m marker.Mark) bool { return m.Verb == "mirrored" }) {
			verbs = append(verbs, "mirrored")
			for _, d := range s.mirrored(section.Name) {
				args := []marker.Arg{word(d.rule), str(d.message)}
				if d.severity != "error" {
					args = append(args, word(d.severity))
				}
				addIn(section.Name, d.span, "mirrored", args...)
			}
		}
		if err := f.ReplaceMarks(section.Name, verbs, marks[section.Name]); err != nil {
			t.Fatal(err)
		}
	}
	return reparse(t, f)
}

var notWord = regexp.MustCompile(`[^a-z0-9]+`)

// sectionName puts the result of a fix into a golden section and names it.
func sectionName(f *marker.File, x fix) string {
	stem := strings.Trim(notWord.ReplaceAllString(strings.ToLower(x.title), "-"), "-")
	want := f.Diff(f.Manifest().Text, x.text)
	for n := 1; ; n++ {
		section := stem
		if n > 1 {
			section = fmt.Sprintf("%s-%d", stem, n)
		}
		if have, ok := f.Golden(section); !ok || have == want {
			f.SetGolden(section, want)
			return section
		}
	}
}

// reparse reads the file as it would be written.
func reparse(t *testing.T, f *marker.File) *marker.File {
	t.Helper()
	f, err := marker.Parse(f.Path, f.Format())
	if err != nil {
		t.Fatal(err)
	}
	return f
}
