package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/report"
	"forge-manifest-ls/report/checkstyle"
	"forge-manifest-ls/report/github"
	"forge-manifest-ls/report/gitlab"
	"forge-manifest-ls/report/junit"
	"forge-manifest-ls/report/markdown"
	"forge-manifest-ls/report/rdjson"
	"forge-manifest-ls/report/sarif"
)

// needs says what a format shows beyond the diagnostics: it is worked out for nobody else.
type needs struct {
	fixes, fingerprints, expected bool
}

// formatKind is a format that can be asked for.
type formatKind struct {
	needs
	open func(report.Options) report.Format
}

// formatKinds are the formats of [settings.Formats], by their names.
var formatKinds = map[string]formatKind{
	"text":       {needs{fixes: true}, report.Text},
	"json":       {needs{}, func(report.Options) report.Format { return report.JSON() }},
	"json2":      {needs{true, true, true}, func(report.Options) report.Format { return report.JSON2(thisTool()) }},
	"jsonl":      {needs{true, true, true}, func(report.Options) report.Format { return report.JSONLines() }},
	"sarif":      {needs{fixes: true, fingerprints: true}, func(report.Options) report.Format { return sarif.New(thisTool()) }},
	"github":     {needs{}, func(report.Options) report.Format { return github.New() }},
	"gitlab":     {needs{fingerprints: true}, func(report.Options) report.Format { return gitlab.New() }},
	"junit":      {needs{}, func(report.Options) report.Format { return junit.New() }},
	"checkstyle": {needs{}, func(report.Options) report.Format { return checkstyle.New() }},
	"rdjson":     {needs{fixes: true}, func(report.Options) report.Format { return rdjson.New(thisTool()) }},
	"markdown":   {needs{fixes: true}, func(report.Options) report.Format { return markdown.New() }},
	"summary":    {needs{fixes: true}, report.Summary},
}

// thisTool is how reports name the program.
func thisTool() report.Tool {
	return report.Tool{
		Name: "forge-manifest-ls", Version: strings.Trim(moduleVersion(), "()"),
		URL: "https://github.com/forge-manifest-ls/forge-manifest-ls",
	}
}

// output is a format that is written somewhere.
type output struct {
	format report.Format
	out    *bufio.Writer
	file   *os.File // nil for the standard output
}

// outputs are all that is written of a check.
type outputs struct {
	list []output
	needs
}

// openOutputs opens some formats, as the options ask for; style is how the standard output is written.
func openOutputs(o *checkOptions, formats []string, stdout io.Writer, style report.Options) (*outputs, error) {
	all, toStdout := &outputs{}, 0
	for _, format := range formats {
		name, file, _ := strings.Cut(format, "=")
		if file == "" {
			file = o.output
			toStdout++
		}
		if toStdout > 1 {
			return all, misuse("check", errors.New("two formats for one place: write all but one to a file, as in --format sarif=report.sarif"))
		}
		if file == "" && o.diff {
			continue // the patch takes its place
		}
		if err := all.open(name, file, stdout, style); err != nil {
			return all, err
		}
	}
	return all, nil
}

// open adds a format that is written to a file, or where that is "" to the standard output.
func (all *outputs) open(name, file string, stdout io.Writer, style report.Options) error {
	kind, ok := formatKinds[name]
	if !ok {
		if near, ok := schema.Nearest(name, settings.Formats); ok {
			return misuse("check", fmt.Errorf("there is no format %q: did you mean %q?", name, near))
		}
		return misuse("check", fmt.Errorf("there is no format %q: it must be %s", name, prose.Or(settings.Formats)))
	}
	all.fixes = all.fixes || kind.fixes
	all.fingerprints = all.fingerprints || kind.fingerprints
	all.expected = all.expected || kind.expected
	if file == "" {
		all.list = append(all.list, output{kind.open(style), bufio.NewWriter(stdout), nil})
		return nil
	}
	f, err := os.Create(file)
	if err != nil {
		return withoutOperation(err)
	}
	style.Color, style.Width = false, 0
	all.list = append(all.list, output{kind.open(style), bufio.NewWriter(f), f})
	return nil
}

// file writes the results of a file.
func (all *outputs) file(f report.File) {
	for _, one := range all.list {
		one.format.File(one.out, f)
		if one.file == nil {
			_ = one.out.Flush() // results are shown as they come; an error stays for the end
		}
	}
}

// end writes the end of all, and returns what could not be written.
func (all *outputs) end(t *report.Total) (errs []error) {
	for _, one := range all.list {
		one.format.End(one.out, t)
	}
	return append(errs, all.close()...)
}

// close closes what is open, and returns what could not be written.
func (all *outputs) close() (errs []error) {
	for _, one := range all.list {
		if err := one.out.Flush(); err != nil {
			errs = append(errs, err)
		}
		if one.file != nil {
			if err := one.file.Close(); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errs
}
