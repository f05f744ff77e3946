// Release makes all that is published of a version: archives, a Debian package, npm packages, a list of what the
// programs are built of, manifests of package managers, and checksums. It reaches no network. "make release" runs it.
//
//	go run ./internal/release -version v0.1.0 [-out dist/release] [-systems linux/amd64,...]
//
// What it writes depends on the commit alone: every file has the time of the commit, and nothing names the machine.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// allSystems are those that a release is for, as Go calls them.
const allSystems = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64,freebsd/amd64,freebsd/arm64"

// program is the name of the program.
const program = "forge-manifest-ls"

func main() {
	version := flag.String("version", "", "the `VERSION`, such as v0.1.0")
	out := flag.String("out", "dist/release", "write into `FOLDER`")
	systems := flag.String("systems", allSystems, "build for `SYSTEMS`, with commas between them")
	flag.Parse()
	if err := release(*version, *out, strings.Split(*systems, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "release: "+err.Error())
		os.Exit(1)
	}
}

// facts are what a release is made of; the templates of packaging see them.
type facts struct {
	Version string // without "v"
	Commit  string
	Date    time.Time // of the commit
	Sums    map[string]string
	out     string
}

// versionForm is what a version looks like.
var versionForm = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9a-z.]+)?$`)

// release writes all files of a version into an empty folder.
func release(version, out string, systems []string) error {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is no version: it looks like v0.1.0", version)
	}
	f := &facts{Version: version[1:], Sums: map[string]string{}, out: out}
	if err := f.readCommit(); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for _, system := range systems {
		if err := f.releaseFor(system); err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
	}
	if err := f.writeWrapper(); err != nil {
		return err
	}
	if err := f.sum(); err != nil {
		return err
	}
	if err := f.fillTemplates("packaging"); err != nil {
		return err
	}
	return f.writeSums()
}

// releaseFor writes the files for a system, such as linux/amd64.
func (f *facts) releaseFor(system string) error {
	goos, arch, ok := strings.Cut(system, "/")
	if !ok {
		return fmt.Errorf("it is no system: one looks like linux/amd64")
	}
	binary, err := f.build(goos, arch)
	if err != nil {
		return err
	}
	files, err := f.archived(binary)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s_%s_%s_%s", program, f.Version, goos, arch)
	if err := f.writeArchive(name, goos, files); err != nil {
		return err
	}
	if err := f.writeSBOM(name, binary); err != nil {
		return err
	}
	if err := f.writeNPM(goos, arch, files); err != nil {
		return err
	}
	if goos == "linux" {
		return f.writeDeb(arch, files)
	}
	return nil
}

// sum takes the checksum of each file of the release.
func (f *facts) sum() error {
	names, err := filepath.Glob(filepath.Join(f.out, "*"))
	if err != nil {
		return err
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil || info.IsDir() || filepath.Base(name) == sumsName {
			continue
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f.Sums[filepath.Base(name)] = fmt.Sprintf("%x", sha256.Sum256(content))
	}
	return nil
}
