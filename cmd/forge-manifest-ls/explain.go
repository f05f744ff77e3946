package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/internal/glossary"
	"forge-manifest-ls/internal/markdown"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

const explainDoc = `Explains what a NAME means, in the words that editors show:

  a rule           resolver-without-resource
  a module type    jira:issuePanel
  a property       app.licensing.enabled, or jira:issuePanel.title
  a scope          read:jira-work
  an event         avi:jira:created:issue
  a setting of the file .forge-manifest-ls.yml: per-file
  an effect of a change, as "diff" tells it: scope-added`

// explainCommand makes "explain".
func explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [OPTION...] NAME",
		Short: "explain a rule, module type, property, scope, event, setting or effect",
		Long:  explainDoc,
		Args: func(cmd *cobra.Command, operands []string) error {
			if len(operands) != 1 {
				return misuse(cmd.Name(), fmt.Errorf("explain takes one name, not %d", len(operands)))
			}
			return nil
		},
	}
	format := choice(cmd, "format", "print as `FORMAT`: text, markdown or json", "text", "markdown", "json")
	folder := cmd.Flags().String("schema", "", "by the schema that is installed in `FOLDER`; \"off\" is that of the program. By default the one by which a manifest in the current directory is checked")
	cmd.ValidArgsFunction = func(_ *cobra.Command, operands []string, typed string) (names []string, _ cobra.ShellCompDirective) {
		if len(operands) == 0 {
			for _, name := range glossary.Names(schema.Embedded()) {
				if strings.HasPrefix(name, typed) {
					names = append(names, name)
				}
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		schemas, err := openSchemas(*folder)
		if err != nil {
			return err
		}
		here := absolute(".")
		found, err := glossary.Explain(schemas.of(here, borderOf(here)), operands[0])
		if err != nil {
			return err
		}
		return writeExplanation(cmd.OutOrStdout(), found, *format)
	}
	return cmd
}

// writeExplanation writes an explanation in a format.
func writeExplanation(out io.Writer, e glossary.Explanation, format string) error {
	switch format {
	case "json":
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(e)
	case "markdown":
		_, err := fmt.Fprintln(out, e.Text)
		return err
	}
	for _, line := range report.Wrapped(markdown.Plain(e.Text), widthOf(out)) {
		if _, err := fmt.Fprintln(out, report.Printable(line)); err != nil {
			return err
		}
	}
	return nil
}
