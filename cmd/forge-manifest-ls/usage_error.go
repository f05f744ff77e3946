package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError says that a command line is wrong: the user is told where the help is.
type usageError struct {
	command string // "" for none
	err     error
}

// Error implements the error interface.
func (e *usageError) Error() string { return e.err.Error() }

// Unwrap returns what is wrong.
func (e *usageError) Unwrap() error { return e.err }

// misuse returns the error for a wrong usage of a command ("" for none).
func misuse(command string, err error) error { return &usageError{command, err} }

// checkCommandName returns an error that says what may have been meant where there is no command of
// a name.
func checkCommandName(root *cobra.Command, name string) error {
	names := []string{}
	for _, c := range root.Commands() {
		if c.Name() == name || c.HasAlias(name) {
			return nil
		}
		names = append(names, c.Name())
	}
	if strings.HasPrefix(name, cobra.ShellCompRequestCmd) { // the library adds it when it is called
		return nil
	}
	if _, err := os.Lstat(name); err == nil || manifest.IsName(filepath.Base(name)) {
		return fmt.Errorf("unknown command %q: did you mean \"forge-manifest-ls check %s\"?", name, name)
	}
	if near, ok := schema.Nearest(name, names); ok {
		return fmt.Errorf("unknown command %q: did you mean %q?", name, near)
	}
	return fmt.Errorf("unknown command %q", name)
}

// flagError returns the error of the library for a wrong option in our words: with two dashes, and
// with what may have been meant.
func flagError(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		err = unknownFlag(cmd, unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames())
	} else if bare, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		err = fmt.Errorf("the option --%s needs a value", bare.GetFlag().Name)
	} else if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		err = fmt.Errorf("%q is no value for --%s: %w", invalid.GetValue(), invalid.GetFlag().Name, whyInvalid(invalid))
	}
	return misuse(cmd.Name(), err)
}

// whyInvalid says what an option takes whose value is wrong.
func whyInvalid(err *pflag.InvalidValueError) error {
	switch err.GetFlag().Value.Type() {
	case "int":
		return errors.New("it must be a number")
	case "bool":
		return errors.New("it must be true or false")
	default:
		return err.Unwrap()
	}
}

// unknownFlag returns the error that says that a command has no option of a name, given without
// its dashes. Behind one dash the library looks for options of one letter each: letters are all that was
// written there.
func unknownFlag(cmd *cobra.Command, name, letters string) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	written := "--" + name
	if letters != "" {
		name, _, _ = strings.Cut(letters, "=")
		written = "-" + name
	}
	near, ok := schema.Nearest(name, names)
	if slices.Contains(names, name) { // behind one dash
		near, ok = name, true
	}
	if !ok || len(name) == 1 {
		return fmt.Errorf("unknown option %s", written)
	}
	return fmt.Errorf("unknown option %s: did you mean --%s?", written, near)
}

// noOperands accepts a command line that has options only.
func noOperands(cmd *cobra.Command, operands []string) error { return atMost(0)(cmd, operands) }

// atMost accepts a command line with so many operands, or less.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, operands []string) error {
		if len(operands) > n {
			return misuse(cmd.Name(), fmt.Errorf("unexpected argument %q", operands[n]))
		}
		return nil
	}
}
