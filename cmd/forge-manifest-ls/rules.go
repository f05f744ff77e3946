package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

// rulesCommand makes "rules".
func rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules [OPTION...] [RULE...]",
		Short: "list the rules that check and serve apply",
		Long: `Lists the rules: the code of their diagnostics, the gravest severity they report,
and what they say. A RULE is the name of one, which is shown with its sample, the
beginning of names with * behind, or a group; without one all rules are listed.`,
		ValidArgsFunction: cobra.FixedCompletions(settings.RuleNames(), cobra.ShellCompDirectiveNoFileComp),
	}
	format := choice(cmd, "format", "print as `FORMAT`: text, markdown, or json, which has samples and links", "text", "markdown", "json")
	cmd.RunE = func(cmd *cobra.Command, names []string) error {
		found, err := listedRules(names)
		if err != nil {
			return misuse(cmd.Name(), err)
		}
		write := rulesText
		switch {
		case *format == "json":
			write = rulesJSON
		case *format == "markdown":
			write = rulesMarkdown
		case len(names) > 0 && len(found) == len(names):
			write = rulesWithSamples
		}
		return write(cmd.OutOrStdout(), found)
	}
	return cmd
}

// listedRules returns the rules that names stand for, each once and in the order of their IDs; all for no name.
func listedRules(names []string) ([]*analysis.Rule, error) {
	if len(names) == 0 {
		names = []string{settings.AllRules}
	}
	wanted, err := rulesOf(names)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(rules.All().Rules()), func(r *analysis.Rule) bool { return !wanted[r] }), nil
}

// rulesText writes a line for each rule; on a terminal it is broken at words.
func rulesText(w io.Writer, found []*analysis.Rule) error {
	longest := 0
	for _, r := range found {
		longest = max(longest, len(r.ID))
	}
	lead := longest + 2 + len("information") + 2
	for _, r := range found {
		lines := report.Wrapped(r.Doc, max(widthOf(w)-lead, 0))
		fmt.Fprintf(w, "%-*s  %-11s  %s\n", longest, r.ID, r.Severity, lines[0])
		for _, line := range lines[1:] {
			fmt.Fprintf(w, "%*s%s\n", lead, "", line)
		}
	}
	_, err := fmt.Fprint(w)
	return err
}

// rulesWithSamples writes all that is known of rules, for people.
func rulesWithSamples(w io.Writer, found []*analysis.Rule) error {
	for i, r := range found {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s (%s, group %s)\n\n", r.ID, r.Severity, rules.GroupOf(r))
		for _, words := range []string{r.Doc, r.Why} {
			if words != "" {
				fmt.Fprintf(w, "%s\n", strings.Join(report.Wrapped(words, widthOf(w)), "\n"))
			}
		}
		sample, err := rules.All().Sample(r)
		if err != nil {
			return err
		}
		for _, one := range []struct{ title, text string }{{"Wrong", sample.Bad}, {"Right", sample.Good}} {
			if one.text != "" {
				fmt.Fprintf(w, "\n%s:\n\n%s", one.title, indented(one.text))
			}
		}
		if url := r.URL(); url != "" {
			fmt.Fprintf(w, "\n%s\n", url)
		}
	}
	return nil
}

// indented returns a text whose lines begin with four spaces.
func indented(text string) string {
	var out strings.Builder
	for line := range strings.Lines(strings.TrimSuffix(text, "\n") + "\n") {
		if strings.TrimSpace(line) != "" {
			out.WriteString("    ")
		}
		out.WriteString(line)
	}
	return out.String()
}

// rulesMarkdown writes a section for each rule, with its samples.
func rulesMarkdown(w io.Writer, found []*analysis.Rule) error {
	for i, r := range found {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "## %s\n\n%s (%s, group %s)\n", r.ID, r.Doc, r.Severity, rules.GroupOf(r))
		if r.Why != "" {
			fmt.Fprintf(w, "\n%s\n", r.Why)
		}
		sample, err := rules.All().Sample(r)
		if err != nil {
			return err
		}
		for _, one := range []struct{ title, text string }{{"Wrong", sample.Bad}, {"Right", sample.Good}} {
			if one.text != "" {
				fmt.Fprintf(w, "\n%s:\n\n%s", one.title, fenced("yaml", one.text))
			}
		}
	}
	return nil
}

// fenced writes a block of code, in a fence that the code does not end.
func fenced(language, code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + language + "\n" + strings.TrimSuffix(code, "\n") + "\n" + fence + "\n"
}

// rulesJSON writes all that is known of rules.
func rulesJSON(w io.Writer, found []*analysis.Rule) error {
	type rule struct {
		Code     string `json:"code"`
		Severity string `json:"severity"`
		Group    string `json:"group"`
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
	}{1, make([]rule, 0, len(found))}
	for _, r := range found {
		sample, err := rules.All().Sample(r)
		if err != nil {
			return err
		}
		out.Rules = append(out.Rules, rule{r.ID, r.Severity.String(), rules.GroupOf(r), r.Doc, r.Why, r.URL(), sample.Bad, sample.Good, sample.Files})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
