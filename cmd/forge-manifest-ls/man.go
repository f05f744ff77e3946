package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand makes "man".
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "print the page of the manual, for man",
		Long: `Prints the page of the manual, for the program man:

  forge-manifest-ls man > ~/.local/share/man/man1/forge-manifest-ls.1`,
		Args: noOperands,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), manualPage(cmd.Root()))
			return err
		},
	}
}

// manualPage returns the page of the manual in the language of man: all commands with their options.
func manualPage(root *cobra.Command) string {
	var out strings.Builder
	out.WriteString(".TH FORGE-MANIFEST-LS 1 \"\" \"forge-manifest-ls\" \"User Commands\"\n.SH NAME\n")
	fmt.Fprintf(&out, "forge-manifest-ls \\- %s\n.SH SYNOPSIS\n.B forge-manifest-ls\n[COMMAND] [OPTION...]\n.SH COMMANDS\n", roff(strings.TrimSuffix(root.Short, ".")))
	for _, c := range root.Commands() {
		if c.Hidden {
			continue
		}
		fmt.Fprintf(&out, ".SS %s\n%s\n", roff(c.UseLine()), asWritten(c.Long))
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				out.WriteString(manualOption(f))
			}
		})
	}
	out.WriteString(".SH FILES\n.TP\n.I .forge\\-manifest\\-ls.yml\nsettings, beside a manifest or above it\n" +
		".SH SEE ALSO\nforge\\-manifest\\-ls rules, forge\\-manifest\\-ls explain, git(1)\n")
	return out.String()
}

// asWritten returns a text whose lines stay as they are.
func asWritten(text string) string {
	return ".nf\n" + roff(strings.TrimSpace(text)) + "\n.fi"
}

// manualOption returns the paragraph about an option.
func manualOption(f *pflag.Flag) string {
	value, usage := pflag.UnquoteUsage(f)
	head := "\\-\\-" + roff(f.Name)
	if value != "" {
		head += " " + roff(value)
	}
	return ".TP\n.B " + head + "\n" + roff(usage) + "\n"
}

// roff escapes what the language of man would obey.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
