package main

import (
	"errors"
	"slices"

	"forge-manifest-ls/internal/prose"

	"github.com/spf13/cobra"
)

// choiceValue is an option that takes one of a few words.
type choiceValue struct {
	value   string
	allowed []string
}

// choice defines an option of a command; the first word is its default.
func choice(cmd *cobra.Command, name, usage string, words ...string) *string {
	c := &choiceValue{words[0], words}
	cmd.Flags().Var(c, name, usage)
	completeWith(cmd, name, words...)
	return &c.value
}

// completeWith has shells complete the value of an option with words.
func completeWith(cmd *cobra.Command, name string, words ...string) {
	if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the option is not defined
	}
}

// String returns the chosen word.
func (c *choiceValue) String() string { return c.value }

// Type returns what the help calls the value.
func (c *choiceValue) Type() string { return "WORD" }

// Set chooses a word; an unknown one is an error.
func (c *choiceValue) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return errors.New("it must be " + prose.Or(c.allowed))
	}
	c.value = s
	return nil
}
