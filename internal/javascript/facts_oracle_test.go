package javascript_test

import (
	"cmp"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/testing/oracle"
)

// sourceFile is a file that is read by TypeScript and by us.
type sourceFile struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// tree is what TypeScript's tree of a file says, as testdata/oracle/facts.mjs tells it.
type tree struct {
	Mistakes int
	Imports  [][4]any // module, imported name, local name, whether types only
	Calls    [][5]any // byte offset of the last name, that name, whether new, arguments, end in bytes
	Tags     [][4]any // byte offset, name, attributes, whether one is spread
}

// maxSource is how long a file may be, in bytes, to be asked of TypeScript.
const maxSource = 300_000

// sourcesBelow returns the source files below a folder, every step-th one.
func sourcesBelow(t *testing.T, folder string, step int) (all []sourceFile) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(" .js .jsx .mjs .cjs .ts .tsx .mts .cts ", " "+path.Ext(name)+" ") {
			return err
		}
		if seen++; seen%step != 0 {
			return nil
		}
		text, err := os.ReadFile(name)
		if err == nil && len(text) <= maxSource {
			all = append(all, sourceFile{name, strings.ToValidUTF8(string(text), "?")})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// corpus returns the sources of the packages that the oracle installs, of the shared examples, and below the
// folders that the variable SOURCES names. STEP says that only each so-manieth of the packages' files is taken.
func corpus(t *testing.T) []sourceFile {
	t.Helper()
	all := sourcesBelow(t, filepath.Dir(oracle.Package(t, "typescript")), oracle.Number("STEP", 20))
	for _, folder := range filepath.SplitList(oracle.Word("SOURCES")) {
		all = append(all, sourcesBelow(t, folder, 1)...)
	}
	type example struct {
		ID    string
		Files map[string]string
	}
	for _, e := range oracle.Lines[example](t, "forge/source-examples.jsonl") {
		for name, text := range e.Files {
			if strings.Contains(" .js .jsx .mjs .cjs .ts .tsx .mts .cts ", " "+path.Ext(name)+" ") {
				all = append(all, sourceFile{e.ID + "/" + name, text})
			}
		}
	}
	return all
}

// tally counts what both say, and what only one does.
type tally struct {
	both, missing, extra, other int
	shown                       int
}

// show logs a difference, but not too many of them.
func (c *tally) show(t *testing.T, format string, args ...any) {
	if c.shown++; c.shown <= oracle.Number("SHOW", 8) {
		t.Logf(format, args...)
	}
}

// share returns how many hundredths of what TypeScript knows we know, too.
func (c *tally) share() float64 {
	return 100 * float64(c.both-c.other) / float64(max(1, c.both+c.missing))
}

func (c *tally) String() string {
	return fmt.Sprintf("%d of %d (%.3f %%), %d of them other, %d more", c.both, c.both+c.missing, c.share(), c.other, c.extra)
}

// compare tallies facts by their keys.
func (c *tally) compare(t *testing.T, what string, file sourceFile, theirs, ours map[string]string) {
	t.Helper()
	for key, want := range theirs {
		got, ok := ours[key]
		switch {
		case !ok:
			c.missing++
			c.show(t, "%s: no %s %s %s", file.Name, what, key, excerpt(file.Text, key))
		case got != want:
			c.both++
			c.other++
			c.show(t, "%s: %s %s is %q, want %q %s", file.Name, what, key, got, want, excerpt(file.Text, key))
		default:
			c.both++
		}
	}
	for key := range ours {
		if _, ok := theirs[key]; !ok {
			c.extra++
			c.show(t, "%s: no such %s: %s %s", file.Name, what, key, excerpt(file.Text, key))
		}
	}
}

// excerpt returns the text around the byte offset that a key begins with.
func excerpt(text, key string) string {
	at := 0
	if _, err := fmt.Sscanf(key, "%d", &at); err != nil || at > len(text) {
		return ""
	}
	return fmt.Sprintf("in %q", text[max(0, at-40):min(len(text), at+60)])
}

// tallies are those of the kinds of facts.
type tallies struct {
	files, broken, lost  int
	imports, calls, tags tally
}

// add compares the facts of a file.
func (all *tallies) add(t *testing.T, file sourceFile, theirs tree) {
	ours := javascript.FactsOf(file.Text, javascript.DialectOf(file.Name))
	if all.files++; ours.Lost {
		all.lost++
		t.Logf("%s: lost", file.Name)
	}
	all.imports.compare(t, "import", file, theirs.imports(), importsOf(ours))
	all.calls.compare(t, "call", file, theirs.calls(), callsOf(ours))
	all.tags.compare(t, "tag", file, theirs.tags(), tagsOf(ours))
}

func (f tree) imports() map[string]string {
	all := map[string]string{}
	for _, i := range f.Imports {
		all[fmt.Sprint(i[:]...)] = ""
	}
	return all
}

func (f tree) calls() map[string]string {
	all := map[string]string{}
	for _, c := range f.Calls {
		if c[1] == "require" {
			continue
		}
		all[fmt.Sprint(c[0])+" "+fmt.Sprint(c[1])] = fmt.Sprint(c[2], c[3])
	}
	return all
}

func (f tree) tags() map[string]string {
	all := map[string]string{}
	for _, c := range f.Tags {
		all[fmt.Sprint(c[0])+" "+fmt.Sprint(c[1])] = html.UnescapeString(fmt.Sprint(c[2:]...)) // it leaves them to others
	}
	return all
}

// importsOf returns the names that import declarations bind, as facts.mjs tells them.
func importsOf(facts *javascript.Facts) map[string]string {
	all := map[string]string{}
	for _, i := range facts.Imports {
		if i.Form != javascript.ImportDeclaration {
			continue
		}
		if len(i.Names) == 0 {
			all[fmt.Sprint(i.Module.Text, "", "", i.TypeOnly)] = ""
		}
		for _, b := range i.Names {
			all[fmt.Sprint(i.Module.Text, b.Imported, b.Local, b.TypeOnly)] = ""
		}
	}
	return all
}

func callsOf(facts *javascript.Facts) map[string]string {
	all := map[string]string{}
	for _, c := range facts.Calls {
		if c.Callee.Name() == "require" { // TypeScript has none for "import a = require('b')"
			continue
		}
		args := []string{}
		for _, v := range c.Arguments[:min(2, len(c.Arguments))] {
			args = append(args, argument(v))
		}
		all[fmt.Sprint(c.Callee.Last.Start)+" "+c.Callee.Name()] = fmt.Sprint(c.New, args)
	}
	return all
}

// argument writes a value as facts.mjs does.
func argument(v javascript.Value) string {
	switch {
	case v.Cast:
	case v.Kind == javascript.StringValue:
		return "s" + v.Text
	case v.Kind == javascript.TemplateValue:
		return "t" + strings.Join(v.Parts, "\x00")
	case v.Kind == javascript.TaggedTemplate:
		return "g" + strings.Join(v.Parts, "\x00")
	case v.Kind == javascript.ObjectValue:
		if p := v.Property("method"); p != nil && p.Value.Kind == javascript.StringValue && !p.Value.Cast {
			return "o" + p.Value.Text
		} else if p != nil {
			return "o?"
		}
		return "o"
	}
	return "?"
}

func tagsOf(facts *javascript.Facts) map[string]string {
	all := map[string]string{}
	for _, e := range facts.Elements {
		if e.Name.Names == nil {
			continue
		}
		attributes := []string{}
		for _, a := range e.Attributes {
			s := a.Name
			if a.Value.Kind == javascript.StringValue && !a.Value.Cast {
				s += "=" + a.Value.Text
			}
			attributes = append(attributes, s)
		}
		all[fmt.Sprint(e.Start)+" "+strings.Join(e.Name.Names, ".")] = fmt.Sprint(attributes, e.Spread)
	}
	return all
}

// TestFactsOracle compares our facts of sound files with those of TypeScript's tree.
func TestFactsOracle(t *testing.T) {
	var all tallies
	sources := corpus(t)
	slices.SortFunc(sources, func(a, b sourceFile) int { return cmp.Compare(a.Name, b.Name) })
	for i, theirs := range oracle.Ask[tree](t, "typescript", "facts.mjs", sources) {
		if theirs.Mistakes > 0 {
			all.broken++
			continue
		}
		all.add(t, sources[i], theirs)
	}
	t.Logf("%d sound files, %d broken; we lose our way in %d", all.files, all.broken, all.lost)
	t.Logf("imports: %s\ncalls: %s\ntags: %s", &all.imports, &all.calls, &all.tags)
	if all.imports.share() < 100 || all.calls.share() < 99.9 || all.tags.share() < 100 {
		t.Error("too little is the same")
	}
}
