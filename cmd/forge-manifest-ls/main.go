// Forge-manifest-ls is a language server and a checker for the manifest.yml of
// Atlassian Forge apps. "forge-manifest-ls help" says how to use it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
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

// run executes a command line and returns the exit code. Without a command, or
// with options only, it is the server, as editors expect.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	name := "serve"
	if len(args) > 0 {
		switch first := args[0]; {
		case first == "-h" || first == "-help" || first == "--help":
			name, args = "help", args[1:]
		case first == "-version" || first == "--version":
			name, args = "version", args[1:]
		case !strings.HasPrefix(first, "-"):
			name, args = first, args[1:]
		}
	}
	for _, c := range commands() {
		if c.name == name {
			return c.run(args, stdin, stdout, stderr)
		}
	}
	return misuse(stderr, "", unknownCommand(name))
}

// unknownCommand says that there is no command of a name, and what may have been meant.
func unknownCommand(name string) error {
	if _, err := os.Lstat(name); err == nil || manifest.IsName(filepath.Base(name)) {
		return fmt.Errorf("unknown command %q: did you mean \"forge-manifest-ls check %s\"?", name, name)
	}
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if near, ok := schema.Nearest(name, names); ok {
		return fmt.Errorf("unknown command %q: did you mean %q?", name, near)
	}
	return fmt.Errorf("unknown command %q", name)
}

// command is a subcommand.
type command struct {
	name     string
	synopsis string // one line
	usage    string // what "help NAME" prints
	run      func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

func commands() []command {
	return []command{
		{"serve", "speak the Language Server Protocol (the default)", serveUsage, serve},
		{"check", "check manifests and print what is wrong", checkUsage, check},
		{"rules", "list the rules that check and serve apply", rulesUsage, listRules},
		{"version", "print the version", versionUsage, version},
		{"help", "print help, also on a command", helpUsage, help},
	}
}

// parse parses the options of a command, which may stand before, between and behind
// its operands; "--" ends them. When done is true, code is the exit code: help was
// asked for and printed, or the usage was wrong, which has been said.
func parse(flags *flag.FlagSet, args []string, stdout, stderr io.Writer) (operands []string, code int, done bool) {
	flags.SetOutput(io.Discard)
	for {
		err := flags.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			return nil, help([]string{flags.Name()}, nil, stdout, stderr), true
		}
		if err != nil {
			return nil, misuse(stderr, flags.Name(), err), true
		}
		rest := flags.Args()
		if parsed := len(args) - len(rest); parsed > 0 && args[parsed-1] == "--" {
			return append(operands, rest...), exitOK, false
		}
		if len(rest) == 0 {
			return operands, exitOK, false
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
}

// parseOptions is parse for commands without operands.
func parseOptions(flags *flag.FlagSet, args []string, stdout, stderr io.Writer) (code int, done bool) {
	operands, code, done := parse(flags, args, stdout, stderr)
	if !done && len(operands) > 0 {
		return misuse(stderr, flags.Name(), fmt.Errorf("unexpected argument %q", operands[0])), true
	}
	return code, done
}

// misuse says what is wrong with the usage of a command ("" for none).
func misuse(stderr io.Writer, command string, err error) int {
	code := failure(stderr, err)
	fmt.Fprintf(stderr, "Run \"%s\" for help.\n", strings.TrimSpace("forge-manifest-ls help "+command))
	return code
}
