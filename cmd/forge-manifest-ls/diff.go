package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/report"
	"forge-manifest-ls/report/customers"

	"github.com/spf13/cobra"
)

// Exit codes of "diff", beside those of all commands.
const (
	exitMajor  = 3 // a major version
	exitDanger = 4 // data at risk, or something that Forge refuses
)

const diffDoc = `Says what the change from one manifest to another does to the customers of the app: a
major version that admins must approve, data at risk, what Forge refuses, the badge
"Runs on Atlassian", the government cloud.

OLD and NEW are files; "-", the standard input; "git:REVISION", the same file at a
revision; or "git:REVISION:PATH", a file at a revision, by its path from the root of the
repository. With --git REVISION, each manifest that differs from that revision is compared,
at or below the PATHs.

OLD should be what is deployed: Forge compares with the newest version of the
environment, and not with the repository.

All of it is by documented rules, which docs/impact.md lists with page and date. The server of
Atlassian decides. Where pages contradict each other, "unsure" names both readings, and
counts as the likelier one. While Atlassian approves each update of very large apps, more
versions are major than this says.

Exit codes:
  0  nothing, or minor
  1  Forge would refuse the new manifest, so that not all of it is judged
  2  wrong usage, or something cannot be read
  3  major
  4  data at risk, or Forge refuses the change`

// diffOptions are those of "diff".
type diffOptions struct {
	format, color, revision, schema *string
	variables, allowed, targets     *[]string
}

// diffCommand makes "diff".
func diffCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff [OPTION...] OLD NEW | diff [OPTION...] --git REVISION [PATH...]",
		Short: "say what a change of a manifest does to customers",
		Long:  diffDoc,
		Example: `  forge-manifest-ls diff git:production manifest.yml
  forge-manifest-ls diff --git origin/main --format markdown
  forge-manifest-ls diff --allow major old.yml manifest.yml`,
	}
	flags := cmd.Flags()
	var o diffOptions
	o.format = choice(cmd, "format", "print in `FORMAT`: text; json, for programs; markdown, for a pull request; or github, for the log of GitHub Actions", "text", "json", "markdown", "github")
	o.color = choice(cmd, "color", "`WHEN` there is colour: auto (on a terminal, unless NO_COLOR is set), always, or never", "auto", "always", "never")
	o.revision = flags.String("git", "", "compare each manifest that differs from `REVISION`")
	o.variables = flags.StringArray("var", nil, "put a value in the place of a variable: `NAME=VALUE`, as often as needed. Others stand for their defaults")
	o.allowed = flags.StringSlice("allow", nil, "take no notice of `CLASSES` in the exit code: major, data, blocked")
	o.targets = flags.StringSlice("targets", targetNames(), "tell of these `PROGRAMMES`: roa, the badge \"Runs on Atlassian\", and agc, the government cloud")
	o.schema = flags.String("schema", "", "check by the schema of the npm package @forge/manifest in `FOLDER`, as \"check\" does")
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		return diff(cmd, o, operands)
	}
	return cmd
}

// targetNames are the names of all programmes.
func targetNames() []string {
	var names []string
	for _, t := range impact.Targets() {
		names = append(names, string(t))
	}
	return names
}

// diff compares manifests.
func diff(cmd *cobra.Command, o diffOptions, operands []string) error {
	boundGarbage(800) // two checks and no more: there is nothing to clean up in between
	allowed, err := o.allowedClasses()
	if err != nil {
		return misuse(cmd.Name(), err)
	}
	d, err := newComparer(o)
	if err != nil {
		return err
	}
	var all []customers.Change
	switch {
	case *o.revision != "":
		all, err = d.repository(cmd.Context(), *o.revision, operands)
	case len(operands) != 2:
		return misuse(cmd.Name(), fmt.Errorf("two manifests are compared, and %s", prose.Count(len(operands), "operand is given", "operands are given")))
	default:
		all, err = d.pair(cmd.Context(), operands[0], operands[1], cmd.InOrStdin())
	}
	if err != nil {
		return err
	}
	if err := o.write(cmd.OutOrStdout(), all); err != nil {
		return err
	}
	return diffExit(all, allowed)
}

// write writes changes in the form that is asked for.
func (o diffOptions) write(w io.Writer, all []customers.Change) error {
	switch *o.format {
	case "json":
		return customers.JSON(w, all, *o.revision != "")
	case "markdown":
		return customers.Markdown(w, all)
	case "github":
		return customers.GitHub(w, all)
	}
	return customers.Text(w, all, report.Options{Color: useColor(*o.color, w)})
}

// allowedClasses returns the classes of which the exit code takes no notice.
func (o diffOptions) allowedClasses() ([]impact.Class, error) {
	classes := map[string]impact.Class{"major": impact.Major, "data": impact.Data, "blocked": impact.Blocked}
	var out []impact.Class
	for _, name := range *o.allowed {
		class, ok := classes[name]
		if !ok {
			return nil, fmt.Errorf("%q is no value for --allow: it must be of major, data and blocked", name)
		}
		out = append(out, class)
	}
	for _, name := range *o.targets {
		if !slices.Contains(targetNames(), name) {
			return nil, fmt.Errorf("%q is no value for --targets: it must be of %s", name, prose.And(targetNames()))
		}
	}
	return out, nil
}

// diffExit returns the exit code for customers.
func diffExit(all []customers.Change, allowed []impact.Class) error {
	worst, refused := impact.None, false
	for _, c := range all {
		refused = refused || len(c.New.Errors) > 0
		for _, e := range c.Result.Effects {
			if v := e.Verdict(); !slices.Contains(allowed, v) {
				worst = max(worst, v)
			}
		}
	}
	switch {
	case worst >= impact.Data:
		return exitCode(exitDanger)
	case worst == impact.Major:
		return exitCode(exitMajor)
	case refused:
		return exitCode(exitErrors)
	}
	return nil
}

// variablesOf returns the values that options give to variables.
func variablesOf(assignments []string) (map[string]string, error) {
	values := map[string]string{}
	for _, a := range assignments {
		name, value, ok := strings.Cut(a, "=")
		if !ok || name == "" {
			return nil, errors.New("--var needs NAME=VALUE, not " + prose.QuoteTitle(a))
		}
		values[name] = value
	}
	return values, nil
}
