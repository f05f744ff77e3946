// Package git reads repositories of git through its program.
//
// Law: it only reads, fetches nothing, and runs nothing that a repository configures. It knows nothing of manifests.
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

// Errors of [Open], and of [Repository.Text].
var (
	ErrNoProgram    = errors.New("the program git is not installed, or not on the PATH")
	ErrNoRepository = errors.New("this is no repository of git")
	ErrNoFile       = errors.New("there is no such file")
)

// Repository is a repository with files that are checked out.
type Repository struct {
	dir  string // where it was opened
	root string
}

// Open returns the repository that a directory belongs to. One that git does not read, such as one of another user or
// one without files, is another error than [ErrNoRepository].
func Open(ctx context.Context, dir string) (*Repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, ErrNoProgram
	}
	r := &Repository{dir: dir}
	root, err := r.run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			err = ErrNoRepository
		}
		return nil, fmt.Errorf("%s: %w", dir, err)
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

// Text returns the text of a file, named as by Name, in a commit. The error is [ErrNoFile] where the commit has
// no such file, and another one where it is not there to be read, as in a partial clone.
func (r *Repository) Text(ctx context.Context, commit, name string) (string, error) {
	out, err := r.run(ctx, "cat-file", "blob", commit+":"+name)
	if err == nil {
		return out, nil
	}
	if found, failed := r.run(ctx, "ls-tree", "--full-tree", "-z", commit, "--", name); failed == nil && found == "" {
		return "", ErrNoFile
	}
	return "", err
}

// Change is a file that differs from a commit, by its name then and now: "" where there is none.
type Change struct{ Old, New string }

// Changes returns the files that differ from a commit in the files that are checked out, at or below
// paths, which are those of the directory where the repository was opened; none means all.
func (r *Repository) Changes(ctx context.Context, commit string, paths ...string) ([]Change, error) {
	args, err := r.withoutFilters(ctx)
	if err != nil {
		return nil, err
	}
	args = append(append(args, diff...), "--name-status", "--find-renames", commit, "--")
	out, err := r.run(ctx, append(args, paths...)...)
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

// diff is the command that compares, whatever is configured: by no other program, also none of a submodule, and with
// names from the root. It notes in the index which files were touched and are as before, as git does whenever it
// compares: without that they would count as changed. No hook is told.
var diff = []string{"-c", "diff.relative=false", "-c", "core.hooksPath=/dev/null", "diff", "--no-ext-diff", "--ignore-submodules=all", "-z"}

// withoutFilters returns options that turn off the programs through which git would read files that are checked out.
func (r *Repository) withoutFilters(ctx context.Context) ([]string, error) {
	names, err := r.names(ctx, "config", "-z", "--name-only", "--get-regexp", `^filter\..+\.(clean|process|required)$`)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 { // there are none
		return nil, nil
	}
	var options []string
	for _, name := range names {
		if strings.Contains(name, "=") {
			return nil, fmt.Errorf("%q, a setting of git for a program, cannot be turned off", name)
		}
		options = append(options, "-c", name+"=") // empty, "required" is false
	}
	return options, err
}

// run returns what the program prints. It fetches nothing: what a partial clone lacks is an error.
func (r *Repository) run(ctx context.Context, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-optional-locks", "-c", "core.fsmonitor=false", "-C", r.dir}, args...)...)
	cmd.Env = append(cmd.Environ(), "LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=") // older versions know the last one only
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("git: %w: %s", err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}
