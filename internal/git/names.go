package git

import (
	"context"
	"slices"
	"strings"
)

// MergeBase returns the last commit that a commit and the current one have in common. It is false where they
// have none.
func (r *Repository) MergeBase(ctx context.Context, commit string) (string, bool) {
	out, err := r.run(ctx, "merge-base", commit, "HEAD")
	return strings.TrimSpace(out), err == nil
}

// Untracked returns the files that the repository neither has nor ignores.
func (r *Repository) Untracked(ctx context.Context) ([]string, error) {
	return r.names(ctx, "-C", r.root, "ls-files", "-z", "--others", "--exclude-standard")
}

// Tracked returns the files that the repository has and that patterns match, all without a pattern.
func (r *Repository) Tracked(ctx context.Context, patterns ...string) ([]string, error) {
	args := []string{"-C", r.root, "ls-files", "-z", "--"}
	for _, pattern := range patterns {
		args = append(args, ":(glob)"+pattern)
	}
	return r.names(ctx, args...)
}

// Staged returns the files that the next commit would change, also those that it would remove.
func (r *Repository) Staged(ctx context.Context) ([]string, error) {
	return r.names(ctx, slices.Concat([]string{"-C", r.root}, diff, []string{"--name-only", "--no-renames", "--cached"})...)
}

// StagedText returns the text of a file as the next commit would have it, named as by Name.
func (r *Repository) StagedText(ctx context.Context, name string) (string, error) {
	return r.run(ctx, "cat-file", "blob", ":"+name)
}

// names returns the names that git prints, each with a zero byte behind.
func (r *Repository) names(ctx context.Context, args ...string) ([]string, error) {
	out, err := r.run(ctx, args...)
	return strings.FieldsFunc(out, func(c rune) bool { return c == 0 }), err
}
