package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

func init() {
	cobra.EnableCommandSorting = false
	cobra.MousetrapHelpText = "" // an editor may start the server in any way, also on Windows
}

// commands returns the subcommands, in the order in which the help lists them. Each is made by a
// function in the file of its name.
func commands() []*cobra.Command {
	return []*cobra.Command{
		serveCommand(),
		checkCommand(),
		diffCommand(),
		eligibilityCommand(),
		consentCommand(),
		scopesCommand(),
		rulesCommand(),
		explainCommand(),
		configCommand(),
		mcpCommand(),
		manCommand(),
		versionCommand(),
	}
}

// rootCommand returns the command that all others are below. Besides those of [commands] it has
// "help" and, of the library, "completion".
func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "forge-manifest-ls",
		Short:             "A language server and checker for the manifest.yml of Atlassian Forge apps.",
		SilenceErrors:     true, // run says them
		SilenceUsage:      true,
		DisableAutoGenTag: true, // pages of the manual do not change with the day
	}
	root.SetHelpFunc(writeHelp)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(commands()...)
	root.SetHelpCommand(helpCommand())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	completion, _, _ := root.Find([]string{"completion"})
	completion.Use = "completion bash|zsh|fish|powershell"
	completion.RunE = func(cmd *cobra.Command, _ []string) error {
		return misuse(cmd.Name(), errors.New("completion takes one shell: bash, zsh, fish or powershell"))
	}
	completion.Args = cobra.ArbitraryArgs
	for _, shell := range completion.Commands() {
		shell.Args = noOperands
	}
	for _, c := range root.Commands() {
		c.Short = strings.ToLower(c.Short[:1]) + c.Short[1:]
		c.Flags().SortFlags = false
		c.DisableFlagsInUseLine = true
	}
	return root
}
