package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/testing/oracle"
)

// sourceVerdict is what the official linters of sources said of an app.
type sourceVerdict struct {
	Rule, Level, File string
	Line              int
	Gist              string
}

// sourceExample is an app, with what the official linters said of its sources.
type sourceExample struct {
	madeUpApp
	verdicts []sourceVerdict
}

// sourceExamples are the recorded examples of the rules about sources.
func sourceExamples(t *testing.T) (all []sourceExample) {
	for _, c := range oracle.Lines[struct {
		ID, Manifest    string
		Files           map[string]string
		ManifestVerdict string
		Verdicts        []sourceVerdict
	}](t, "forge/source-examples.jsonl") {
		all = append(all, sourceExample{madeUpApp{c.ID, c.Manifest, c.Files}, c.Verdicts})
	}
	if len(all) < 400 {
		t.Fatalf("%d examples", len(all))
	}
	return all
}

// sourceSaying is what is said of one place of the sources: a rule and its place.
type sourceSaying struct {
	rule string
	at   string // "src/index.js:2", or "" for the manifest
}

// saidOfSources returns the gravest severity of what we say of each place of the sources.
func saidOfSources(diags []analysis.Diagnostic) map[sourceSaying]analysis.Severity {
	said := map[sourceSaying]analysis.Severity{}
	add := func(at sourceSaying, s analysis.Severity) {
		if old, ok := said[at]; !ok || s < old {
			said[at] = s
		}
	}
	for _, d := range diags {
		if !isAboutSources(d.Rule.ID) {
			continue
		}
		add(sourceSaying{d.Rule.ID, ""}, d.Severity)
		for _, r := range d.Related {
			if r.Source != (analysis.SourceLine{}) {
				add(sourceSaying{d.Rule.ID, fmt.Sprintf("%s:%d", r.Source.Name, r.Source.Line+1)}, d.Severity)
			}
		}
	}
	return said
}

// isSaidWithOthers reports whether a diagnostic about a place is about another one, too, of which the official linters speak: what is
// missing is told of once, for all places that need it.
func isSaidWithOthers(ours []analysis.Diagnostic, at sourceSaying, known map[sourceSaying]bool) bool {
	for _, d := range ours {
		isHere, isKnown := false, false
		for _, r := range d.Related {
			place := sourceSaying{d.Rule.ID, fmt.Sprintf("%s:%d", r.Source.Name, r.Source.Line+1)}
			isHere, isKnown = isHere || place == at, isKnown || known[place]
		}
		if isHere && isKnown {
			return true
		}
	}
	return false
}

// isAboutSources reports whether a rule is one of those that official linters of sources have.
func isAboutSources(id string) bool {
	return strings.HasPrefix(id, "source-") || id == "function-handler-export" || id == "function-timeout"
}

// sourceTable counts, by rule, how what we say compares with what the official linters say of a place.
type sourceTable map[string]map[string][]string

func (t sourceTable) add(rule, how, where string) {
	if t[rule] == nil {
		t[rule] = map[string][]string{}
	}
	t[rule][how] = append(t[rule][how], where)
}

// compareSources compares what we say of an app with official verdicts.
func (t sourceTable) compareSources(about string, ours []analysis.Diagnostic, theirs []sourceVerdict) {
	said := saidOfSources(ours)
	known := map[sourceSaying]bool{}
	isSilent := false // nothing can be told of what the linters would have said
	for _, v := range theirs {
		isSilent = isSilent || v.Level == "abort" || v.Level == "crash"
	}
	for _, v := range theirs {
		if v.Level == "abort" || v.Level == "crash" {
			t.add(v.Rule, v.Level, about)
			continue
		}
		at := sourceSaying{v.Rule, fmt.Sprintf("%s:%d", v.File, v.Line)}
		if v.Line == 0 {
			at.at = ""
		}
		if known[at] {
			continue
		}
		known[at] = true
		level := analysis.Error
		if v.Level == "warning" {
			level = analysis.Warning
		}
		switch got, ok := said[at]; {
		case !ok:
			t.add(v.Rule, "missed", about+" "+at.at+" "+v.Gist)
		case got == level:
			t.add(v.Rule, "agree", about)
		case got > level:
			t.add(v.Rule, "milder", about+" "+at.at+" "+v.Gist+": "+got.String())
		default:
			t.add(v.Rule, "false error", about+" "+at.at)
		}
	}
	for at, severity := range said {
		if known[at] || at.at == "" || known[sourceSaying{at.rule, ""}] { // what is said of the manifest, we show in the sources, too
			continue
		}
		how := "more"
		if severity == analysis.Error && !isSaidWithOthers(ours, at, known) { // what is missing is an error for other places
			if how = "false error"; isSilent {
				how = "error of a linter that stopped"
			}
		}
		t.add(at.rule, how, about+" "+at.at+": "+severity.String())
	}
}
