package main

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/settings"

	"github.com/spf13/cobra"
)

const checkDoc = `Checks Forge manifests and prints what is wrong, where, and how to mend it.

A PATH that is a file is always checked. A directory is searched, with all below it
but node_modules, .git and what .gitignore files and settings leave out, for
manifest.yml, manifest.yaml, manifest.NAME.yml and manifest.NAME.yaml; those that
are not Forge's are passed over. A PATH with *, ?, [ or {, if there is no such file,
is a pattern; "**" stands for any directories. "-" is the standard input. Without a
PATH the current directory is searched and, where nothing lies below it, the manifest
in the nearest directory above, up to the root of the repository.

Files .forge-manifest-ls.yml beside a manifest and above set the severities of rules,
and more: see docs/settings.md. Values of the environment, and what is in files
outside of the repository (without one: of the manifest's folder), are judged by and
never shown.

Exit codes:
  0  no errors (there may be warnings)
  1  errors; with --max-warnings or --error-on-warnings also warnings; with --diff
     that there would be changes
  2  wrong usage, nothing found to check, or something could not be read or written;
     the rest is checked all the same`

// checkOptions are the options of "check".
type checkOptions struct {
	stdinName   string
	exclude     []string
	noGitignore bool
	listFiles   bool
	allowEmpty  bool
	forgeOnly   bool

	changed bool
	since   string
	staged  bool

	selected, ignored []string
	severity          string
	quiet             bool
	maxWarnings       int
	errorOnWarnings   bool
	exitZero          bool
	schema            string
	apis              string
	noFiles           bool
	config            string
	noConfig          bool

	baseline, writeBaseline string

	fix, unsafeFixes, diff bool

	formats    []string
	output     string
	color      *string
	statistics bool
	verbose    bool
	watch      bool
}

// checkCommand makes "check".
func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [OPTION...] [PATH...]",
		Short: "check manifests and print what is wrong",
		Long:  checkDoc,
	}
	o := &checkOptions{maxWarnings: -1}
	flagGroup(cmd, "What is checked", func() { o.defineChoosing(cmd) })
	flagGroup(cmd, "How it is judged", func() { o.defineJudging(cmd) })
	flagGroup(cmd, "Fixing", func() { o.defineFixing(cmd) })
	flagGroup(cmd, "Output", func() { o.defineOutput(cmd) })
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		if err := o.validate(operands); err != nil {
			return misuse(cmd.Name(), err)
		}
		operands = allShown(operands)
		std := streams{cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()}
		if o.watch {
			return watch(o, operands, std)
		}
		return check(o, operands, std)
	}
	return cmd
}

// defineChoosing defines the options that say what is checked.
func (o *checkOptions) defineChoosing(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&o.exclude, "exclude", nil, "leave out what `PATTERN` matches, as a line of a .gitignore file in the current directory would; may be given again")
	flags.BoolVar(&o.noGitignore, "no-gitignore", false, "search what .gitignore files leave out, too")
	flags.StringVar(&o.stdinName, "stdin-filename", "", "take the standard input for the text of the file `PATH`, beside which settings and files are looked for")
	flags.BoolVar(&o.changed, "changed", false, "only manifests of apps in which git says that a file has changed since the last commit: one in the directory of the manifest or below")
	flags.StringVar(&o.since, "since", "", "with --changed: since the commit `REV`, or where the current branch left it")
	flags.BoolVar(&o.staged, "staged", false, "only manifests of apps of which git has something staged; the staged text is checked")
	flags.BoolVar(&o.forgeOnly, "forge-only", false, "pass over a PATH that is a file, too, where it is not Forge's: for hooks, which name files of all tools")
	flags.BoolVar(&o.listFiles, "list-files", false, "list the manifests, and check nothing")
	flags.BoolVar(&o.allowEmpty, "allow-empty", false, "it is fine if nothing is found to check")
}

// defineJudging defines the options that say what counts as wrong.
func (o *checkOptions) defineJudging(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&o.selected, "select", nil, "only `RULES`: names with commas between them, the beginnings of names with * behind, or groups, as \"forge-manifest-ls rules\" lists them")
	flags.StringSliceVar(&o.ignored, "ignore", nil, "all but `RULES`")
	for _, name := range []string{"select", "ignore"} {
		completeWith(cmd, name, settings.RuleNames()...)
	}
	flags.StringVar(&o.severity, "severity", "hint", "show what is as grave as `LEVEL` or graver: error, warning, information or hint")
	completeWith(cmd, "severity", analysis.SeverityNames()[:4]...)
	flags.BoolVar(&o.quiet, "quiet", false, "the same as --severity error")
	flags.IntVar(&o.maxWarnings, "max-warnings", -1, "exit with 1 when there are more than `N` warnings, shown or not")
	flags.BoolVar(&o.errorOnWarnings, "error-on-warnings", false, "the same as --max-warnings 0")
	flags.BoolVar(&o.exitZero, "exit-zero", false, "exit with 0 though there are errors")
	flags.StringVar(&o.baseline, "baseline", "", "show and count only problems that are not in `FILE`, which --write-baseline wrote")
	flags.StringVar(&o.writeBaseline, "write-baseline", "", "write all problems to `FILE`, for --baseline, without those of it that are gone, and show none")
	flags.StringVar(&o.config, "config", "", "settings are in `FILE`; no other is looked for")
	flags.BoolVar(&o.noConfig, "no-config", false, "look for no files of settings")
	flags.StringVar(&o.schema, "schema", "", "check by the schema of the npm package @forge/manifest that is installed in `FOLDER`, "+
		"which may be a project, its node_modules, or the package; \"off\" is the schema that \"forge-manifest-ls version\" names. "+
		"By default that one counts, or a newer one that is installed beside the manifest or above, up to the root of the "+
		"repository, which is then said on standard error")
	flags.StringVar(&o.apis, "apis", "", apisUsage)
	flags.BoolVar(&o.noFiles, "no-files", false, "do not look at the files that manifests name, such as handlers and resources: "+
		"for manifests away from their apps. Those of a manifest on the standard input are looked at with --stdin-filename only")
}

// defineFixing defines the options that change manifests.
func (o *checkOptions) defineFixing(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&o.fix, "fix", false, "make the fixes that are safe to make without asking, again and again until there are none, "+
		"and print what is left. A file is written whole or not at all, and keeps its owner, its mode and, on Linux, its "+
		"extended attributes; where it cannot, and where it is read-only or has hard links, it is not written, and that is "+
		"said. No temporary file is left behind by SIGINT or SIGTERM. The fixed text of the standard input goes to the "+
		"standard output, and what is left to standard error")
	flags.BoolVar(&o.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff: make the first fix of other problems, too, where it mends them and is not one of several that are as likely; look at what it did")
	flags.BoolVar(&o.diff, "diff", false, "print what --fix would change, as a patch, and change nothing")
}

// defineOutput defines the options that say what is printed.
func (o *checkOptions) defineOutput(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&o.formats, "format", nil, "print as `FORMAT`, or write it to a file with FORMAT=FILE; may be given again: "+prose.Or(settings.Formats)+" (default text)")
	completeWith(cmd, "format", settings.Formats...)
	flags.StringVar(&o.output, "output", "", "write to `FILE` what would go to the standard output")
	o.color = choice(cmd, "color", "`WHEN` there is colour: auto (on a terminal, unless NO_COLOR, CLICOLOR=0 or FORCE_COLOR say something else), always, or never", "auto", "always", "never")
	flags.BoolVar(&o.statistics, "statistics", false, "count the problems of each rule")
	flags.BoolVar(&o.verbose, "verbose", false, "list what --fix fixed")
	flags.BoolVar(&o.watch, "watch", false, "check again whenever a file changes, until Ctrl-C")
}
