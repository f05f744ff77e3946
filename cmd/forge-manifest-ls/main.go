// Forge-manifest-ls is a language server and a checker for the manifest.yml of
// Atlassian Forge apps. "forge-manifest-ls help" says how to use it.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"forge-manifest-ls/report"
)

// Exit codes.
const (
	exitOK     = 0
	exitErrors = 1 // check found at least one error
	exitUsage  = 2 // wrong usage, or input that cannot be read
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run executes a command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	args = withCommand(args)
	if err := checkCommandName(root, args[0]); err != nil {
		return exitCodeOf(misuse("", err), stderr)
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return exitCodeOf(root.Execute(), stderr)
}

// withCommand returns a command line that begins with a command. One that has none, or options
// only, is that of the server, as editors expect.
func withCommand(args []string) []string {
	if len(args) == 0 {
		return []string{"serve"}
	}
	switch first := args[0]; {
	case first == "-h" || first == "-help" || first == "--help":
		return append([]string{"help"}, args[1:]...)
	case first == "-version" || first == "--version":
		return append([]string{"version"}, args[1:]...)
	case strings.HasPrefix(first, "-"):
		return append([]string{"serve"}, args...)
	default:
		return args
	}
}

// exitCode is the error of a command that has said all that there is to say: the program ends with
// this code.
type exitCode int

// Error implements the error interface.
func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

// exitCodeOf says why a command did not work, and returns the exit code for it.
func exitCodeOf(err error, stderr io.Writer) int {
	if err == nil {
		return exitOK
	}
	if code, ok := errors.AsType[exitCode](err); ok {
		return int(code)
	}
	failure(stderr, err)
	if wrong, ok := errors.AsType[*usageError](err); ok {
		fmt.Fprintf(stderr, "Run \"%s\" for help.\n", strings.TrimSpace("forge-manifest-ls help "+wrong.command))
	}
	return exitUsage
}

// failure says why something did not work, in a way that cannot steer a terminal.
func failure(stderr io.Writer, err error) {
	fmt.Fprintln(stderr, "forge-manifest-ls: "+report.Printable(err.Error()))
}
