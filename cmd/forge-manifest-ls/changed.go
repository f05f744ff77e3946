package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/git"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// openRepository opens the repository around the current directory; option is the one that needs it.
func openRepository(option string) (*git.Repository, error) {
	r, err := git.Open(context.Background(), ".")
	switch {
	case errors.Is(err, git.ErrNoProgram):
		return nil, fmt.Errorf("%s needs git, and there is none on the PATH", option)
	case errors.Is(err, git.ErrNoRepository):
		return nil, fmt.Errorf("%s needs a git repository, and this directory is in none", option)
	}
	return r, err
}

// shownIn returns the path of a file of a repository, from the current directory.
func shownIn(r *git.Repository, name string) string {
	full := filepath.Join(r.Root(), filepath.FromSlash(name))
	here, err := filepath.EvalSymlinks(filepath.FromSlash(absolute("."))) // as git says the root
	if err != nil {
		return full
	}
	if rel, err := filepath.Rel(here, full); err == nil {
		return rel
	}
	return full
}

// changedSince returns the files that are not what they were when the current branch left a revision, by
// default in the last commit, with those that git does not know.
func changedSince(r *git.Repository, revision string) ([]string, error) {
	ctx := context.Background()
	all, err := r.Untracked(ctx)
	if err != nil {
		return nil, err
	}
	commit, err := r.Commit(ctx, cmp.Or(revision, "HEAD"))
	switch {
	case err != nil && revision == "": // there is no commit yet
		tracked, err := r.Tracked(ctx)
		return append(all, tracked...), err
	case err != nil:
		return nil, fmt.Errorf("--since: git knows no commit %q", revision)
	}
	if base, ok := r.MergeBase(ctx, commit); ok {
		commit = base
	}
	changes, err := r.Changes(ctx, commit, r.Root())
	for _, change := range changes {
		all = append(all, change.Old, change.New)
	}
	return slices.DeleteFunc(all, func(name string) bool { return name == "" }), err
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
		changed, err = r.Staged(context.Background())
	} else {
		changed, err = changedSince(r, o.since)
	}
	if err != nil {
		return err
	}
	apps := directoriesAround(changed)
	if o.staged {
		tracked, err = r.Tracked(context.Background(), "**/manifest*.yml", "**/manifest*.yaml")
	} else {
		tracked = manifestsIn(r.Root(), apps)
	}
	if err != nil {
		return err
	}
	for _, name := range tracked {
		in := fileInput(shownIn(r, name), false)
		if !apps[path.Dir(name)] || !manifest.IsName(path.Base(name)) || !f.isWanted(in.path, operands) {
			continue
		}
		if o.staged {
			in.read = func() (string, error) { return stagedText(r, name) }
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

// stagedText returns the text of a file that is going to be committed.
func stagedText(r *git.Repository, name string) (string, error) {
	src, err := r.StagedText(context.Background(), name)
	if err == nil && len(src) > syntax.MaxSize {
		err = fmt.Errorf("%s: larger than %d MiB", name, syntax.MaxSize>>20)
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
		at = files.Join(at, part)
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
