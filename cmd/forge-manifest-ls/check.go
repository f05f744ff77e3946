package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/report"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

const checkUsage = `usage: forge-manifest-ls check [--format text|json] [--color auto|always|never]
                               [--schema FOLDER] [PATH...]

Checks Forge manifests and prints what is wrong, where, and how to mend it.

A PATH that is a file is always checked. A directory is searched, with all below it
but node_modules and .git, for manifest.yml, manifest.yaml, manifest.NAME.yml and
manifest.NAME.yaml; those that are not Forge's are passed over. "-" is the standard
input. Without a PATH the current directory is searched.

Options:
  --format FORMAT   text (the default), or json: one object, made for programs
  --color WHEN      auto (the default: on a terminal, unless NO_COLOR is set),
                    always, or never
  --schema FOLDER   check by the schema of the npm package @forge/manifest that is
                    installed in FOLDER, which may be a project, its node_modules,
                    or the package; "off" (the default) is the schema that
                    "forge-manifest-ls version" names

Exit codes:
  0  no errors (there may be warnings)
  1  errors
  2  wrong usage, or something could not be read; the rest is checked all the same
`

func check(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	format := choice(flags, "format", "text", "json")
	color := choice(flags, "color", "auto", "always", "never")
	schemaPath := flags.String("schema", "off", "")
	paths, code, done := parse(flags, args, stdout, stderr)
	if done {
		return code
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}

	catalogue, err := openSchema(*schemaPath)
	if err != nil {
		return failure(stderr, err)
	}
	inputs, failures := find(paths, stdin)
	files, errs := checkAll(inputs, catalogue)
	failures = append(failures, errs...)

	if *format == "json" {
		err = report.JSON(stdout, files)
	} else {
		err = report.Text(stdout, files, report.Options{Color: useColor(*color, stdout)})
	}
	if err != nil {
		failures = append(failures, err)
	}
	for _, err := range failures {
		failure(stderr, err)
	}
	switch {
	case len(failures) > 0:
		return exitUsage
	case slices.ContainsFunc(files, hasErrors):
		return exitErrors
	default:
		return exitOK
	}
}

// checkAll reads and checks the inputs, several at a time, and returns the results
// in the order of the inputs. An input that cannot be read gives an error instead.
func checkAll(inputs []input, catalogue *schema.Catalogue) (files []report.File, errs []error) {
	type result struct {
		file report.File
		err  error
	}
	results := make([]result, len(inputs))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(inputs)) {
		workers.Go(func() {
			for i := range next {
				file, err := checkOne(inputs[i], catalogue)
				results[i] = result{file, err}
			}
		})
	}
	for i := range inputs {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, r := range results {
		if r.err != nil {
			errs = append(errs, r.err)
		} else {
			files = append(files, r.file)
		}
	}
	return files, errs
}

func checkOne(in input, catalogue *schema.Catalogue) (report.File, error) {
	src, err := in.read()
	if err != nil {
		return report.File{}, err
	}
	m := manifest.New(text.New(src)).WithCatalogue(catalogue)
	file := report.File{Path: in.path, Forge: m.IsForge()}
	if !in.named && !file.Forge {
		file.Skipped = true
		return file, nil
	}
	file.Buffer, file.Diagnostics = m.Buffer(), analysis.Check(context.Background(), m)
	return file, nil
}

func hasErrors(f report.File) bool {
	return slices.ContainsFunc(f.Diagnostics, func(d analysis.Diagnostic) bool {
		return d.Severity == analysis.Error
	})
}

// failure says why something did not work and returns the exit code for it.
func failure(stderr io.Writer, err error) int {
	fmt.Fprintf(stderr, "forge-manifest-ls: %v\n", err)
	return exitUsage
}
