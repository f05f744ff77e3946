package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// repository is what git says of the repository around the current directory.
type repository struct {
	option string // by which it is asked for
	up     string // the path to its root, from the current directory
}

// openRepository asks git for the repository; option is the one that needs it.
func openRepository(option string) (repository, error) {
	r := repository{option: option}
	if _, err := exec.LookPath("git"); err != nil {
		return r, fmt.Errorf("%s needs git, and there is none on the PATH", option)
	}
	up, err := r.git("rev-parse", "--show-cdup")
	if err != nil {
		return r, fmt.Errorf("%s needs a git repository, and this directory is in none", option)
	}
	r.up = filepath.Clean("./" + strings.TrimRight(up, "\n"))
	return r, nil
}

// git returns what a command of git writes.
func (r repository) git(args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.Command("git", args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		said, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if said == "" {
			said = err.Error()
		}
		return "", fmt.Errorf("%s: git %s: %s", r.option, args[0], said)
	}
	return stdout.String(), nil
}

// shown returns the path of a file, from the current directory; name is relative to the root.
func (r repository) shown(name string) string {
	full := filepath.Join(filepath.FromSlash(absolute(r.up)), filepath.FromSlash(name))
	if rel, err := filepath.Rel(filepath.FromSlash(absolute(".")), full); err == nil {
		return rel
	}
	return full
}

// names returns the paths that a command of git writes with -z, relative to the root.
func (r repository) names(args ...string) ([]string, error) {
	out, err := r.git(args...)
	return strings.FieldsFunc(out, func(c rune) bool { return c == 0 }), err
}

// since returns the commit with which the working tree is compared: where the branch left a revision.
func (r repository) since(revision string) (string, error) {
	if revision == "" {
		revision = "HEAD"
	}
	if strings.HasPrefix(revision, "-") {
		return "", fmt.Errorf("--since: git knows no commit %q", revision)
	}
	if _, err := r.git("rev-parse", "--verify", "--quiet", revision+"^{commit}"); err != nil {
		return "", fmt.Errorf("--since: git knows no commit %q", revision)
	}
	base, err := r.git("merge-base", revision, "HEAD")
	if err != nil {
		return revision, nil // they have no commit in common
	}
	return strings.TrimSpace(base), nil
}

// changedSince returns the files that are not what they were at a revision, with those that git does
// not know.
func (r repository) changedSince(revision string) ([]string, error) {
	untracked, err := r.names("-C", r.up, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	if _, err := r.git("rev-parse", "--verify", "--quiet", "HEAD"); err != nil && revision == "" {
		tracked, err := r.names("-C", r.up, "ls-files", "-z") // there is no commit yet
		return append(tracked, untracked...), err
	}
	base, err := r.since(revision)
	if err != nil {
		return nil, err
	}
	changed, err := r.names("-C", r.up, "diff", "--name-only", "-z", "--no-renames", base, "--")
	return append(changed, untracked...), err
}

// findByGit tells of the manifests of apps in which git says that something has changed.
func (f finder) findByGit(o *checkOptions, operands []string, found func(input)) error {
	option := "--changed"
	if o.staged {
		option = "--staged"
	}
	r, err := openRepository(option)
	if err != nil {
		return err
	}
	var changed, tracked []string
	if o.staged {
		changed, err = r.names("-C", r.up, "diff", "--name-only", "-z", "--no-renames", "--cached")
	} else {
		changed, err = r.changedSince(o.since)
	}
	if err != nil {
		return err
	}
	apps := directoriesAround(changed)
	if o.staged {
		tracked, err = r.names("-C", r.up, "ls-files", "-z", "--", ":(glob)**/manifest*.yml", ":(glob)**/manifest*.yaml")
	} else {
		tracked = manifestsIn(r.up, apps)
	}
	if err != nil {
		return err
	}
	for _, name := range tracked {
		in := fileInput(r.shown(name), false)
		if !apps[path.Dir(name)] || !manifest.IsName(path.Base(name)) || !f.isWanted(in.path, operands) {
			continue
		}
		if o.staged {
			in.read = func() (string, error) { return r.staged(name) }
		}
		found(in)
	}
	return nil
}

// directoriesAround returns the directories around files, "." for the root.
func directoriesAround(names []string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		for dir := path.Dir(name); !all[dir]; dir = path.Dir(dir) {
			all[dir] = true
		}
	}
	return all
}

// manifestsIn returns the manifests in directories below a root, by their paths from there.
func manifestsIn(root string, dirs map[string]bool) (names []string) {
	for dir := range dirs {
		entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(dir)))
		if err != nil {
			continue // it is gone
		}
		for _, entry := range entries {
			if entry.Type().IsRegular() && manifest.IsName(entry.Name()) {
				names = append(names, path.Join(dir, entry.Name()))
			}
		}
	}
	slices.Sort(names)
	return names
}

// staged returns the text of a file that is going to be committed.
func (r repository) staged(name string) (string, error) {
	src, err := r.git("cat-file", "blob", ":"+name)
	if err == nil && len(src) > syntax.MaxSize {
		err = errors.New(name + ": it is too large")
	}
	return src, err
}

// isWanted reports whether a path is one of some operands or lies below one, and is not left out.
func (f finder) isWanted(name string, operands []string) bool {
	full := absolute(name)
	for _, operand := range operands {
		top := absolute(operand)
		if full == top {
			return true
		}
		inside, ok := strings.CutPrefix(full, strings.TrimSuffix(top, "/")+"/")
		if ok && !f.leavesOut(operand, inside) {
			return true
		}
	}
	return false
}

// leavesOut reports whether a search below a directory leaves out a path that is relative to it.
func (f finder) leavesOut(top, inside string) bool {
	scope, at := f.scopeOf(top), absolute(top)
	parts := strings.Split(inside, "/")
	for i, part := range parts {
		at = path.Join(at, part)
		isDir := i < len(parts)-1
		if isDir && (part == "node_modules" || part == ".git") || scope.IsLeftOut(at, isDir) {
			return true
		}
		if isDir {
			scope = scope.Within(at, f.settings.excludedIn(at))
		}
	}
	return false
}
