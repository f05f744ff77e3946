package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/git"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report/customers"
)

// comparer reads manifests, checks them and compares them.
type comparer struct {
	schemas   *schemas
	variables map[string]string
	targets   []impact.Target
}

// newComparer returns a comparer with what options say.
func newComparer(o diffOptions) (*comparer, error) {
	variables, err := variablesOf(*o.variables)
	if err != nil {
		return nil, misuse("diff", err)
	}
	schemas, err := openSchemas(*o.schema)
	if err != nil {
		return nil, err
	}
	d := &comparer{schemas: schemas, variables: variables}
	for _, name := range *o.targets {
		d.targets = append(d.targets, impact.Target(name))
	}
	return d, nil
}

// source is the text of a manifest, and where it comes from.
type source struct {
	path string // as it is shown
	text string
	none bool // there is no such file
}

// pair compares two operands of the command line.
func (d *comparer) pair(ctx context.Context, old, now string, stdin io.Reader) ([]customers.Change, error) {
	if old == "-" && now == "-" {
		return nil, misuse("diff", errors.New("only one of two manifests can be the standard input"))
	}
	before, err := operand(ctx, old, now, stdin)
	if err != nil {
		return nil, err
	}
	after, err := operand(ctx, now, old, stdin)
	if err != nil {
		return nil, err
	}
	change, _ := d.compare(before, after)
	return []customers.Change{change}, nil
}

// operand reads an operand of the command line; other is the other one, which may name the file for both.
func operand(ctx context.Context, name, other string, stdin io.Reader) (source, error) {
	if name == "-" {
		src, err := readAll(stdinPath, stdin)
		return source{path: stdinPath, text: src}, err
	}
	if revision, ok := strings.CutPrefix(name, "git:"); ok {
		return atRevision(ctx, revision, other)
	}
	src, err := readFile(name)
	return source{path: shown(name), text: src}, err
}

// atRevision reads a file of the repository around it at a revision: "REVISION:PATH", or, for "REVISION", the
// other file that is compared.
func atRevision(ctx context.Context, revision, other string) (source, error) {
	revision, name, named := strings.Cut(revision, ":")
	name = shown(name)
	dir := "."
	if !named {
		if other == "-" || strings.HasPrefix(other, "git:") {
			return source{}, misuse("diff", fmt.Errorf("git:%s needs a path, as in git:%s:manifest.yml: the other manifest is no file", revision, revision))
		}
		dir = filepath.Dir(other)
	}
	r, err := git.Open(ctx, dir)
	if err != nil {
		return source{}, err
	}
	if !named {
		if name, err = r.Name(other); err != nil {
			return source{}, err
		}
	}
	commit, err := r.Commit(ctx, revision)
	if err != nil {
		return source{}, err
	}
	src, err := r.Text(ctx, commit, name)
	if errors.Is(err, git.ErrNoFile) {
		err = fmt.Errorf("there is no %s at %s", name, revision)
	}
	return source{path: name + "@" + revision, text: src}, err
}

// repository compares each manifest that differs from a revision, at or below paths.
func (d *comparer) repository(ctx context.Context, revision string, paths []string) ([]customers.Change, error) {
	r, err := git.Open(ctx, ".")
	if err != nil {
		return nil, fmt.Errorf("--git: %w", err)
	}
	commit, err := r.Commit(ctx, revision)
	if err != nil {
		return nil, fmt.Errorf("--git: %w", err)
	}
	changed, err := r.Changes(ctx, commit, paths...)
	if err != nil {
		return nil, err
	}
	var all []customers.Change
	for _, c := range changed {
		before, after := source{path: c.Old + "@" + revision, none: true}, source{path: c.New, none: true}
		if manifest.IsName(path.Base(c.Old)) {
			if before.text, err = r.Text(ctx, commit, c.Old); err != nil {
				return nil, err
			}
			before.none = false
		}
		if manifest.IsName(path.Base(c.New)) {
			full := filepath.Join(r.Root(), filepath.FromSlash(c.New))
			if after.text, err = readFile(full); err != nil {
				return nil, err
			}
			after.path, after.none = fromHere(full), false
		}
		if change, ok := d.compare(before, after); ok {
			all = append(all, change)
		}
	}
	return all, nil
}

// fromHere returns the path of a file as it is seen from the directory in which the program runs.
func fromHere(full string) string {
	here, err := os.Getwd()
	if err != nil {
		return shown(full)
	}
	if real, err := filepath.EvalSymlinks(here); err == nil {
		here = real
	}
	if name, err := filepath.Rel(here, full); err == nil {
		return shown(name)
	}
	return shown(full)
}

// compare checks both manifests, and compares them. It is false where neither is a manifest of Forge.
func (d *comparer) compare(before, after source) (customers.Change, bool) {
	catalogue := d.catalogue(after, before)
	var out customers.Change
	var old, now impact.Manifest
	var both sync.WaitGroup
	both.Go(func() { out.Old, old = d.side(before, catalogue) })
	both.Go(func() { out.New, now = d.side(after, catalogue) })
	both.Wait()
	isForge := old.File != nil && old.File.IsForge() || now.File != nil && now.File.IsForge()
	if old.File != nil && now.File != nil {
		out.Result = impact.Compare(old, now).For(d.targets)
	}
	return out, isForge
}

// side checks a manifest; one that is not there has neither text nor file.
func (d *comparer) side(s source, catalogue *schema.Catalogue) (customers.Side, impact.Manifest) {
	f := d.parse(s, catalogue)
	if f == nil {
		return customers.Side{Path: s.path}, impact.Manifest{}
	}
	out, judged := customers.Side{Path: s.path, Buffer: f.Buffer(), Errors: errorsIn(f)}, impact.Manifest{File: f}
	for _, e := range out.Errors {
		judged.Refused = append(judged.Refused, e.Span)
	}
	return out, judged
}

// errorsIn returns what Forge would refuse in a manifest, away from its files.
func errorsIn(f *manifest.File) []analysis.Diagnostic {
	var errs []analysis.Diagnostic
	for _, found := range (analysis.Checker{Groups: rules.All()}).Check(context.Background(), f) {
		if found.Severity == analysis.Error {
			errs = append(errs, found)
		}
	}
	return errs
}

// catalogue is what both manifests are judged by: what is installed beside the first one that is a file.
func (d *comparer) catalogue(sources ...source) *schema.Catalogue {
	for _, s := range sources {
		if s.none || s.path == stdinPath {
			continue
		}
		if dir, err := filepath.Abs(filepath.Dir(s.path)); err == nil {
			dir = shown(dir)
			return d.schemas.of(dir, borderOf(dir))
		}
	}
	return d.schemas.of("", "")
}

// parse parses a text; nil where there is none. Variables have the values that the options give
// them, or their defaults.
func (d *comparer) parse(s source, catalogue *schema.Catalogue) *manifest.File {
	if s.none || len(s.text) > syntax.MaxSize {
		return nil
	}
	f := manifest.New(text.New(s.text)).WithCatalogue(catalogue)
	if len(d.variables) == 0 {
		return f
	}
	return f.WithEnvironment(func(name string) (string, bool) {
		value, ok := d.variables[name]
		return value, ok
	})
}
