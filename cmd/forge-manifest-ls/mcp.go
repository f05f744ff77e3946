package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/mcp"

	"github.com/spf13/cobra"
)

// mcpCommand makes "mcp".
func mcpCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "mcp [OPTION...]",
		Short: "speak the Model Context Protocol, for coding agents",
		Long: `Speaks the Model Context Protocol with a coding agent, on standard input and
output. Its tools check a manifest, try fixes out and return them as patches, explain
names, list what can be written at a place, find references, and tell who calls what.

Only manifests below one folder are opened, and nothing is written without --write.`,
		Args: noOperands,
	}
	folder := cmd.Flags().String("folder", ".", "open manifests in `FOLDER` and below only")
	write := cmd.Flags().Bool("write", false, "have a tool that writes fixes into manifests")
	instructions := cmd.Flags().Bool("instructions", false, "print what agents are told of the tools, and end")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *instructions {
			_, err := io.WriteString(cmd.OutOrStdout(), mcp.Instructions)
			return err
		}
		return serveMCP(*folder, *write, cmd.InOrStdin(), cmd.OutOrStdout())
	}
	return cmd
}

// serveMCP speaks the protocol until the input ends.
func serveMCP(folder string, write bool, in io.Reader, out io.Writer) error {
	root, err := filepath.Abs(folder)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	if err != nil {
		return fmt.Errorf("--folder %w", withoutOperation(err))
	}
	boundGarbage(gcPercent)
	ignoreClosedOutput()
	err = mcp.Serve(context.Background(), io.NopCloser(in), closingNothing{out}, mcp.Options{
		Version: moduleVersion(), Write: write,
		Open: func(s mcp.Source) (mcp.Document, error) { return openFor(root, s) },
	})
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// closingNothing is an output that stays open.
type closingNothing struct{ io.Writer }

// Close implements io.Closer.
func (closingNothing) Close() error { return nil }

// openFor opens a manifest for an agent, as it is now. A root is the absolute path of the folder in
// which it must be.
func openFor(root string, source mcp.Source) (mcp.Document, error) {
	schemas, err := openSchemas("")
	if err != nil {
		return mcp.Document{}, err
	}
	if source.Path == "" && source.Text == nil {
		return mcp.Document{}, errors.New("give a path or a text")
	}
	if source.Path == "" {
		m := manifest.New(text.New(*source.Text)).WithCatalogue(schemas.of("", ""))
		return mcp.Document{Path: "manifest.yml", Manifest: m, Checker: analysis.Checker{Groups: rules.All()}}, nil
	}
	full, err := manifestWithin(root, source.Path)
	if err != nil {
		return mcp.Document{}, err
	}
	return openFile(root, full, source.Text, schemas)
}

// openFile opens the manifest at an absolute path, or a text in its place, where that is not nil.
func openFile(root, full string, instead *string, schemas *schemas) (mcp.Document, error) {
	src, err := "", error(nil)
	if instead != nil {
		src = *instead
	} else if src, err = readFile(full); err != nil {
		return mcp.Document{}, withoutOperation(err)
	}
	found, err := openSettings("", false)
	if err != nil {
		return mcp.Document{}, err
	}
	in := fileInput(full, true)
	j := judge{checkOptions: &checkOptions{}, schemas: schemas, settings: found}
	m := manifest.New(text.New(src)).WithCatalogue(j.catalogue(in)).WithEnvironment(os.LookupEnv)
	shown, err := filepath.Rel(root, full)
	if err != nil {
		return mcp.Document{}, err
	}
	checker := j.checker(in)
	d := mcp.Document{Path: filepath.ToSlash(shown), Manifest: m, Checker: checker, Around: checker.Files}
	if instead == nil {
		d.Replace = func(after string) error { return disk.Replace(full, src, after, syntax.MaxSize) }
	}
	return d, nil
}

// manifestWithin returns the absolute path of the manifest that a path names, itself or by its folder.
// It must be a manifest by its name and, once links are followed, lie within a folder, whose absolute
// path is root: an agent may have been told anything by what it has read.
func manifestWithin(root, name string) (string, error) {
	full := filepath.FromSlash(name)
	if !filepath.IsAbs(full) {
		full = filepath.Join(root, full)
	}
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		full = filepath.Join(full, "manifest.yml")
	}
	real, err := filepath.EvalSymlinks(full)
	if errors.Is(err, os.ErrNotExist) {
		real, err = filepath.EvalSymlinks(filepath.Dir(full))
		real = filepath.Join(real, filepath.Base(full))
	}
	if err != nil {
		return "", withoutOperation(err)
	}
	within, err := filepath.Rel(root, real)
	if err != nil || within == ".." || strings.HasPrefix(within, ".."+string(filepath.Separator)) {
		return "", fmt.Errorf("%s is not within the folder of this server", name)
	}
	if !manifest.IsName(filepath.Base(real)) {
		return "", fmt.Errorf("%s is not called like a manifest: manifest.yml, manifest.yaml or manifest.NAME.yml", name)
	}
	return real, nil
}
