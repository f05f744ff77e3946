package main

import (
	"errors"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/settings"
)

// validate returns what is wrong with the options together.
func (o *checkOptions) validate(operands []string) error {
	stdin := slices.Contains(operands, "-")
	for _, conflict := range []struct {
		wrong bool
		say   string
	}{
		{o.fix && o.diff, "--fix and --diff exclude each other: --diff shows what --fix would change"},
		{o.unsafeFixes && !o.fix && !o.diff, "--unsafe-fixes says something only with --fix or --diff"},
		{o.since != "" && !o.changed, "--since says something only with --changed"},
		{o.changed && o.staged, "--changed and --staged exclude each other"},
		{o.staged && o.fix, "--staged and --fix exclude each other: what is staged is not the file"},
		{o.stdinName != "" && !stdin, "--stdin-filename says something only with the operand -"},
		{stdin && (o.changed || o.staged), "git says nothing about the standard input"},
		{stdin && o.fix && len(operands) > 1, "the standard input is fixed by itself only"},
		{o.config != "" && o.noConfig, "--config and --no-config exclude each other"},
		{o.baseline != "" && o.writeBaseline != "", "--baseline and --write-baseline exclude each other: --write-baseline reads the file that it writes"},
		{o.writeBaseline != "" && (o.fix || o.diff || o.staged), "--write-baseline does not go with --fix, --diff and --staged"},
		{stdin && o.stdinName == "" && o.writeBaseline+o.baseline != "", "a baseline knows the standard input by --stdin-filename only"},
		{o.listFiles && (o.fix || o.diff || o.writeBaseline != "" || o.output != "" || len(o.formats) > 0), "--list-files checks nothing: it does not go with --fix, --diff, --write-baseline, --format and --output"},
		{o.watch && (o.fix || o.diff || o.staged || stdin || o.listFiles), "--watch only checks files: it does not go with --fix, --diff, --staged, --list-files and -"},
		{o.maxWarnings < -1, "--max-warnings must be a number from 0 on"},
	} {
		if conflict.wrong {
			return errors.New(conflict.say)
		}
	}
	if severity, ok := analysis.SeverityOf(o.severity); !ok || severity == analysis.Off {
		return errors.New("--severity must be " + prose.Or(analysis.SeverityNames()[:4]))
	}
	return nil
}

// selection says which diagnostics are shown.
type selection struct {
	unwanted map[*analysis.Rule]bool
	atLeast  analysis.Severity
}

// newSelection reads the options that choose rules and severities.
func newSelection(o *checkOptions) (s selection, err error) {
	s = selection{map[*analysis.Rule]bool{}, analysis.Error}
	if !o.quiet {
		s.atLeast, _ = analysis.SeverityOf(o.severity)
	}
	selected, err := rulesOf(o.selected)
	if err != nil {
		return s, err
	}
	ignored, err := rulesOf(o.ignored)
	if err != nil {
		return s, err
	}
	for _, rule := range rules.All().Rules() {
		if ignored[rule] || len(o.selected) > 0 && !selected[rule] {
			s.unwanted[rule] = true
		}
	}
	return s, nil
}

// rulesOf returns the rules that names stand for.
func rulesOf(names []string) (map[*analysis.Rule]bool, error) {
	all := map[*analysis.Rule]bool{}
	for _, name := range names {
		found, err := settings.Rules(name)
		if err != nil {
			return nil, err
		}
		for _, rule := range found {
			all[rule] = true
		}
	}
	return all, nil
}

// of returns the diagnostics of wanted rules.
func (s selection) of(found []analysis.Diagnostic) (wanted []analysis.Diagnostic) {
	for _, d := range found {
		if s.wants(d) {
			wanted = append(wanted, d)
		}
	}
	return wanted
}

// wants reports whether a diagnostic is one of a wanted rule.
func (s selection) wants(d analysis.Diagnostic) bool { return !s.unwanted[d.Rule] }

// shows reports whether a diagnostic is grave enough to be shown.
func (s selection) shows(d analysis.Diagnostic) bool { return d.Severity <= s.atLeast }
