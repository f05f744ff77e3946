package main

import (
	"forge-manifest-ls/impact"
	"forge-manifest-ls/report"
	"forge-manifest-ls/report/customers"

	"github.com/spf13/cobra"
)

// consentCommand makes "consent".
func consentCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "consent [OPTION...] [PATH]",
		Short: "say what an admin is asked for when an app is installed",
		Long: `Says what an admin is asked for who installs the app of a manifest: scopes in words,
addresses by host, remotes with their purpose and what they store, exceptions from the
content policy, providers of accounts, language models; and what makes every user
consent, besides the admin. The screens of Atlassian may group it in another way.

PATH is a manifest, a directory with one, or "-", the standard input. Without it, it is
the current directory.

Exit codes:
  0  it was said
  1  parts of the manifest would be refused by Forge, and may be missing
  2  wrong usage, or the manifest cannot be read`,
	}
	format := choice(cmd, "format", "print in `FORMAT`: text, or json, for programs", "text", "json")
	color := choice(cmd, "color", "`WHEN` there is colour: auto (on a terminal, unless NO_COLOR is set), always, or never", "auto", "always", "never")
	o := diffOptions{
		variables: cmd.Flags().StringArray("var", nil, "put a value in the place of a variable: `NAME=VALUE`, as often as needed. Others stand for their defaults"),
		schema:    cmd.Flags().String("schema", "", "check by the schema of the npm package @forge/manifest in `FOLDER`, as \"check\" does"),
		allowed:   new([]string), targets: new([]string),
	}
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		side, judged, _, err := readJudged(cmd, o, operands)
		if err != nil {
			return err
		}
		request, out := impact.Consent(judged.File), cmd.OutOrStdout()
		if *format == "json" {
			err = customers.RequestJSON(out, side, request)
		} else {
			err = customers.RequestText(out, side, request, report.Options{Color: useColor(*color, out)})
		}
		if err == nil && len(judged.Refused) > 0 {
			return exitCode(exitErrors)
		}
		return err
	}
	return cmd
}
