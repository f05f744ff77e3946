package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"

	"github.com/spf13/cobra"
)

// rulesCommand makes "rules".
func rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules [OPTION...]",
		Short: "list the rules that check and serve apply",
		Long: `Lists the rules: the code of their diagnostics, the gravest severity they report,
and what they say.`,
		Args: noOperands,
	}
	format := choice(cmd, "format", "print in `FORMAT`: text, or json, which adds samples and links", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		write := rulesText
		if *format == "json" {
			write = rulesJSON
		}
		return write(cmd.OutOrStdout(), rules.All())
	}
	return cmd
}

// rulesText writes a line for each rule.
func rulesText(w io.Writer, groups *analysis.Groups) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range groups.Rules() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.ID, r.Severity, r.Doc)
	}
	return table.Flush()
}

// rulesJSON writes all that is known of the rules.
func rulesJSON(w io.Writer, groups *analysis.Groups) error {
	type rule struct {
		Code     string `json:"code"`
		Severity string `json:"severity"`
		Doc      string `json:"doc"`
		Why      string `json:"why,omitempty"`
		URL      string `json:"url,omitempty"`
		Bad      string `json:"bad"`
		Good     string `json:"good"`
		// Files lie beside the samples; see the page about the rules.
		Files map[string]string `json:"files,omitempty"`
	}
	out := struct {
		Version int    `json:"version"`
		Rules   []rule `json:"rules"`
	}{1, make([]rule, 0, len(groups.Rules()))}
	for _, r := range groups.Rules() {
		sample, err := groups.Sample(r)
		if err != nil {
			return err
		}
		out.Rules = append(out.Rules, rule{r.ID, r.Severity.String(), r.Doc, r.Why, r.URL(), sample.Bad, sample.Good, sample.Files})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
