package settings

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/text"
)

// Name is the name of the file, which lies beside the manifest or above it.
const Name = ".forge-manifest-ls.yml"

// Names are the names that the file may have; where both are there, the first counts.
var Names = []string{Name, ".forge-manifest-ls.yaml"}

// Config is what a file of settings says. The zero Config holds the defaults.
type Config struct {
	// Root says that files further up do not count.
	Root bool
	// Rules are the severities that it gives to rules; of two for one rule the last counts.
	Rules []RuleSetting
	// PerFile gives severities to rules in some files, in the order of the file.
	PerFile []PerFile
	// SchemaPath is the folder of the package whose schema counts, relative to the file, or "off".
	SchemaPath Value
	// Format is the format in which check prints.
	Format Value
	// Exclude are the patterns of what is left out, and Excluded are their words.
	Exclude  ignore.Patterns
	Excluded []Value
}

// Value is the text of a setting.
type Value struct {
	Text string // "" where it is not set
	Line int    // from 1
}

// RuleSetting gives a severity to the rules that a name stands for.
type RuleSetting struct {
	Name     string
	IDs      []string // of these rules
	Severity analysis.Severity
	Line     int // from 1
}

// PerFile gives severities to rules in the files that a pattern matches.
type PerFile struct {
	Pattern  string
	Patterns ignore.Patterns
	Rules    []RuleSetting
}

// MaxSize is the number of bytes up to which a file is read: there are not so many rules.
const MaxSize = 256 << 10

// maxName is the number of bytes of a name that are shown, and up to which another name is
// suggested for it.
const maxName = 64

// Severities returns the severities that the file gives to rules in all files, by their IDs.
func (c Config) Severities() map[string]analysis.Severity {
	out := map[string]analysis.Severity{}
	for _, setting := range c.Rules {
		for _, id := range setting.IDs {
			out[id] = setting.Severity
		}
	}
	return out
}

// Problem is something in the settings that is not understood.
type Problem struct {
	Span    text.Span // in bytes of the file; zero when it cannot be told
	Line    int       // counted from 1; 0 when it cannot be told
	Column  int       // counted from 1, in code points
	Message string
}

// In says the problem of a file with a name.
func (p Problem) In(name string) string {
	switch {
	case p.Line == 0:
		return name + ": " + p.Message
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: %s", name, p.Line, p.Message)
	default:
		return fmt.Sprintf("%s:%d:%d: %s", name, p.Line, p.Column, p.Message)
	}
}

// Unquoted returns one problem in the place of those of a file whose words may not be shown.
func Unquoted(problems []Problem) []Problem {
	if len(problems) == 0 {
		return nil
	}
	return []Problem{{Line: problems[0].Line, Message: "this is not understood; nothing of the file is quoted, because it lies outside of the project"}}
}

// quoted returns a name between quotes; a long one is cut.
func quoted(name string) string {
	if len(name) <= maxName {
		return fmt.Sprintf("%q", name)
	}
	return fmt.Sprintf("%.*q…", maxName, name)
}
