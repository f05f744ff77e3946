package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpWidth is how many columns the help takes at most.
const helpWidth = 88

// groupAnnotation is the annotation of an option that holds the title under which the help lists it.
const groupAnnotation = "group"

// helpCommand makes "help", which prints the overview, or the usage of a command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "print help, also on a command",
		Args: func(_ *cobra.Command, operands []string) error {
			if len(operands) > 1 && operands[0] != "completion" {
				return misuse("", fmt.Errorf("help takes one command, not %d", len(operands)))
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, operands []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			if len(operands) == 0 {
				for _, c := range cmd.Root().Commands() {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, operands []string) error {
			of := cmd.Root()
			if len(operands) > 0 {
				if err := checkCommandName(of, operands[0]); err != nil {
					return misuse("", err)
				}
				of, _, _ = of.Find(operands)
			}
			of.SetOut(cmd.OutOrStdout())
			return of.Help()
		},
	}
}

// writeHelp writes the help on a command; that on the root is the overview.
func writeHelp(cmd *cobra.Command, _ []string) {
	out := cmd.OutOrStdout()
	if !cmd.HasParent() {
		writeOverview(out, cmd)
		return
	}
	fmt.Fprintf(out, "usage: %s\n", cmd.UseLine())
	if text := strings.TrimSpace(cmd.Long); text != "" {
		fmt.Fprintf(out, "\n%s\n", text)
	}
	if cmd.HasAvailableSubCommands() {
		out.Write([]byte("\nCommands:\n"))
		writeCommands(out, cmd)
	}
	writeOptions(out, cmd.Flags())
	if cmd.Example != "" {
		fmt.Fprintf(out, "\nExamples:\n%s\n", cmd.Example)
	}
}

// writeOverview writes what the program is, and its commands.
func writeOverview(out io.Writer, root *cobra.Command) {
	fmt.Fprintf(out, "%s\n\nusage: forge-manifest-ls [COMMAND] [OPTION...]\n\nCommands:\n", root.Short)
	writeCommands(out, root)
	fmt.Fprint(out, "\nRun \"forge-manifest-ls help COMMAND\" for its options.\n")
}

// writeCommands writes a line for each command below another.
func writeCommands(out io.Writer, parent *cobra.Command) {
	for _, c := range parent.Commands() {
		if !c.Hidden {
			fmt.Fprintf(out, "  %-13s%s\n", c.Name(), c.Short)
		}
	}
}

// writeOptions writes the options of a command, under the titles that [flagGroup] gave them.
func writeOptions(out io.Writer, flags *pflag.FlagSet) {
	var titles []string
	groups := map[string]*pflag.FlagSet{}
	flags.VisitAll(func(f *pflag.Flag) {
		title := "Options"
		if named := f.Annotations[groupAnnotation]; len(named) > 0 {
			title = named[0]
		}
		if f.Hidden || f.Name == "help" {
			return
		}
		if groups[title] == nil {
			titles = append(titles, title)
			groups[title] = pflag.NewFlagSet(title, pflag.ContinueOnError)
			groups[title].SortFlags = false
		}
		groups[title].AddFlag(f)
	})
	for _, title := range titles {
		fmt.Fprintf(out, "\n%s:\n%s", title, groups[title].FlagUsagesWrapped(helpWidth))
	}
}

// flagGroup gives the options of a command that define defines a title in the help.
func flagGroup(cmd *cobra.Command, title string, define func()) {
	before := map[string]bool{}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { before[f.Name] = true })
	define()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !before[f.Name] {
			f.Annotations = map[string][]string{groupAnnotation: {title}}
		}
	})
}
