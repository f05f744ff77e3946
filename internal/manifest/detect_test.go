package manifest

import (
	"regexp"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"manifest.yml": true, "manifest.yaml": true, "manifest.template.yml": true, "manifest.src.dev.yaml": true,
		"manifest.json": false, "my-manifest.yml": false, "manifests.yml": false, "manifest": false,
		"Manifest.yml": false, "manifest.yml.orig": false, "manifest.yml~": false, ".manifest.yml": false,
	} {
		if got := IsName(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestIsForge(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"empty", "", false},
		{"comment only", "# manifest\n", false},
		{"app only", "app:\n", true},
		{"UTF-16", "\xff\xfea\x00p\x00p\x00:\x00\n\x00", true},
		{"UTF-16 as an editor shows it", "\ufffd\ufffd\x00a\x00p\x00p\x00:\x00\n", true},
		{"UTF-16 of another tool", "a\x00p\x00p\x00l\x00i\x00c\x00a\x00t\x00:\x00", false},
		{"a mark and nothing", "\xff\xfe\xff\xfe", false},
		{"half a word", "ap", true},
		{"half a word of modules", "modul", true},
		{"one letter", "m", false},
		{"half a word of another tool", "applicat", false},
		{"app without a colon", "app", true},
		{"two words being typed", "app:\n  id:\nmod", true},
		{"a word being typed below modules", "modules:\nremo", true},
		{"modules only", "modules:\n", true},
		{"modules in flow style", "{modules: {}}", true},
		{"modules of another tool", "name: x\nmodules:\n  core: {}\n", false},
		{"a list of modules", "modules: [a, b]\n", false},
		{"a list of modules of another tool", "name: X\nmodules:\n  - a\n  - b\n", false},
		{"a module type among unknown words", "name: x\nmodules:\n  macro: []\n", true},
		{"an app and modules among unknown words", "name: x\napp: {}\nmodules:\n  jira:\n", true},
		{"the first module half typed", "modules:\n  jira:issuePa", true},
		{"connectModules", "connectModules:\n", true},
		{"app of another tool", "app:\n  name: x\nversion: 1\n", false},
		{"app with a Forge id among unknown words", "app:\n  id: ari:cloud:ecosystem::app/1\nfoo: 1\n", true},
		{"app with a runtime among unknown words", "foo: 1\napp:\n  runtime:\n    name: nodejs22.x\n", true},
		{"resources of kustomize", "resources:\n  - deployment.yaml\n", false},
		{"services of compose", "services:\n  web:\n    image: x\n", false},
		{"Kubernetes", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n", false},
		{"scopes only", "permissions:\n  scopes:\n    - read:jira-work\n", true},
		{"a list", "- app\n- modules\n", false},
		{"broken text", "app:\n  id: \"x\nmodules\n\t- [", true},
		{"second document", "---\nfoo: 1\n---\nmodules:\n  macro: []\n", true},
		{"Cloud Foundry", "---\napplications:\n- name: app\n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := New(text.New(tt.src)).IsForge(); got != tt.want {
				t.Errorf("IsForge() of %q = %v, want %v", tt.src, got, tt.want)
			}
		})
	}
}

func TestIsBlank(t *testing.T) {
	for src, want := range map[string]bool{
		"": true, "# x\n\n": true, "---\n": true, "a": false, "app:\n": false, "\"": false,
	} {
		if got := New(text.New(src)).IsBlank(); got != want {
			t.Errorf("IsBlank() of %q = %v, want %v", src, got, want)
		}
	}
}

func TestIsForgeOnCorpus(t *testing.T) {
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		if !New(text.New(src)).IsForge() {
			t.Errorf("%s is a Forge manifest", name)
		}
	}
	for name, src := range oracle.Folder(t, "corpus/not-forge") {
		if New(text.New(src)).IsForge() {
			t.Errorf("%s is not a Forge manifest", name)
		}
	}
}

// started matches a text that can only become a Forge manifest.
var started = regexp.MustCompile(`(?m)^modules:|^app:\s*\r?\n(\s*#.*\r?\n)*\s+id: ["']?ari:cloud:ecosystem`)

func TestIsForgeOnPrefixes(t *testing.T) {
	for name, src := range oracle.Folder(t, "corpus/manifests") {
		at := started.FindStringIndex(src)
		if at == nil {
			t.Errorf("%s starts like no Forge manifest", name)
			continue
		}
		for end := at[1]; end < len(src); end += 1 + len(src)/20 {
			if !New(text.New(src[:end])).IsForge() {
				t.Errorf("the first %d bytes of %s are of a Forge manifest", end, name)
			}
		}
	}
	for name, src := range oracle.Folder(t, "corpus/not-forge") {
		lines := strings.SplitAfter(src, "\n")
		for i := range lines {
			if New(text.New(strings.Join(lines[:i], ""))).IsForge() {
				t.Errorf("the first %d lines of %s are not of a Forge manifest", i, name)
				break
			}
		}
	}
}
