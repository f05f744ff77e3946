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
	file   string // "" where there is none
	write  bool
	before *baseline.Baseline // what the file says: never changed
	after  *baseline.Baseline // what it is to say
	added  int                // problems that were written and were not there
	gone   int                // problems that are there and were not found any more
}

// openBaseline reads the baseline that the options name. One that is to be written need not be there.
func openBaseline(o *checkOptions) (*knownProblems, error) {
	k := &knownProblems{file: o.baseline, before: baseline.New()}
	k.after = k.before
	if o.writeBaseline != "" {
		k.file, k.write = o.writeBaseline, true
	}
	if k.file == "" {
		return k, nil
	}
	data, err := disk.Files{}.Read(filepath.ToSlash(k.file), maxBaseline)
	if k.write && errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--baseline %w", withoutOperation(err))
	}
	if k.before, err = baseline.Parse(data); err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", k.file, err)
	}
	k.after = k.before
	return k, nil
}

// key returns what a manifest is called in the baseline: its path from the directory of the baseline.
func (k *knownProblems) key(path string) string {
	rel, err := filepath.Rel(absolute(filepath.Dir(k.file)), filepath.Join(absolute(filepath.Dir(path)), filepath.Base(path)))
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// isKnown reports for each problem of a manifest whether it is known, and how many known ones are gone. It
// is safe for concurrent use.
func (k *knownProblems) isKnown(path string, found []fingerprint.Fingerprint) (known []bool, gone int) {
	known, gone = k.before.Known(k.key(path), found)
	if k.write { // all will be
		for i := range known {
			known[i] = true
		}
	}
	return known, gone
}

// take counts what became of a manifest, and notes its problems where they are to be written.
func (k *knownProblems) take(r result) {
	if k.file == "" || r.Skipped {
		return
	}
	k.gone += r.gone
	if k.write {
		var added int
		k.after, added, _ = k.after.With(k.key(r.Path), r.prints)
		k.added += added
	}
}

// finish forgets manifests that are not there any more, and writes the baseline where that is wanted. It
// returns what there is to say.
func (k *knownProblems) finish() (note string, err error) {
	if k.file == "" {
		return "", nil
	}
	for _, path := range k.after.Paths() {
		full := filepath.Join(filepath.Dir(k.file), filepath.FromSlash(path))
		if _, err := os.Lstat(full); errors.Is(err, fs.ErrNotExist) {
			less, _, gone := k.after.With(path, nil)
			k.after, k.gone = less, k.gone+gone
		}
	}
	if k.write {
		note = fmt.Sprintf("%s: %s written, %d new; %d gone", k.file, prose.Count(k.after.Count(), "problem", "problems"), k.added, k.gone)
		return note, os.WriteFile(k.file, k.after.Encode(), 0o666)
	}
	if k.gone > 0 {
		note = fmt.Sprintf("%s: %s gone; --write-baseline removes what is gone", k.file, prose.Count(k.gone, "problem is", "problems are"))
	}
	return note, nil
}
