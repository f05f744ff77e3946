// Package baseline holds the problems that a project has accepted for now: they are not shown, and new
// ones are.
//
// A problem is known by its [fingerprint.Fingerprint], so that it stays known while lines above it come
// and go.
//
// Law: it reads and writes no files.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"forge-manifest-ls/analysis/fingerprint"
)

// version is that of the form of the file.
const version = 1

// Baseline is the known problems, by the paths of manifests, which are written with slashes and relative
// to the directory of the baseline's file.
type Baseline struct {
	files map[string][]fingerprint.Fingerprint
}

// New returns a baseline without problems.
func New() *Baseline { return &Baseline{map[string][]fingerprint.Fingerprint{}} }

// document is the form of the file.
type document struct {
	Version int                  `json:"version"`
	Files   map[string][]problem `json:"files"`
}

// problem is the form of a problem.
type problem struct {
	Rule  string `json:"rule"`
	Place string `json:"place"`
	Gist  string `json:"gist"`
	Again int    `json:"again,omitempty"`
}

// Parse reads the content of a baseline's file.
func Parse(data []byte) (*Baseline, error) {
	var doc document
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&doc); err != nil {
		return nil, fmt.Errorf("it is not a baseline: %w", err)
	}
	if doc.Version != version {
		return nil, fmt.Errorf("it is a baseline of version %d, and only version %d is understood", doc.Version, version)
	}
	b := New()
	for path, problems := range doc.Files {
		for _, p := range problems {
			b.files[path] = append(b.files[path], fingerprint.Fingerprint(p))
		}
	}
	return b, nil
}

// Encode returns the content of the baseline's file: sorted, a problem a line.
func (b *Baseline) Encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"version\": %d, \"files\": {", version)
	for i, path := range slices.Sorted(maps.Keys(b.files)) {
		if i > 0 {
			out.WriteString(",")
		}
		fmt.Fprintf(&out, "\n  %s: [", encoded(path))
		for j, p := range sorted(b.files[path]) {
			if j > 0 {
				out.WriteString(",")
			}
			fmt.Fprintf(&out, "\n    %s", encoded(problem(p)))
		}
		out.WriteString("\n  ]")
	}
	out.WriteString("\n}}\n")
	return out.Bytes()
}

// encoded returns a value as JSON on one line.
func encoded(v any) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // strings and numbers can be encoded
	return string(bytes.TrimSpace(out.Bytes()))
}

// sorted returns fingerprints in the order of the file.
func sorted(all []fingerprint.Fingerprint) []fingerprint.Fingerprint {
	return slices.SortedFunc(slices.Values(all), func(a, b fingerprint.Fingerprint) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Gist, b.Gist), cmp.Compare(a.Again, b.Again))
	})
}

// Known reports for each problem of a manifest whether it is known, and how many known ones are gone.
func (b *Baseline) Known(path string, found []fingerprint.Fingerprint) (known []bool, gone int) {
	all := map[fingerprint.Fingerprint]bool{}
	for _, p := range b.files[path] {
		all[p] = true
	}
	known, gone = make([]bool, len(found)), len(all)
	for i, p := range found {
		if all[p] {
			known[i] = true
			gone--
		}
	}
	return known, gone
}

// With returns the baseline in which manifests have other problems than before, by their paths.
func (b *Baseline) With(found map[string][]fingerprint.Fingerprint) *Baseline {
	changed := &Baseline{maps.Clone(b.files)}
	for path, problems := range found {
		if len(problems) == 0 {
			delete(changed.files, path)
			continue
		}
		changed.files[path] = problems
	}
	return changed
}

// Paths returns the paths of the manifests that have known problems, sorted.
func (b *Baseline) Paths() []string { return slices.Sorted(maps.Keys(b.files)) }

// Count returns how many problems are known.
func (b *Baseline) Count() (n int) {
	for _, problems := range b.files {
		n += len(problems)
	}
	return n
}
