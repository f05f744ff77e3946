package main

import (
	"encoding/json"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// agentServer is a server in one of the files for agents, by all the names that these use. Unknown
// names are an error.
type agentServer struct {
	Command             string            `json:"command"`
	Args                []string          `json:"args"`
	ExtensionToLanguage map[string]string `json:"extensionToLanguage"`
	FileExtensions      map[string]string `json:"fileExtensions"`
}

// TestAgentFiles holds the files for agents to their documented shapes: which names are there, which
// extensions have their dot, and that the program understands the arguments.
func TestAgentFiles(t *testing.T) {
	for name, extensions := range map[string]func(agentServer) map[string]string{
		".lsp.json":        func(s agentServer) map[string]string { return s.ExtensionToLanguage },
		".github/lsp.json": func(s agentServer) map[string]string { return s.FileExtensions },
		".mcp.json":        nil,
	} {
		content, err := os.ReadFile("../../editors/agents/" + name)
		if err != nil {
			t.Fatal(err)
		}
		server := onlyServer(t, name, content)
		if server.Command != "forge-manifest-ls" {
			t.Errorf("%s starts %q", name, server.Command)
		}
		command, rest, err := rootCommand().Find(server.Args)
		if err != nil || command.ParseFlags(rest) != nil {
			t.Errorf("%s: the program does not understand %q", name, server.Args)
		}
		if extensions == nil {
			if server.ExtensionToLanguage != nil || server.FileExtensions != nil {
				t.Errorf("%s has extensions", name)
			}
			continue
		}
		if got := extensions(server); len(got) != 2 || got[".yml"] != "yaml" || got[".yaml"] != "yaml" || len(server.ExtensionToLanguage)+len(server.FileExtensions) != 2 {
			t.Errorf("%s: extensions are %v", name, got)
		}
	}
}

// onlyServer reads the one server of a file for agents.
func onlyServer(t *testing.T, name string, content []byte) agentServer {
	t.Helper()
	wrapper := map[string]string{".github/lsp.json": "lspServers", ".mcp.json": "mcpServers"}[name]
	if wrapper != "" {
		var outer map[string]json.RawMessage
		if err := json.Unmarshal(content, &outer); err != nil || len(outer) != 1 {
			t.Fatalf("%s: %v, %d names", name, err, len(outer))
		}
		content = outer[wrapper]
	}
	decoder := json.NewDecoder(strings.NewReader(string(content)))
	decoder.DisallowUnknownFields()
	var servers map[string]agentServer
	if err := decoder.Decode(&servers); err != nil || len(servers) != 1 {
		t.Fatalf("%s: %v, %d servers", name, err, len(servers))
	}
	return servers["forge-manifest-ls"]
}

// pageLink is a link of a page, in Markdown.
var pageLink = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

// TestLinks shows that the pages which are read first lead to files that are there.
func TestLinks(t *testing.T) {
	t.Chdir("../..")
	for _, page := range []string{"README.md", "AGENTS.md", "llms.txt", "docs/agents.md", "docs/features.md", "docs/command-line.md", "docs/releasing.md", "docs/architecture.md", "CONTRIBUTING.md"} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pageLink.FindAllStringSubmatch(string(content), -1) {
			if _, err := os.Stat(path.Join(path.Dir(page), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			}
		}
	}
}
