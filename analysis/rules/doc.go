// Package rules holds the list of all groups of rules, and nothing else.
package rules
