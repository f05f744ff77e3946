package oracle

import (
	"encoding/json"
	"slices"
	"testing"
)

// Stage is how far the official validator goes.
type Stage string

// Stages.
const (
	// Schema is the YAML, the JSON schema and the properties that only the platform may set.
	Schema Stage = "schema"
	// Full is everything that "forge lint" asks of a manifest and the files around it, but
	// for the sources.
	Full Stage = "full"
)

// Question is a manifest to be judged.
type Question struct {
	Manifest string `json:"manifest"`
	// Files are those around the manifest, by path; a path that ends with a slash is an
	// empty directory. Nil stands for a few that most manifests name.
	Files map[string]string `json:"files"`
	Stage Stage             `json:"stage"`
}

// Verdict is what the official validator says of a manifest.
type Verdict struct {
	// Verdict is "accepted", "warning", "error" or "crash".
	Verdict  string
	Problems []Problem
	// Failures are those of the JSON schema.
	Failures []struct{ Keyword, Path string }
	Crash    string // what was thrown
}

// Problem is one of the official validator.
type Problem struct {
	Level, Reference string
	// Name is that of the function that worded the message; "x of y" when x words what y
	// says. It is empty when there is none.
	Name      string
	Validator string // the class that found it
	Message   string
	Line      int // the first is 1; 0 stands for none
}

// Judge asks the official validator.
func Judge(t testing.TB, questions []Question) []Verdict {
	t.Helper()
	return Ask[Verdict](t, "@forge/manifest", "manifest.mjs", questions)
}

// Refuses reports whether Forge would refuse the manifest, or fail on it.
func (v Verdict) Refuses() bool { return v.Verdict == "error" || v.Verdict == "crash" }

// Unreadable reports whether the validator got no further than reading the file.
func (v Verdict) Unreadable() bool {
	return len(v.Failures) == 0 && len(v.Problems) == 1 && v.Problems[0].Reference == "valid-yaml-required"
}

// StopsAtSchema reports whether a mistake in the YAML or against the schema kept the
// validator from looking further.
func (v Verdict) StopsAtSchema() bool {
	return v.Verdict == "crash" || slices.ContainsFunc(v.Problems, func(p Problem) bool {
		return p.Level == "error" && (p.Validator == "YamlValidator" || p.Validator == "SchemaValidator")
	})
}

// String returns the verdict as JSON.
func (v Verdict) String() string { b, _ := json.Marshal(v); return string(b) }
