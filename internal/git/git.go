// Package git reads repositories of git through its program.
//
// Law: it only reads, and runs nothing that a repository configures. It knows nothing of manifests.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// Errors of [Open].
var (
	ErrNoProgram    = errors.New("the program git is not installed, or not on the PATH")
	ErrNoRepository = errors.New("this is no repository of git")
)

// Repository is a repository with files that are checked out.
type Repository struct {
	dir  string // where it was opened
	root string
}

// Open returns the repository that a directory belongs to.
func Open(ctx context.Context, dir string) (*Repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoProgram
	}
	r := &Repository{dir: dir}
	root, err := r.run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoRepository)
	}
	r.root = filepath.FromSlash(strings.TrimRight(root, "\r\n"))
	return r, nil
}

// Root returns the path of the directory that holds the files of the repository.
func (r *Repository) Root() string { return r.root }

// Name returns the name of a file in the repository, with slashes and from its root. It is an
// error when the file lies elsewhere.
func (r *Repository) Name(file string) (string, error) {
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		full = filepath.Join(dir, filepath.Base(full)) // as git says the root
	}
	name, err := filepath.Rel(r.root, full)
	if err != nil || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return "", fmt.Errorf("%s is not in the repository %s", file, r.root)
	}
	return filepath.ToSlash(name), nil
}

// Commit returns the commit that a revision stands for.
func (r *Repository) Commit(ctx context.Context, revision string) (string, error) {
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%q is no revision of the repository", revision)
	}
	return strings.TrimSpace(out), nil
}

// Text returns the text of a file, named as by Name, in a commit. It is false where the commit has
// no such file.
func (r *Repository) Text(ctx context.Context, commit, name string) (string, bool) {
	out, err := r.run(ctx, "cat-file", "blob", commit+":"+name)
	return out, err == nil
}

// Change is a file that differs from a commit, by its name then and now: "" where there is none.
type Change struct{ Old, New string }

// Changes returns the files that differ from a commit in the files that are checked out, at or below
// paths, which are those of the directory where the repository was opened; none means all.
func (r *Repository) Changes(ctx context.Context, commit string, paths ...string) ([]Change, error) {
	args := append([]string{"diff", "--no-ext-diff", "--name-status", "-z", "--find-renames", commit, "--"}, paths...)
	out, err := r.run(ctx, args...)
	if err != nil {
		return nil, err
	}
	var all []Change
	for words := strings.Split(out, "\x00"); len(words) > 1; {
		status, name := words[0], words[1]
		words = words[2:]
		switch status[:1] {
		case "A":
			all = append(all, Change{New: name})
		case "D":
			all = append(all, Change{Old: name})
		case "R", "C":
			all = append(all, Change{name, words[0]})
			words = words[1:]
		default:
			all = append(all, Change{name, name})
		}
	}
	return all, nil
}

// run returns what the program prints.
func (r *Repository) run(ctx context.Context, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-optional-locks", "-c", "core.fsmonitor=false", "-C", r.dir}, args...)...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}
