package main

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/lsp"
)

var update = flag.Bool("update", false, "write the blocks of the README and the page about the rules anew")

// block is a fenced block of the README under a comment that says what it shows:
// the output of this program, or a file.
var block = regexp.MustCompile("(?s)(<!-- (output|file): ([^\n]*) -->\n```\\w*\n)(.*?)(```\n)")

// methodTable is the table of the protocol's methods.
var methodTable = regexp.MustCompile(`(?s)(<!-- methods -->\n)(.*?)(<!-- end of methods -->\n)`)

// methodRows writes the table of the protocol's methods anew.
func methodRows() string {
	var rows strings.Builder
	rows.WriteString("| method | what it does |\n| --- | --- |\n")
	for _, m := range lsp.Methods() {
		rows.WriteString("| `" + m.Name + "` | " + m.Doc + " |\n")
	}
	return rows.String()
}

// pages are the pages with blocks, by how many they have at least.
var pages = map[string]int{"README.md": 1, "docs/features.md": 2, "docs/command-line.md": 1, "editors/neovim/README.md": 1, "docs/editors.md": 8, "docs/ci.md": 1}

// TestREADME keeps what the README and the pages about editors show the same as what is there.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	for page, least := range pages {
		have, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		want, blocks := fillBlocks(t, string(have))
		if blocks < least {
			t.Fatalf("%s: found %d blocks", page, blocks)
		}
		want = methodTable.ReplaceAllString(want, "${1}"+strings.ReplaceAll(methodRows(), "$", "$$")+"${3}")
		if *update {
			if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(want, string(have)); diff != "" {
			t.Errorf("%s is stale; run this test with -update:\n%s", page, diff)
		}
	}
}

// fillBlocks returns a page whose blocks show what is there, and how many they are.
func fillBlocks(t *testing.T, page string) (filled string, blocks int) {
	t.Helper()
	filled = block.ReplaceAllStringFunc(page, func(s string) string {
		blocks++
		m := block.FindStringSubmatch(s)
		if m[2] == "output" {
			return m[1] + outputOf(t, strings.Fields(m[3])) + m[5]
		}
		content, err := os.ReadFile(m[3])
		if err != nil {
			t.Fatal(err)
		}
		return m[1] + string(content) + m[5]
	})
	return filled, blocks
}

// TestREADMECommand shows that the example has something to show.
func TestREADMECommand(t *testing.T) {
	t.Chdir("../..")
	out := outputOf(t, []string{"check", "testdata/apps/dashboard-insights"})
	for _, want := range []string{"[resolver-without-resource]", "count-isues", " in 1 file"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the output:\n%s", want, out)
		}
	}
}

// outputOf returns what the program writes to the standard output.
func outputOf(t *testing.T, args []string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := run(args, strings.NewReader(""), &stdout, &stderr); code == exitUsage || stderr.Len() > 0 {
		t.Fatalf("%q: exit code %d: %s", args, code, stderr.String())
	}
	return stdout.String()
}
