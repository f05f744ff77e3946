package marker

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"forge-manifest-ls/internal/text"
)

// Manifest is the name of the section that holds the manifest.
const Manifest = "manifest.yml"

// All among [File.Unmarked] stands for all rules.
const All = "*"

// File is one marker file.
type File struct {
	Path     string
	Why      string    // the free text at the top
	Unmarked []string  // rules whose diagnostics need no mark
	Sections []Section // the files, in the order of the marker file
	bytes    transform
	archive  *txtar.Archive
}

// Section is a file as the tested code sees it.
type Section struct {
	Name  string
	Text  string // without marks, and with the changes of the bytes section
	Marks []Mark
	lines []line
}

// line is a line of a section that is not a mark.
type line struct {
	shown  string // as the marker file has it, without line end
	start  int    // byte offset in Section.Text
	number int    // line in the marker file, from 1
}

// Load reads a marker file.
func Load(path string) (*File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Parse reads the marker file data. Errors start with "path:line:", where a line
// can be told.
func Parse(path string, data []byte) (*File, error) {
	f := &File{Path: path, archive: txtar.Parse(data)}
	f.Why = strings.TrimSpace(string(f.archive.Comment))
	if f.Why == "" {
		return nil, fmt.Errorf("%s:1: the text that says why is missing", path)
	}
	// Headers are found by counting: a section starts on the line after its header.
	at := strings.Count(string(f.archive.Comment), "\n") + 1
	starts := map[string]int{}
	for _, s := range f.archive.Files {
		if _, twice := starts[s.Name]; twice {
			return nil, fmt.Errorf("%s:%d: a second section %q", path, at, s.Name)
		}
		starts[s.Name] = at + 1
		at += 1 + strings.Count(string(s.Data), "\n")
	}
	if err := f.readBytes(starts["bytes"]); err != nil {
		return nil, err
	}
	for _, s := range f.archive.Files {
		if s.Name == "unmarked" {
			f.Unmarked = strings.Fields(string(s.Data))
		}
		if s.Name == "unmarked" || s.Name == "bytes" || strings.HasPrefix(s.Name, "@") {
			continue
		}
		section, err := f.section(s, starts[s.Name])
		if err != nil {
			return nil, err
		}
		f.Sections = append(f.Sections, section)
	}
	if f.Section(Manifest) == nil {
		return nil, fmt.Errorf("%s: there is no section %s", path, Manifest)
	}
	return f, f.checkGoldens(starts)
}

// section splits a section into lines and marks.
func (f *File) section(s txtar.File, number int) (Section, error) {
	out := Section{Name: s.Name}
	var pending []annotation
	for _, shown := range splitLines(string(s.Data)) {
		if a, ok, err := readAnnotation(shown); err != nil {
			return out, fmt.Errorf("%s:%d: %w", f.Path, number, err)
		} else if ok {
			a.number, a.line = number, max(len(out.lines)-1, 0)
			pending = append(pending, a)
		} else {
			out.lines = append(out.lines, line{shown: shown, number: number})
		}
		number++
	}
	out.Text = f.bytes.apply(out.lines)
	for _, a := range pending {
		span, err := out.spanOf(a, f.bytes)
		if err != nil {
			return out, fmt.Errorf("%s:%d: %w", f.Path, a.number, err)
		}
		out.Marks = append(out.Marks, Mark{File: f.Path, Line: a.number, Section: s.Name, Span: span, Call: a.Call})
	}
	return out, nil
}

// checkGoldens refuses a golden section that no mark names. A mark that names a
// section which is not there is the test's business: it may be about to write it.
func (f *File) checkGoldens(starts map[string]int) error {
	used := map[string]bool{}
	for _, m := range f.Marks() {
		for _, a := range m.Args {
			used["@"+a.Text] = used["@"+a.Text] || a.Kind == Golden
		}
	}
	for _, s := range f.archive.Files {
		if strings.HasPrefix(s.Name, "@") && !used[s.Name] {
			return fmt.Errorf("%s:%d: no mark names the golden section %s", f.Path, starts[s.Name]-1, s.Name)
		}
	}
	return nil
}

// Section returns the section of a name, or nil.
func (f *File) Section(name string) *Section {
	for i := range f.Sections {
		if f.Sections[i].Name == name {
			return &f.Sections[i]
		}
	}
	return nil
}

// Manifest returns the section that every file has.
func (f *File) Manifest() *Section { return f.Section(Manifest) }

// Buffer returns the text of the section.
func (s *Section) Buffer() *text.Buffer { return text.New(s.Text) }

// Marks returns the marks of all sections.
func (f *File) Marks() []Mark {
	var all []Mark
	for _, s := range f.Sections {
		all = slices.Concat(all, s.Marks)
	}
	return all
}

func splitLines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}
