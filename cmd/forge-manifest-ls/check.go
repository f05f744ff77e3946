package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

const checkDoc = `Checks Forge manifests and prints what is wrong, where, and how to mend it.

A PATH that is a file is always checked. A directory is searched, with all below it
but node_modules and .git, for manifest.yml, manifest.yaml, manifest.NAME.yml and
manifest.NAME.yaml; those that are not Forge's are passed over. "-" is the standard
input. Without a PATH the current directory is searched.

A file .forge-manifest-ls.yml beside a manifest sets the severities of rules:
see docs/settings.md. Values of the environment, and what is in files outside of
the repository (without one: of the manifest's folder), are judged by and never shown.

Exit codes:
  0  no errors (there may be warnings)
  1  errors
  2  wrong usage, or something could not be read or written; the rest is checked
     all the same`

// checkOptions are those of "check".
type checkOptions struct {
	format, color, schema *string
	noFiles, fix, diff    *bool
}

// checkCommand makes "check".
func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [OPTION...] [PATH...]",
		Short: "check manifests and print what is wrong",
		Long:  checkDoc,
	}
	flags := cmd.Flags()
	var o checkOptions
	flagGroup(cmd, "Output", func() {
		o.format = choice(cmd, "format", "print in `FORMAT`: text, or json: one object, made for programs", "text", "json")
		o.color = choice(cmd, "color", "`WHEN` there is colour: auto (on a terminal, unless NO_COLOR is set), always, or never", "auto", "always", "never")
	})
	flagGroup(cmd, "Judging", func() {
		o.schema = flags.String("schema", "", "check by the schema of the npm package @forge/manifest that is installed in `FOLDER`, "+
			"which may be a project, its node_modules, or the package; \"off\" is the schema that \"forge-manifest-ls version\" names. "+
			"By default that one counts, or a newer one that is installed beside the manifest or above, up to the root of the "+
			"repository, which is then said on standard error")
		o.noFiles = flags.Bool("no-files", false, "do not look at the files that manifests name, such as handlers and resources: "+
			"for manifests away from their apps. Those of a manifest on the standard input are never looked at")
	})
	flagGroup(cmd, "Fixing", func() {
		o.fix = flags.Bool("fix", false, "make the fixes that are safe to make without asking, again and again until there are none, "+
			"and print what is left. A file is written whole or not at all, and keeps its owner, its mode and, on Linux, its "+
			"extended attributes; where it cannot, and where it is read-only or has hard links, it is not written, and that is "+
			"said. No temporary file is left behind by SIGINT or SIGTERM")
		o.diff = flags.Bool("diff", false, "print what --fix would change, as a patch, and change nothing")
	})
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		return check(o, paths, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
	}
	return cmd
}

// check checks what paths stand for.
func check(o checkOptions, paths []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	boundGarbage(100)

	schemas, err := openSchemas(*o.schema)
	if err != nil {
		return err
	}
	fixes := *o.fix && !*o.diff
	if fixes {
		defer cleanUpWhenInterrupted()()
	}
	inputs, failures := find(paths, stdin)
	if fixes {
		inputs = onceEach(inputs, stderr)
	}
	j := judge{schemas: schemas, store: files.NewStore(disk.Files{}), noFiles: *o.noFiles, fix: fixes}
	checked, errs := j.checkAll(inputs)
	failures = append(failures, errs...)

	switch {
	case *o.diff:
		err = showDiffs(stdout, checked)
	case *o.format == "json":
		err = report.JSON(stdout, reports(checked))
	default:
		err = report.Text(stdout, reports(checked), report.Options{Color: useColor(*o.color, stdout)})
	}
	if err != nil {
		failures = append(failures, err)
	}
	schemas.tell(stderr)
	for _, err := range failures {
		failure(stderr, err)
	}
	switch {
	case len(failures) > 0:
		return exitCode(exitUsage)
	case slices.ContainsFunc(reports(checked), hasErrors):
		return exitCode(exitErrors)
	default:
		return nil
	}
}

// judge is what inputs are checked by.
type judge struct {
	schemas *schemas
	store   *files.Store
	noFiles bool // only the settings beside a manifest are read
	fix     bool // write what the preferred fixes make of a manifest
}

// result is a checked input, and how.
type result struct {
	report.File
	manifest *manifest.File // nil where it was passed over
	checker  analysis.Checker
}

func reports(checked []result) []report.File {
	all := make([]report.File, len(checked))
	for i, r := range checked {
		all[i] = r.File
	}
	return all
}

// checkAll reads and checks the inputs, several at a time, and returns the results in the
// order of the inputs. What cannot be read, or written, gives an error.
func (j judge) checkAll(inputs []input) (checked []result, errs []error) {
	type outcome struct {
		result
		errs []error
	}
	results := make([]outcome, len(inputs))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		workers.Go(func() {
			for i := range next {
				r, errs := j.checkOne(inputs[i])
				results[i] = outcome{r, errs}
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, r := range results {
		errs = append(errs, r.errs...)
		if r.Path != "" {
			checked = append(checked, r.result)
		}
	}
	return checked, errs
}

func (j judge) checkOne(in input) (result, []error) {
	src, err := in.read()
	if err != nil {
		return result{}, []error{err}
	}
	m := manifest.New(text.New(src)).WithCatalogue(j.catalogue(in))
	if !j.noFiles && in.directory() != "" {
		m = m.WithEnvironment(os.LookupEnv)
	}
	r := result{File: report.File{Path: in.path, Forge: m.IsForge()}}
	if !in.named && !r.Forge {
		r.Skipped = true
		return r, nil
	}
	var errs []error
	r.checker, errs = j.checker(in)
	if j.fix {
		fixed, err := fix(r.checker, m, in.path)
		if err != nil {
			errs = append(errs, err)
		} else {
			m = fixed
		}
	}
	r.manifest, r.Buffer, r.Diagnostics = m, m.Buffer(), r.checker.Check(context.Background(), m)
	return r, errs
}

// catalogue is what an input is judged by.
func (j judge) catalogue(in input) *schema.Catalogue {
	dir := in.directory()
	if dir == "" {
		return j.schemas.of("", "")
	}
	return j.schemas.of(dir, borderOf(dir))
}

// checker is what an input is checked with. What is wrong with the settings beside it is
// no reason not to check it.
func (j judge) checker(in input) (c analysis.Checker, errs []error) {
	c.Groups = rules.All()
	dir := in.directory()
	if dir == "" {
		return c, nil
	}
	around := j.store.In(dir).Within(borderOf(dir))
	if !j.noFiles {
		c.Files = around
	}
	set, problems := settingsIn(around)
	c.Severities = set.Severities
	for _, p := range problems {
		errs = append(errs, errors.New(p.In(filepath.Join(filepath.Dir(in.path), settings.Name))))
	}
	return c, errs
}

func hasErrors(f report.File) bool {
	return slices.ContainsFunc(f.Diagnostics, func(d analysis.Diagnostic) bool {
		return d.Severity == analysis.Error
	})
}
