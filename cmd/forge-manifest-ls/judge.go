package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/fingerprint"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// judge is what inputs are checked by. It is safe for concurrent use.
type judge struct {
	*checkOptions
	schemas   *schemas
	settings  *settingsFiles
	known     *knownProblems
	selection selection
	needs     needs
	stdout    io.Writer // of the fixed text of the standard input
}

// result is what came of an input.
type result struct {
	report.File
	patch    string                    // what --fix would change, with --diff
	warnings int                       // shown or not
	added    int                       // problems that are new to the baseline that is written
	gone     int                       // problems of the baseline that are not there any more
	accepted []fingerprint.Fingerprint // the problems that the baseline is to have which is written
	failed   []error
}

// check reads and checks an input.
func (j *judge) check(in input) result {
	src, err := in.read()
	if err != nil {
		return result{failed: []error{withoutOperation(err)}}
	}
	m := manifest.New(text.New(src)).WithCatalogue(j.catalogue(in))
	if !j.noFiles && in.directory() != "" {
		m = m.WithEnvironment(os.LookupEnv)
	}
	r := result{File: report.File{Path: in.path, Forge: m.IsForge()}}
	if !in.named && !r.Forge {
		r.Skipped = true
		return r
	}
	checker := j.checker(in)
	fixed, made := j.fixed(checker, m)
	switch {
	case j.diff:
		r.patch = patchOf(in.path, m.Buffer().String(), fixed.Buffer().String())
	case j.fix:
		if err := j.write(in, m, fixed, len(made) > 0); err != nil {
			r.failed = append(r.failed, err)
			break
		}
		m, r.Fixed = fixed, made
	}
	j.judge(&r, checker, m)
	return r
}

// judge checks a manifest, and fills in its result.
func (j *judge) judge(r *result, checker analysis.Checker, m *manifest.File) {
	found := checker.Check(context.Background(), m)
	prints, known := make([]fingerprint.Fingerprint, len(found)), make([]bool, len(found))
	if j.needs.fingerprints || j.known.file != "" {
		prints = fingerprint.Of(m, found)
		known, r.gone = j.known.isKnown(r.Path, prints)
	}
	for i, d := range found {
		wanted := j.selection.wants(d)
		if j.known.write && (known[i] || wanted) { // what is known stays so where it is not wanted now
			r.accepted = append(r.accepted, prints[i])
		}
		switch {
		case !wanted:
		case known[i]:
			r.Known++
		case j.known.write:
			r.Known++
			r.added++
		default:
			j.count(r, d, prints[i])
		}
	}
	r.Buffer, r.WithoutFixes = m.Buffer(), !j.needs.fixes
	if j.needs.expected {
		r.Expected = expectedIn(m, checker.Files)
	}
	r.WorkOut()
}

// count adds a problem to a result, where it is grave enough to be shown.
func (j *judge) count(r *result, d analysis.Diagnostic, print fingerprint.Fingerprint) {
	if d.Severity == analysis.Warning {
		r.warnings++
	}
	if j.selection.shows(d) {
		r.Diagnostics = append(r.Diagnostics, d)
		if j.needs.fingerprints {
			r.Fingerprints = append(r.Fingerprints, print.Hash())
		}
	}
}

// fixed returns what the fixes that are asked for make of a manifest, and what was fixed.
func (j *judge) fixed(c analysis.Checker, m *manifest.File) (*manifest.File, []report.Fixed) {
	if !j.fix && !j.diff {
		return m, nil
	}
	check := func(f *manifest.File) []analysis.Diagnostic {
		return j.selection.of(c.Check(context.Background(), f))
	}
	fixed, made := analysis.RepairAll(m, check)
	if j.unsafeFixes {
		guessed, more := analysis.RepairGuessing(fixed, check)
		fixed, made = guessed, append(made, more...)
	}
	var all []report.Fixed
	for _, repair := range made {
		all = append(all, report.Fixed{Rule: repair.Rule, Line: repair.Line + 1, Title: repair.Title})
	}
	return fixed, all
}

// write writes a fixed manifest: the standard input to the standard output, a file in its place where
// it has changed.
func (j *judge) write(in input, before, after *manifest.File, changed bool) error {
	switch {
	case in.isStdin:
		_, err := io.WriteString(j.stdout, after.Buffer().String())
		return err
	case changed:
		return disk.Replace(in.path, before.Buffer().String(), after.Buffer().String(), syntax.MaxSize)
	default:
		return nil
	}
}

// catalogue is what an input is judged by.
func (j *judge) catalogue(in input) *schema.Catalogue {
	dir := in.directory()
	if dir == "" {
		return j.schemas.of("", "")
	}
	if folder, from := j.settings.around(dir).Schema(); folder != "" {
		return j.schemas.ofSettings(folder, originOf(from))
	}
	return j.schemas.of(dir, borderOf(dir))
}

// checker is what an input is checked with.
func (j *judge) checker(in input) (c analysis.Checker) {
	c.Groups = rules.All()
	dir := in.directory()
	if dir == "" {
		return c
	}
	around := files.NewStore(disk.Files{}).In(dir).Within(borderOf(dir))
	if !j.noFiles {
		c.Files = around
	}
	c.Severities = j.settings.around(dir).SeveritiesFor(files.Join(dir, filepath.Base(in.path)))
	return c
}

// isForge reports whether a text looks like a Forge manifest.
func isForge(src string) bool { return manifest.New(text.New(src)).IsForge() }
