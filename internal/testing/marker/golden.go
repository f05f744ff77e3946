package marker

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/rogpeppe/go-internal/txtar"
)

// Golden returns the content of the golden section name (without "@").
func (f *File) Golden(name string) (content string, ok bool) {
	for _, s := range f.archive.Files {
		if s.Name == "@"+name {
			return string(s.Data), true
		}
	}
	return "", false
}

// SetGolden replaces the content of a golden section, or appends the section.
func (f *File) SetGolden(name, content string) {
	for i, s := range f.archive.Files {
		if s.Name == "@"+name {
			f.archive.Files[i].Data = []byte(content)
			return
		}
	}
	f.archive.Files = append(f.archive.Files, txtar.File{Name: "@" + name, Data: []byte(content)})
}

// Format writes the file as it is to stand on disk.
func (f *File) Format() []byte { return txtar.Format(f.archive) }

// Diff shows how two texts of this file differ: hunks of a unified diff with one
// line of context, or "no change".
func (f *File) Diff(old, updated string) string {
	old, updated = f.bytes.show(old), f.bytes.show(updated)
	if old == updated {
		return "no change\n"
	}
	diff, err := udiff.ToUnified("a", "b", old, udiff.Lines(old, updated), 1)
	if err != nil {
		panic(err) // the edits come from the same two texts
	}
	_, diff, _ = strings.Cut(diff, "+++ b\n")
	return diff
}

// Show is a whole text as a golden section has it.
func (f *File) Show(s string) string {
	s = f.bytes.show(s)
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return s
}

// ReplaceMarks takes the marks with these verbs out of a section and puts marks
// with the given spans in. The file's text changes; its Sections do not: parse the
// result of Format anew. A span that carets cannot show is an error.
func (f *File) ReplaceMarks(section string, verbs []string, marks []Mark) error {
	s := f.Section(section)
	if s == nil {
		return fmt.Errorf("%s: there is no section %s", f.Path, section)
	}
	kept := slices.DeleteFunc(slices.Clone(s.Marks), func(m Mark) bool { return slices.Contains(verbs, m.Verb) })
	under := make([][]string, max(len(s.lines), 1))
	for _, m := range slices.Concat(marks, kept) {
		n, carets, err := s.carets(m.Span, f.bytes)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		under[n] = append(under[n], carets+" "+m.Call.String())
	}
	var b bytes.Buffer
	for i := range under {
		if i < len(s.lines) {
			b.WriteString(s.lines[i].shown + "\n")
		}
		for _, l := range under[i] {
			b.WriteString(l + "\n")
		}
	}
	for i := range f.archive.Files {
		if f.archive.Files[i].Name == section {
			f.archive.Files[i].Data = b.Bytes()
		}
	}
	return nil
}

// DropGoldens takes out the golden sections of fixes: those that only marks with
// the verb fix name.
func (f *File) DropGoldens() {
	kept := map[string]bool{}
	for _, m := range f.Marks() {
		for _, a := range m.Args {
			kept["@"+a.Text] = kept["@"+a.Text] || a.Kind == Golden && m.Verb != "fix"
		}
	}
	f.archive.Files = slices.DeleteFunc(f.archive.Files, func(s txtar.File) bool {
		return strings.HasPrefix(s.Name, "@") && !kept[s.Name]
	})
}
