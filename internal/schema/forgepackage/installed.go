package forgepackage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"forge-manifest-ls/internal/schema"
)

// Installed is a copy of Forge's npm package @forge/manifest in a file system.
type Installed struct {
	Dir     string // below the root of the file system that was searched
	Version string
	// Stamp changes when the package is replaced: it is made of the sizes and dates of
	// its main files.
	Stamp string

	files fs.FS
}

const packageName = "@forge/manifest"

// namedDirs are the places of a package below a folder that somebody names as such: the
// folder may be the package, a node_modules, or a project.
var namedDirs = append([]string{".", "@forge/manifest", "@forge/cli/node_modules/@forge/manifest"}, PackageDirs...)

// FindInstalled returns the newest of the packages that are installed in the folder of
// a project. The error is an [fs.ErrNotExist] when there is none; others speak of a
// package that is there and cannot be used. It reads nothing but small files.
func FindInstalled(project fs.FS) (*Installed, error) { return findInstalled(project, PackageDirs) }

// FindNamed is [FindInstalled] for a folder that may also be the package itself, or the
// node_modules that it is in.
func FindNamed(folder fs.FS) (*Installed, error) { return findInstalled(folder, namedDirs) }

func findInstalled(folder fs.FS, dirs []string) (*Installed, error) {
	var best *Installed
	var failure error
	for _, dir := range dirs {
		p, err := openInstalled(folder, dir)
		switch {
		case err == nil && (best == nil || isNewer(p.Version, best.Version)):
			best = p
		case err != nil && failure == nil && !errors.Is(err, fs.ErrNotExist):
			failure = err
		}
	}
	switch {
	case best != nil:
		return best, nil
	case failure != nil:
		return nil, failure
	default:
		return nil, errNotInstalled
	}
}

// errNotInstalled is an [fs.ErrNotExist] in words for people.
var errNotInstalled error = notInstalled{}

type notInstalled struct{}

func (notInstalled) Error() string { return "no package " + packageName + " is installed there" }

// Is implements the interface that [errors.Is] asks for.
func (notInstalled) Is(target error) bool { return target == fs.ErrNotExist }

// openInstalled reads what a package says of itself.
func openInstalled(folder fs.FS, dir string) (*Installed, error) {
	name := path.Join(dir, packageFile)
	info, err := fs.Stat(folder, name)
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, fs.ErrNotExist // also when a file stands in the way
	}
	content, err := readFile(folder, name, maxTable)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	var about struct{ Name, Version string }
	if err := json.Unmarshal(content, &about); err != nil {
		return nil, fmt.Errorf("%s is not valid JSON: %w", name, err)
	}
	if about.Name != packageName {
		if dir == "." { // the package.json of an app, for example
			return nil, fs.ErrNotExist
		}
		return nil, fmt.Errorf("%s is that of %.100q, not of %s", name, about.Name, packageName)
	}
	if goVersion(about.Version) == "" || !sane(about.Version) {
		return nil, fmt.Errorf("%s has no version", name)
	}
	files, err := fs.Sub(folder, dir)
	if err != nil {
		return nil, err
	}
	p := &Installed{Dir: dir, Version: about.Version, Stamp: stamp(info), files: files}
	if info, err := fs.Stat(files, schemaFile); err == nil {
		p.Stamp += " " + stamp(info)
	}
	return p, nil
}

func stamp(info fs.FileInfo) string {
	return fmt.Sprintf("%d@%d", info.Size(), info.ModTime().UnixNano())
}

// IsNewer reports whether the package's version is higher than a catalogue's.
func (p *Installed) IsNewer(than *schema.Catalogue) bool { return isNewer(p.Version, than.Version()) }

// Convert makes a catalogue of the package: see [Convert].
func (p *Installed) Convert() (*schema.Catalogue, error) { return Convert(p.files) }
