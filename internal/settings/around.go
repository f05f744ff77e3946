package settings

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/ignore"
)

// File is a file of settings that was read.
type File struct {
	Dir      string // absolute, with slashes
	Name     string
	Config   Config
	Problems []Problem
	Content  []byte // nil where nothing of it may be shown
}

// ReadIn reads the file of settings in a directory, which is absolute; nil where there is none, or none is
// known yet. A file that is there and cannot be read is a problem, too. One that lies outside of the
// border of the view counts, but is not quoted.
func ReadIn(view *files.View, dir string) *File {
	opened, _ := view.Opened()
	for _, name := range Names {
		fact := opened.Content(files.Join(dir, name))
		if trouble := fact.Trouble(); trouble != "" {
			return &File{Dir: dir, Name: name, Problems: []Problem{{Message: trouble}}}
		}
		if fact.Content == nil {
			continue
		}
		f := &File{Dir: dir, Name: name, Content: fact.Content.Bytes()}
		read := parsed.Of(fact.Content)
		f.Config, f.Problems = read.config, read.problems
		if fact.Outside {
			f.Problems, f.Content = Unquoted(f.Problems), nil
		}
		return f
	}
	return nil
}

// parsedFile is what a file says.
type parsedFile struct {
	config   Config
	problems []Problem
}

// parsed keeps what is read of files.
var parsed = files.NewReading(func(data []byte) parsedFile {
	config, problems := Parse(data)
	return parsedFile{config, problems}
})

// Chain is the files of settings that count in a directory, the nearest first.
type Chain []*File

// Around returns the files of settings that count in a directory: those in it and above, up to a border or
// to one that says it is the root. All directories are absolute and written with slashes; readIn
// returns the file in one.
func Around(dir, border string, readIn func(dir string) *File) (all Chain) {
	for at := dir; ; at = files.Parent(at) {
		if f := readIn(at); f != nil {
			all = append(all, f)
			if f.Config.Root {
				return all
			}
		}
		if at == border || at == files.Parent(at) {
			return all
		}
	}
}

// Origin is where a setting comes from.
type Origin struct {
	File *File
	Line int    // from 1
	Name string // of the rule or group that it names
}

// RuleInForce is the severity of a rule, and where that comes from.
type RuleInForce struct {
	Severity analysis.Severity
	Origin   Origin
}

// RulesFor returns what the files say of rules in a manifest, by the IDs of the rules: what is nearer counts
// more, in a file what names fewer rules, and what holds for some files more than what holds for all.
func (c Chain) RulesFor(manifest string) map[string]RuleInForce {
	out := map[string]RuleInForce{}
	set := func(f *File, rules []RuleSetting) {
		for _, setting := range rules {
			for _, id := range setting.IDs {
				out[id] = RuleInForce{setting.Severity, Origin{f, setting.Line, setting.Name}}
			}
		}
	}
	for _, f := range slices.Backward(c) {
		set(f, f.Config.Rules)
		for _, some := range f.Config.PerFile {
			if isIn(some.Patterns, f.Dir, manifest) {
				set(f, some.Rules)
			}
		}
	}
	return out
}

// isIn reports whether patterns that hold in a directory match a file, or a directory around it.
func isIn(patterns ignore.Patterns, dir, name string) bool {
	scope := (*ignore.Scope)(nil).Within(dir, patterns)
	inside, ok := strings.CutPrefix(name, strings.TrimSuffix(dir, "/")+"/")
	if !ok {
		return false
	}
	for i, c := range inside + "/" {
		if c == '/' && scope.IsLeftOut(files.Join(dir, inside[:i]), i < len(inside)) {
			return true
		}
	}
	return false
}

// SeveritiesFor returns the severities of rules in a manifest, by their IDs.
func (c Chain) SeveritiesFor(manifest string) map[string]analysis.Severity {
	rules := c.RulesFor(manifest)
	if len(rules) == 0 {
		return nil
	}
	out := make(map[string]analysis.Severity, len(rules))
	for id, rule := range rules {
		out[id] = rule.Severity
	}
	return out
}

// Schema returns the folder whose package counts, absolute, or "off", and where that is said; "" where
// no file says anything.
func (c Chain) Schema() (string, Origin) {
	for _, f := range c {
		if value := f.Config.SchemaPath; value.Text != "" {
			folder := value.Text
			if folder != "off" && !path.IsAbs(folder) {
				folder = files.Resolve(f.Dir, folder)
			}
			return folder, Origin{f, value.Line, "schema.path"}
		}
	}
	return "", Origin{}
}

// Format returns the format in which check prints, and where that is said; "" where no file says anything.
func (c Chain) Format() (string, Origin) {
	for _, f := range c {
		if value := f.Config.Format; value.Text != "" {
			return value.Text, Origin{f, value.Line, "format"}
		}
	}
	return "", Origin{}
}
