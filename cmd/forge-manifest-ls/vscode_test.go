package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const extensionPackage = "editors/vscode/package.json"

// extension is what the tests read of the VS Code extension's package.json.
type extension struct {
	Version     string `json:"version"`
	Contributes struct {
		Commands []struct {
			Command string `json:"command"`
			Title   string `json:"title"`
		} `json:"commands"`
		Configuration struct {
			Properties map[string]struct {
				Type    any `json:"type"`
				Default any `json:"default"`
			} `json:"properties"`
		} `json:"configuration"`
	} `json:"contributes"`
}

// readExtension reads the extension's package.json and a page, from the root of the repository.
func readExtension(t *testing.T, page string) (extension, string) {
	t.Helper()
	t.Chdir("../..")
	content, err := os.ReadFile(extensionPackage)
	if err != nil {
		t.Fatal(err)
	}
	var of extension
	if err := json.Unmarshal(content, &of); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return of, string(text)
}

// settingRow is a row of the table at the top of docs/settings.md: name, type, default.
var settingRow = regexp.MustCompile("(?m)^\\| `([a-zA-Z.]+)` \\| (string|object|boolean) \\| (?:not set|`(.*)`) \\|")

// TestExtensionSettings holds the extension's settings against docs/settings.md, which lists those
// of the server: each is there, with its type and default, and no other.
func TestExtensionSettings(t *testing.T) {
	of, page := readExtension(t, "docs/settings.md")
	const trace = "forge-manifest-ls.trace.server" // the client's own
	rows := map[string]bool{}
	for _, row := range settingRow.FindAllStringSubmatch(page, -1) {
		name, kind, byDefault := row[1], row[2], row[3]
		rows[name] = true
		have, ok := of.Contributes.Configuration.Properties["forge-manifest-ls."+name]
		if !ok && kind == "object" {
			continue // its members may be there, which the page names below the table
		}
		// VS Code sends the default of what is not set. null means the same to the server as
		// nothing; an empty string did not always.
		wantType, wantDefault := any(kind), byDefault
		if byDefault == "" {
			wantType, wantDefault = []any{kind, "null"}, "null"
		}
		haveDefault, err := json.Marshal(have.Default)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fmt.Sprint(wantType, wantDefault), fmt.Sprint(have.Type, string(haveDefault))); diff != "" {
			t.Errorf("the setting %q in %s:\n%s", name, extensionPackage, diff)
		}
	}
	if len(rows) < 3 {
		t.Fatalf("the page lists %d settings", len(rows))
	}
	members := map[string]bool{}
	for name := range of.Contributes.Configuration.Properties {
		name, ours := strings.CutPrefix(name, "forge-manifest-ls.")
		if !ours || "forge-manifest-ls."+name == trace {
			continue
		}
		group, _, _ := strings.Cut(name, ".")
		members[name], members[group] = true, true
		if !strings.Contains(page, "`"+name+"`") {
			t.Errorf("docs/settings.md does not have the setting %q", name)
		}
	}
	for name := range rows {
		if !members[name] {
			t.Errorf("%s does not have the setting %q", extensionPackage, name)
		}
	}
}

// TestExtensionCommands: the extension's page lists the commands that people can run.
func TestExtensionCommands(t *testing.T) {
	of, page := readExtension(t, "editors/vscode/README.md")
	for _, c := range of.Contributes.Commands {
		if !strings.Contains(page, c.Title) {
			t.Errorf("editors/vscode/README.md does not have the command %q", c.Title)
		}
	}
}

// TestExtensionSnippets: the manifests that the extension offers have no mistakes but the files that
// are still to be written.
func TestExtensionSnippets(t *testing.T) {
	t.Chdir("../..")
	entries, err := os.ReadDir("editors/vscode/snippets")
	if err != nil || len(entries) == 0 {
		t.Fatal(err, len(entries))
	}
	tabStop := regexp.MustCompile(`\$\{\d+:([^}]*)\}`)
	for _, entry := range entries {
		text, err := os.ReadFile("editors/vscode/snippets/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		var stdout, stderr strings.Builder
		filled := tabStop.ReplaceAllString(string(text), "$1")
		if code := run([]string{"check", "--no-files", "-"}, strings.NewReader(filled), &stdout, &stderr); code != exitOK || !strings.Contains(stdout.String(), "No problems") {
			t.Errorf("%s: exit code %d:\n%s%s", entry.Name(), code, stdout.String(), stderr.String())
		}
	}
}
