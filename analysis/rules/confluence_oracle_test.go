package rules_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
)

// TestShortcutsAndPatternsOracle compares verdicts on random keyboard shortcuts and patterns of
// addresses with the official ones. SHORTCUTS sets how many, SEED which.
func TestShortcutsAndPatternsOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 23))
	random := func(start string, parts []string) string {
		var b strings.Builder
		if r.IntN(2) == 0 {
			b.WriteString(start)
		}
		for range 1 + r.IntN(6) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text, err := json.Marshal(b.String())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	keys := []string{"ctrl", "shift", "alt", "Ctrl", "f1", "f13", "enter", "a", "b", "é", "😀", "+", "+", "+", " ", " ", "\t", "plus", "\n", "\u00a0"}
	marks := []string{"https", "mailto", ":", "//", "://", "\\\\", "example", "*", ".", ".:", "com", "/", "/a b", "-", "_", "\n", "é", "https://", "a.b"}
	handler := map[string]string{"src/index.js": "export const run = () => {};\n"}
	var apps []madeUpApp
	for range oracle.Number("SHORTCUTS", 300) {
		apps = append(apps, madeUpApp{about: "shortcut", files: handler, manifest: partHead + partAutoConvertMacro + "      keyboardShortcut:\n        accelerator: " + random("ctrl+", keys) + "\n" +
			"      autoConvert:\n        matchers:\n          - pattern: " + random("https://a", marks) + "\n" + partFunctions})
	}
	found, verdicts := judgeApps(t, apps)
	found.report(t)
	counts := map[string]int{}
	for _, v := range verdicts {
		for _, p := range v.Problems {
			counts[officialRule(p)]++
		}
	}
	t.Log(counts)
	for _, id := range []string{"keyboard-shortcut-syntax", "macro-auto-convert-pattern"} {
		if counts[id] == 0 || counts[id] == len(apps) {
			t.Errorf("%s: of %d manifests %d have it", id, len(apps), counts[id])
		}
	}
}

// TestAutoConvertOracle compares verdicts about values of "autoConvert" in a module whose
// schema describes it, and in one whose schema does not.
func TestAutoConvertOracle(t *testing.T) {
	values := []string{
		"", " m", " match", " matchers", " 'match'", " \"\"", " true", " false", " 0", " 1", " ~", " []", " [match]", " {}",
		"\n        match", "\n        matchers", "\n        match:", "\n        matchers:", "\n        matchers:\n          -",
		"\n        matchers:\n          - pattern", "\n        matchers:\n          - pattern:", "\n        - match",
		" {match}", " {matchers}", " {matchers: {}}", " {matchers: a}", " {matchers: ''}", " {matchers: 0}", " {matchers: 1}",
		" {matchers: [~]}", " {matchers: [a]}", " {matchers: [{}]}", " {matchers: [{pattern: 1}]}", " {matchers: [{pattern: ''}]}",
		" {matchers: [{pattern: 'https://a.b'}]}", " {matchers: [{pattern: ['https://a.b']}]}", " &a match", " !!str match",
		" |\n        match", " >-\n        match\n        ers", " match # ers", "\n        # nothing",
	}
	around := map[string]string{"src/index.js": "export const run = () => {};\n", "static/main/index.html": "<!doctype html>\n"}
	var apps []madeUpApp
	for _, v := range values {
		for about, start := range map[string]string{"macro": partAutoConvertMacro, "provider": partProvider} {
			apps = append(apps, madeUpApp{about: about + v, files: around, manifest: partHead + start + "      autoConvert:" + v + "\n" + partFunctions + partResources})
		}
	}
	found, _ := judgeApps(t, apps)
	found.report(t)
}
