package main

import (
	"errors"
	"flag"
	"slices"
	"strings"
)

// choiceValue is an option that takes one of a few words.
type choiceValue struct {
	value   string
	allowed []string
}

// choice defines an option; the first word is its default.
func choice(flags *flag.FlagSet, name string, words ...string) *string {
	c := &choiceValue{words[0], words}
	flags.Var(c, name, "")
	return &c.value
}

// String returns the chosen word.
func (c *choiceValue) String() string { return c.value }

// Set chooses a word; an unknown one is an error.
func (c *choiceValue) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		last := len(c.allowed) - 1
		return errors.New("must be " + strings.Join(c.allowed[:last], ", ") + " or " + c.allowed[last])
	}
	c.value = s
	return nil
}
