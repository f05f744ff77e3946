package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
)

// secretValues are values of the environment in the forms that rules look at. Each holds one
// of the words of secretWords.
var secretValues = []string{
	"qzxvkwjm", "QZXVKWJM", "read:qzxvkwjm:jira", "write:qzxvkwjm", "https://qzxvkwjm.example.com/run", "HTTPS://QzxvKwjm.example.com",
	"http://qzxvkwjm", "*.qzxvkwjm.com", "qzxvkwjm.com", "/qzxvkwjm/run", "qzxvkwjm.run", "../qzxvkwjm/static", "src/qzxvkwjm.js",
	"918273645", "5ec2e7f0-a1b2-4c3d-8e4f-5ec2e7f0a1b2", "ari:cloud:ecosystem::app/5ec2e7f0-a1b2-4c3d-8e4f-5ec2e7f0a1b2",
	"(qzxvkwjm[", "^qzxvkwjm$", "https://q%7Axvkwjm.example.com/%2e%2e", "avi:jira:qzxvkwjm:issue", "jira:qzxvkwjm", "qzxvkwjm two \"words\"",
	"qzxvkwjm\n\x1b[31m", "unsafe-qzxvkwjm", "'sha256-qzxvkwjm'", "${qzxvkwjm}", strings.Repeat("qzxvkwjm", 200), "qzxvkwjm/*.json", "i18n: qzxvkwjm",
	"admin qzxvkwjm", "nodejs918273645.x", "Ctrl+qzxvkwjm", "qzxvkwjm@example.com",
}

var secretWords = []string{"qzxvkwjm", "918273645", "5ec2e7f0a1b2"}

// leaks returns the part of a secret that a text shows: six characters are enough.
func leaks(s string) string {
	s = strings.ToLower(s)
	for _, word := range secretWords {
		for i := 0; i+6 <= len(word); i++ {
			if part := word[i : i+6]; strings.Contains(s, part) {
				return part
			}
		}
	}
	return ""
}

var scalarLine = regexp.MustCompile(`(?m)^(\s*(?:- )*(?:[A-Za-z:-]+: )?)("?[A-Za-z0-9/.*^(][^\[\]{}&|>\n#]*)$`)

// withSecrets puts variables in the place of strings of a manifest.
func withSecrets(r *rand.Rand, manifest string, share float64) string {
	out := scalarLine.ReplaceAllStringFunc(manifest, func(line string) string {
		m := scalarLine.FindStringSubmatch(line)
		if r.Float64() > share || strings.HasSuffix(line, ":") || m[1] == strings.TrimRight(m[1], " ") {
			return line
		}
		use := fmt.Sprintf("${SECRET_%d}", r.IntN(len(secretValues)))
		switch r.IntN(4) {
		case 0:
			return m[1] + `"` + use + `-x"`
		case 1:
			return m[1] + `"` + strings.Trim(m[2], `"`) + use + `"`
		}
		return m[1] + `"` + use + `"`
	})
	out += "environment:\n  variables:\n"
	for i := range secretValues {
		out += fmt.Sprintf("    - key: SECRET_%d\n      default: plain\n", i)
	}
	return out
}

// TestSecretsAreNotShown: whatever the environment sets, and wherever a manifest uses it, the
// value is in no output. APPS sets how many manifests are tried.
func TestSecretsAreNotShown(t *testing.T) {
	for i, value := range secretValues {
		t.Setenv(fmt.Sprintf("SECRET_%d", i), value)
	}
	r := rand.New(rand.NewPCG(1, 1))
	told, uses, n := 0, 0, 0
	for app := range mutate.Apps(schema.Embedded(), 1) {
		if strings.Contains(app.Text, "\nenvironment:") {
			continue
		}
		if n++; n > 60 {
			break
		}
		dir := t.TempDir()
		for name, content := range app.Files {
			writeFile(t, filepath.Join(dir, strings.TrimPrefix(name, "/app/")), content)
		}
		src := withSecrets(r, app.Text, []float64{0.05, 0.3, 1}[n%3])
		path := filepath.Join(dir, "manifest.yml")
		writeFile(t, path, src)
		uses += strings.Count(src, "${SECRET_")
		for _, args := range [][]string{{"--format", "json"}, {"--diff"}, {}, {"--fix"}} {
			var stdout, stderr bytes.Buffer
			run(slices.Concat([]string{"check"}, args, []string{path}), nil, &stdout, &stderr)
			after, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			told += strings.Count(stdout.String(), "the environment sets")
			for where, s := range map[string]string{"standard output": stdout.String(), "standard error": stderr.String(), "the manifest": string(after)} {
				if part := leaks(s); part != "" {
					at := strings.Index(strings.ToLower(s), part)
					t.Errorf("check %v: %q in %s: %q", args, part, where, s[max(0, at-200):min(len(s), at+100)])
				}
			}
		}
	}
	t.Logf("%d manifests, %d uses, %d times something was said of the environment", n, uses, told)
	if told < 500 {
		t.Errorf("only %d times something was said of the environment", told)
	}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}
