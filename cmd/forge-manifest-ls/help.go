package main

import (
	"fmt"
	"io"
)

const helpUsage = `usage: forge-manifest-ls help [COMMAND]
`

// help prints the overview, or the usage of the command that args name.
func help(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 1 {
		return misuse(stderr, "", fmt.Errorf("help takes one command, not %d", len(args)))
	}
	if len(args) == 1 {
		for _, c := range commands() {
			if c.name == args[0] {
				fmt.Fprint(stdout, c.usage)
				return exitOK
			}
		}
		return misuse(stderr, "", unknownCommand(args[0]))
	}
	fmt.Fprint(stdout, `A language server and checker for the manifest.yml of Atlassian Forge apps.

usage: forge-manifest-ls [COMMAND] [OPTION...]

Commands:
`)
	for _, c := range commands() {
		fmt.Fprintf(stdout, "  %-9s%s\n", c.name, c.synopsis)
	}
	fmt.Fprint(stdout, "\nRun \"forge-manifest-ls help COMMAND\" for its options.\n")
	return exitOK
}
