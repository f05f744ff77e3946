package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"
)

// npmScope stands in front of the names of the npm packages for one system each.
const npmScope = "@forge-manifest-ls"

// npmSystems are the systems for which there are npm packages: as Go calls them, and as Node does.
var npmSystems = map[string]string{
	"linux/amd64": "linux-x64", "linux/arm64": "linux-arm64", "darwin/amd64": "darwin-x64", "darwin/arm64": "darwin-arm64",
	"windows/amd64": "win32-x64", "windows/arm64": "win32-arm64", "freebsd/amd64": "freebsd-x64", "freebsd/arm64": "freebsd-arm64",
}

// npmPackage is the package.json of a package.
type npmPackage struct {
	Name        string            `json:"name"`
	Version     string            `json:"version"`
	Description string            `json:"description"`
	License     string            `json:"license"`
	Repository  map[string]string `json:"repository"`
	OS          []string          `json:"os,omitempty"`
	CPU         []string          `json:"cpu,omitempty"`
	Bin         map[string]string `json:"bin,omitempty"`
	Engines     map[string]string `json:"engines,omitempty"`
	Optional    map[string]string `json:"optionalDependencies,omitempty"`
}

// npm returns the package.json of a package with a name.
func (f *facts) npm(name string) npmPackage {
	return npmPackage{
		Name: name, Version: f.Version, License: "MIT", Description: "Language server and checker for manifest.yml of Atlassian Forge apps",
		Repository: map[string]string{"type": "git", "url": "git+https://github.com/forge-manifest-ls/forge-manifest-ls.git"},
	}
}

// writeNPM writes the npm package with the program for a system.
func (f *facts) writeNPM(goos, arch string, files []file) error {
	system := npmSystems[goos+"/"+arch]
	if system == "" {
		return fmt.Errorf("there is no npm package for it")
	}
	p := f.npm(npmScope + "/" + system)
	platform, cpu, _ := strings.Cut(system, "-")
	p.OS, p.CPU = []string{platform}, []string{cpu}
	return f.writePackage(p, fmt.Sprintf("npm-%s-%s-%s.tgz", program, system, f.Version), files[:2])
}

// writeWrapper writes the npm package that people name: it starts the program of the package for their system.
func (f *facts) writeWrapper() error {
	p := f.npm(program)
	p.Bin = map[string]string{program: "start.js"}
	p.Engines = map[string]string{"node": ">=16"}
	p.Optional = map[string]string{}
	for _, system := range npmSystems {
		p.Optional[npmScope+"/"+system] = f.Version
	}
	var files []file
	for _, part := range []file{{"packaging/npm/start.js", nil, 0o755}, {"packaging/npm/README.md", nil, 0o644}, {"LICENSE", nil, 0o644}} {
		content, err := os.ReadFile(part.name)
		if err != nil {
			return err
		}
		files = append(files, file{path.Base(part.name), content, part.mode})
	}
	return f.writePackage(p, fmt.Sprintf("npm-%s-%s.tgz", program, f.Version), files)
}

// writePackage writes an npm package with some files.
func (f *facts) writePackage(p npmPackage, name string, files []file) error {
	described, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	content, err := tarred(below("package", append([]file{{"package.json", append(described, '\n'), 0o644}}, files...)), f.Date)
	if err != nil {
		return err
	}
	return f.write(name, content)
}
