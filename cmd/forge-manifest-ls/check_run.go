package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/report"
)

// checkRun is one run of "check".
type checkRun struct {
	*checkOptions
	std      streams
	judge    *judge
	outputs  *outputs
	total    *report.Total
	progress *progress
	warnings int // shown or not
	patched  bool
	failures []error
}

// check checks what operands stand for, and says all there is to say.
func check(o *checkOptions, operands []string, std streams) error {
	boundGarbage(100)
	r, err := newCheckRun(o, operands, std)
	if err != nil {
		return err
	}
	if o.listFiles {
		return r.list(operands)
	}
	if o.fix {
		defer cleanUpWhenInterrupted()()
	}
	r.checkAll(operands)
	return r.finish(operands)
}

// newCheckRun returns a run in which nothing is checked yet.
func newCheckRun(o *checkOptions, operands []string, std streams) (*checkRun, error) {
	selection, err := newSelection(o)
	if err != nil {
		return nil, misuse("check", err)
	}
	schemas, err := openSchemas(o.schema)
	if err != nil {
		return nil, err
	}
	found, err := openSettings(o.config, o.noConfig)
	if err != nil {
		return nil, err
	}
	known, err := openBaseline(o)
	if err != nil {
		return nil, err
	}
	if err := useAPIs(o.apis); err != nil {
		return nil, err
	}
	formats := o.formats
	if wanted, _ := found.around(absolute(".")).Format(); len(formats) == 0 {
		formats = []string{cmp.Or(wanted, "text")}
	}
	progress := newProgress(std.err)
	shown := std.out
	if o.fix && len(operands) == 1 && operands[0] == "-" {
		shown = std.err // the fixed text has the standard output for itself
	}
	style := report.Options{
		Color: useColor(*o.color, shown), Width: widthOf(shown), Mark: true,
		Statistics: o.statistics, Verbose: o.verbose,
	}
	outputs, err := openOutputs(o, formats, progress.before(shown), style)
	if err != nil {
		return nil, errors.Join(append([]error{err}, outputs.close()...)...)
	}
	return &checkRun{
		checkOptions: o, std: streams{std.in, progress.before(std.out), std.err}, outputs: outputs, total: report.NewTotal(), progress: progress,
		judge: &judge{checkOptions: o, schemas: schemas, settings: found, known: known, selection: selection, needs: outputs.needs, stdout: std.out},
	}, nil
}

// inputs returns what tells of the inputs that operands stand for.
func (r *checkRun) inputs(operands []string) func(found func(input), failed func(error), stop <-chan struct{}) {
	return func(found func(input), failed func(error), stop <-chan struct{}) {
		if r.fix {
			found = fixedOnce(found, func(note string) { failed(noteError(note)) })
		}
		f := finder{
			stdin: r.std.in, stdinName: r.stdinName, gitignore: !r.noGitignore, forgeOnly: r.forgeOnly,
			exclude: ignore.Parse(strings.Join(r.exclude, "\n")), settings: r.judge.settings, stop: stop,
		}
		if len(operands) == 0 {
			operands = []string{"."}
		}
		if r.changed || r.staged {
			if err := f.findByGit(r.checkOptions, operands, found); err != nil {
				failed(err)
			}
			return
		}
		f.find(operands, found, failed)
	}
}

// noteError is something to say that is no failure.
type noteError string

// Error implements the error interface.
func (e noteError) Error() string { return string(e) }

// results yields what work makes of all inputs, and of the manifest above the current directory where nothing
// is found and none was named.
func (r *checkRun) results(operands []string, work func(input) result) iter.Seq[result] {
	return func(yield func(result) bool) {
		for one := range inOrder(r.inputs(operands), work) {
			if !yield(one) {
				return
			}
		}
		if r.isEmpty() && len(operands) == 0 && !r.changed && !r.staged {
			if in, ok := upward(); ok {
				yield(work(in))
			}
		}
	}
}

// checkAll checks all inputs.
func (r *checkRun) checkAll(operands []string) {
	for one := range r.results(operands, r.judge.check) {
		r.take(one)
	}
	r.progress.clear()
}

// isEmpty reports whether nothing was found to check.
func (r *checkRun) isEmpty() bool { return r.total.Files == 0 && len(r.failures) == 0 }

// take counts and shows a result.
func (r *checkRun) take(one result) {
	for _, err := range one.failed {
		if note, ok := errors.AsType[noteError](err); ok {
			r.progress.clear()
			failure(r.std.err, note)
			continue
		}
		r.failures = append(r.failures, err)
	}
	if one.Path == "" {
		return
	}
	r.judge.known.take(one)
	r.warnings += one.warnings
	r.total.Add(one.File)
	r.outputs.file(one.File)
	if one.patch != "" {
		r.patched = true
		if _, err := io.WriteString(r.std.out, one.patch); err != nil {
			r.failures = append(r.failures, err)
		}
	}
	r.progress.show(r.total.Files + r.total.Skipped)
}

// finish says what is left to say, and returns the exit code as an error.
func (r *checkRun) finish(operands []string) error {
	r.missing(operands)
	note, err := r.judge.known.finish()
	if err != nil {
		r.failures = append(r.failures, err)
	}
	problems := r.judge.settings.problems()
	for _, p := range problems {
		r.total.Failures = append(r.total.Failures, report.Failure{Message: p.said()})
	}
	for _, err := range r.failures {
		r.total.Failures = append(r.total.Failures, failureOf(err))
	}
	r.failures = append(r.failures, r.outputs.end(r.total)...)
	r.judge.schemas.tell(r.std.err)
	if note != "" {
		failure(r.std.err, noteError(note))
	}
	for _, p := range problems {
		p.write(r.std.err, report.Options{Color: useColor(*r.color, r.std.err)})
	}
	for _, err := range r.failures {
		failure(r.std.err, err)
	}
	return r.code()
}

// missing adds the failure that nothing was found to check, where that is one.
func (r *checkRun) missing(operands []string) {
	if r.isEmpty() && !r.allowEmpty && !r.changed && !r.staged {
		r.failures = append(r.failures, fmt.Errorf("no Forge manifest found in %s (--allow-empty says that this is fine)", placesOf(operands)))
	}
}

// placesOf names where was searched.
func placesOf(operands []string) string {
	if len(operands) == 0 {
		return "this directory, below and above"
	}
	return strings.Join(operands, ", ")
}

// code returns the exit code as an error, nil for 0.
func (r *checkRun) code() error {
	tooMany := r.maxWarnings >= 0 && r.warnings > r.maxWarnings || r.errorOnWarnings && r.warnings > 0
	switch {
	case len(r.failures) > 0, len(r.judge.settings.problems()) > 0:
		return exitCode(exitUsage)
	case r.exitZero:
		return nil
	case r.diff && r.patched, !r.diff && (r.total.Severities[analysis.Error] > 0 || tooMany):
		return exitCode(exitErrors)
	default:
		return nil
	}
}

// list writes the paths of the manifests that would be checked.
func (r *checkRun) list(operands []string) error {
	isWanted := func(in input) result {
		src, err := in.read()
		if err != nil {
			return result{failed: []error{withoutOperation(err)}}
		}
		return result{File: report.File{Path: in.path, Skipped: !in.named && !isForge(src)}}
	}
	for one := range r.results(operands, isWanted) {
		r.failures = append(r.failures, one.failed...)
		if one.Path == "" {
			continue
		}
		r.total.Add(one.File)
		if !one.Skipped {
			if _, err := fmt.Fprintln(r.std.out, report.Printable(one.Path)); err != nil {
				r.failures = append(r.failures, err)
				break
			}
		}
	}
	r.missing(operands)
	for _, err := range r.failures {
		failure(r.std.err, err)
	}
	if len(r.failures) > 0 {
		return exitCode(exitUsage)
	}
	return nil
}
