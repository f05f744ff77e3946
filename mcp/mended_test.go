package mcp_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/mcp"
)

// How many bad samples of a hundred must be free of errors and warnings in the end: of all, and of those
// for which anything is offered.
const leastMended, leastOfOffered = 70, 95

// maxSteps is how many patches are taken for a sample.
const maxSteps = 20

// TestMended takes the bad sample of each rule and, without any judgement, the first patch that is
// offered for the first problem which has one, until nothing is wrong or nothing is offered.
func TestMended(t *testing.T) {
	all, offered, mended := 0, 0, 0
	for _, rule := range rules.All().Rules() {
		sample, err := rules.All().Sample(rule)
		if err != nil {
			t.Fatal(err)
		}
		if sample.Bad == "" {
			continue
		}
		first, left, isOffered := mend(t, &app{sample.Bad, sample.Files})
		if first.Errors+first.Warnings == 0 {
			continue // what is wrong is said as a hint
		}
		all++
		if isOffered {
			offered++
		}
		if left.Errors+left.Warnings == 0 {
			mended++
			continue
		}
		t.Logf("%s: %d errors and %d warnings are left", rule.ID, left.Errors, left.Warnings)
	}
	t.Logf("mended: %d of %d samples, %d %%; of %d for which anything is offered, %d %%", mended, all, mended*100/all, offered, mended*100/offered)
	if mended*100 < leastMended*all || mended*100 < leastOfOffered*offered {
		t.Errorf("only %d of %d samples, %d with offers, are mended", mended, all, offered)
	}
}

// mend applies patches to an app. It returns what is wrong at first and in the end, and whether there
// was any patch.
func mend(t *testing.T, a *app) (first, left mcp.Checked, isOffered bool) {
	t.Helper()
	session := a.agent(t, false)
	source := mcp.Source{Path: "manifest.yml"}
	first = call[mcp.Checked](t, session, "check", source)
	left = first
	for range maxSteps {
		if left.Errors+left.Warnings == 0 {
			return first, left, isOffered
		}
		found := call[mcp.Patches](t, session, "fixes", mcp.Wanted{Source: source})
		switch {
		case found.All != nil:
			a.manifest = patched(t, a.manifest, found.All.Diff)
		case len(found.Patches) > 0:
			a.manifest = patched(t, a.manifest, found.Patches[0].Diff)
		default:
			return first, left, isOffered
		}
		isOffered = true
		left = call[mcp.Checked](t, session, "check", source)
	}
	return first, left, isOffered
}

// hunkHead is the first line of a hunk of a unified diff.
var hunkHead = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@`)

// patched returns a text with a unified diff made in it, as the program "patch" would.
func patched(t *testing.T, before, diff string) string {
	t.Helper()
	lines := strings.SplitAfter(before, "\n")
	var out strings.Builder
	at := 0
	for _, line := range strings.SplitAfter(diff, "\n") {
		switch {
		case line == "", strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
		case hunkHead.MatchString(line):
			m := hunkHead.FindStringSubmatch(line)
			start, _ := strconv.Atoi(m[1])
			if m[2] != "0" {
				start--
			}
			out.WriteString(strings.Join(lines[at:start], ""))
			at = start
		case line[0] == '\\':
			trimmed := strings.TrimSuffix(out.String(), "\n")
			out.Reset()
			out.WriteString(trimmed)
		case line[0] == '+':
			out.WriteString(line[1:])
		default:
			if strings.TrimSuffix(lines[at], "\n") != strings.TrimSuffix(line[1:], "\n") {
				t.Fatalf("the diff does not fit:\n%s", diff)
			}
			if line[0] == ' ' {
				out.WriteString(line[1:])
			}
			at++
		}
	}
	return out.String() + strings.Join(lines[at:], "")
}
