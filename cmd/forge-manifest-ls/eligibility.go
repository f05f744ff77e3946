package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
	"forge-manifest-ls/report/customers"

	"github.com/spf13/cobra"
)

// eligibilityCommand makes "eligibility".
func eligibilityCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eligibility [OPTION...] [PATH]",
		Short: "say for which programmes of Atlassian an app is fit",
		Long: `Says whether the app of a manifest is fit for "Runs on Atlassian" and for Atlassian
Government Cloud, as far as the manifest tells: what speaks against it, at its line, and
what would mend it. What the code of the app does is not looked at.

PATH is a manifest, a directory with one, or "-", the standard input. Without it, it is
the current directory.

All of it is by documented rules, which docs/impact.md lists with page and date.

Exit codes:
  0  nothing speaks against it
  1  something does, or parts of the manifest cannot be judged
  2  wrong usage, or the manifest cannot be read`,
	}
	format := choice(cmd, "format", "print in `FORMAT`: text, or json, for programs", "text", "json")
	color := choice(cmd, "color", "`WHEN` there is colour: auto (on a terminal, unless NO_COLOR is set), always, or never", "auto", "always", "never")
	o := diffOptions{
		targets:   cmd.Flags().StringSlice("targets", targetNames(), "tell of these `PROGRAMMES`: roa, the badge \"Runs on Atlassian\", and agc, the government cloud"),
		variables: cmd.Flags().StringArray("var", nil, "put a value in the place of a variable: `NAME=VALUE`, as often as needed. Others stand for their defaults"),
		schema:    cmd.Flags().String("schema", "", "check by the schema of the npm package @forge/manifest in `FOLDER`, as \"check\" does"),
		allowed:   new([]string),
	}
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		side, judged, c, err := readJudged(cmd, o, operands)
		if err != nil {
			return err
		}
		all := impact.Eligibility(judged, c.targets)
		write := customers.FitnessJSON
		if *format == "text" {
			write = func(w io.Writer, s customers.Side, all []impact.Fitness) error {
				return customers.FitnessText(w, s, all, report.Options{Color: useColor(*color, w)})
			}
		}
		if err := write(cmd.OutOrStdout(), side, all); err != nil {
			return err
		}
		for _, f := range all {
			if len(f.Obstacles)+len(f.Unjudged) > 0 {
				return exitCode(exitErrors)
			}
		}
		return nil
	}
	return cmd
}

// readJudged reads and checks the one manifest that operands name.
func readJudged(cmd *cobra.Command, o diffOptions, operands []string) (customers.Side, impact.Manifest, *comparer, error) {
	var none customers.Side
	if len(operands) > 1 {
		return none, impact.Manifest{}, nil, misuse(cmd.Name(), fmt.Errorf("unexpected argument %q", operands[1]))
	}
	if _, err := o.allowedClasses(); err != nil {
		return none, impact.Manifest{}, nil, misuse(cmd.Name(), err)
	}
	c, err := newComparer(o)
	if err != nil {
		return none, impact.Manifest{}, nil, err
	}
	name, err := manifestAt(append(operands, ".")[0])
	if err != nil {
		return none, impact.Manifest{}, nil, err
	}
	src, err := operand(cmd.Context(), name, "", cmd.InOrStdin())
	if err != nil {
		return none, impact.Manifest{}, nil, err
	}
	side, judged := c.side(src, c.catalogue(src))
	return side, judged, c, nil
}

// manifestAt returns the manifest that a path means: in a directory, the one that Forge takes.
func manifestAt(name string) (string, error) {
	info, err := os.Stat(name)
	if name == "-" || err != nil || !info.IsDir() {
		return name, nil
	}
	for _, base := range []string{"manifest.yml", "manifest.yaml"} {
		full := filepath.Join(name, base)
		if _, err := os.Stat(full); !errors.Is(err, fs.ErrNotExist) {
			return full, nil
		}
	}
	return "", fmt.Errorf("there is no manifest.yml in %s", shown(name))
}
