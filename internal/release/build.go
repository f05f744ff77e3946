package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// readCommit asks git for the commit and its date.
func (f *facts) readCommit() error {
	shown, err := exec.Command("git", "log", "-1", "--format=%H %ct").Output()
	if err != nil {
		return fmt.Errorf("git log: %w", err)
	}
	var seconds int64
	if _, err := fmt.Sscanf(string(shown), "%s %d", &f.Commit, &seconds); err != nil {
		return err
	}
	f.Date = time.Unix(seconds, 0).UTC()
	return nil
}

// build builds the program for a system, and returns its path.
func (f *facts) build(goos, arch string) (string, error) {
	binary := filepath.Join(f.out, "build", goos+"_"+arch, executable(goos))
	flags := fmt.Sprintf("-s -w -buildid= -X main.releaseVersion=v%s -X main.releaseRevision=%s -X main.releaseDate=%s", f.Version, f.Commit, f.Date.Format(time.RFC3339))
	if pages := os.Getenv("RULE_PAGES"); pages != "" {
		flags += " -X forge-manifest-ls/analysis.RulePages=" + pages
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags="+flags, "-o", binary, "./cmd/"+program)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+arch)
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, said)
	}
	return binary, nil
}

// executable returns the name of the program on a system.
func executable(goos string) string {
	if goos == "windows" {
		return program + ".exe"
	}
	return program
}

// file is a file of an archive.
type file struct {
	name    string // with slashes
	content []byte
	mode    int64
}

// archived returns what an archive has: the program, first, and what people must be able to read beside it.
func (f *facts) archived(binary string) (files []file, err error) {
	for i, name := range []string{binary, "LICENSE", "README.md"} {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		mode := int64(0o644)
		if i == 0 {
			mode = 0o755
		}
		files = append(files, file{filepath.Base(name), content, mode})
	}
	return files, nil
}

// write writes a file of the release.
func (f *facts) write(name string, content []byte) error {
	path := filepath.Join(f.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o666)
}

// below returns files with a folder in front of their names.
func below(folder string, files []file) (out []file) {
	for _, one := range files {
		one.name = strings.TrimSuffix(folder, "/") + "/" + one.name
		out = append(out, one)
	}
	return out
}
