package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"forge-manifest-ls/analysis/fingerprint"
	"forge-manifest-ls/internal/baseline"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/prose"
)

// maxBaseline is the number of bytes up to which a baseline is read.
const maxBaseline = 64 << 20

// knownProblems is the baseline of a check.
type knownProblems struct {
	file  string // "" where there is none
	write bool
	// before is what the file says.
	before *baseline.Baseline
	// after are the problems that it is to have, by its names of manifests.
	after map[string][]fingerprint.Fingerprint
	added int // problems that it has not had
	gone  int // problems that it has and that were not found any more
}

// openBaseline reads the baseline that the options name. One that is to be written need not be there.
func openBaseline(o *checkOptions) (*knownProblems, error) {
	k := &knownProblems{file: o.baseline, before: baseline.New(), after: map[string][]fingerprint.Fingerprint{}}
	option := "--baseline"
	if o.writeBaseline != "" {
		k.file, k.write, option = o.writeBaseline, true, "--write-baseline"
	}
	if k.file == "" {
		return k, nil
	}
	k.file = shown(k.file)
	data, err := disk.Files{}.Read(k.file, maxBaseline)
	if k.write && errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s %w", option, withoutOperation(err))
	}
	if k.before, err = baseline.Parse(data); err != nil {
		return nil, fmt.Errorf("%s %s: %w", option, k.file, err)
	}
	return k, nil
}

// key returns what a manifest is called in the baseline: its path from the directory of the baseline.
func (k *knownProblems) key(path string) string {
	rel, err := filepath.Rel(absolute(filepath.Dir(k.file)), filepath.Join(absolute(filepath.Dir(path)), filepath.Base(path)))
	if err != nil {
		return shown(path)
	}
	return shown(rel)
}

// isKnown reports for each problem of a manifest whether it is known, and how many known ones are gone. It
// is safe for concurrent use.
func (k *knownProblems) isKnown(path string, found []fingerprint.Fingerprint) (known []bool, gone int) {
	return k.before.Known(k.key(path), found)
}

// take counts what became of a manifest, and notes its problems where they are to be written.
func (k *knownProblems) take(r result) {
	if k.file == "" || r.Skipped {
		return
	}
	k.added += r.added
	k.gone += r.gone
	if k.write {
		k.after[k.key(r.Path)] = r.accepted
	}
}

// finish forgets manifests that are not there any more, and writes the baseline where that is wanted. It
// returns what there is to say.
func (k *knownProblems) finish() (note string, err error) {
	if k.file == "" {
		return "", nil
	}
	for _, path := range k.before.Paths() {
		full := filepath.Join(filepath.Dir(k.file), filepath.FromSlash(path))
		if _, err := os.Lstat(full); errors.Is(err, fs.ErrNotExist) {
			_, gone := k.before.Known(path, nil)
			k.after[path], k.gone = nil, k.gone+gone
		}
	}
	if k.write {
		written := k.before.With(k.after)
		if err := os.WriteFile(k.file, written.Encode(), 0o666); err != nil {
			return "", fmt.Errorf("--write-baseline %w", withoutOperation(err))
		}
		return fmt.Sprintf("%s: %s written, %d new; %d gone", k.file, prose.Count(written.Count(), "problem", "problems"), k.added, k.gone), nil
	}
	if k.gone > 0 {
		note = fmt.Sprintf("%s: %s gone; --write-baseline removes what is gone", k.file, prose.Count(k.gone, "problem is", "problems are"))
	}
	return note, nil
}
