package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/restapi"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/usage"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

const scopesDoc = `Lists the permission scopes of an app and, of each, what needs it: calls in the source
code, events, product contexts and modules. Behind those that the manifest asks for come those
that something needs and that are missing. PATH is a manifest, or the directory of one; without
it, that is the current directory.

A scope without a use is not necessarily one too many: code that is not understood, or
that lies in packages, may need it.`

// scopesCommand makes "scopes".
func scopesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scopes [OPTION...] [PATH]",
		Short: "list the scopes of an app, and what needs them",
		Long:  scopesDoc,
		Args:  atMost(1),
	}
	format := choice(cmd, "format", "print in `FORMAT`: text, json or markdown", "text", "json", "markdown")
	apis := cmd.Flags().String("apis", "", apisUsage)
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		if err := useAPIs(*apis); err != nil {
			return err
		}
		found, err := scopesOf(append(operands, ".")[0])
		if err != nil {
			return err
		}
		write := map[string]func(io.Writer, []scopeUse) error{"text": scopesText, "json": scopesJSON, "markdown": scopesMarkdown}[*format]
		return write(cmd.OutOrStdout(), found)
	}
	return cmd
}

// apisUsage is the help of the option that names a table of operations.
const apisUsage = "the scopes that the operations of REST APIs need are those of `FILE`, in the form of internal/restapi/data/operations.tsv"

// useAPIs has the table of operations used that a file holds; that of the program where no file is named.
func useAPIs(name string) error {
	if name == "" {
		return nil
	}
	name = shown(name)
	content, err := disk.Files{}.Read(name, files.MaxSize)
	if err != nil {
		return withoutOperation(err)
	}
	table, err := restapi.Parse(string(content))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	restapi.Use(table)
	return nil
}

// scopeUse is a scope as "scopes" lists it.
type scopeUse struct {
	Name string `json:"scope"`
	// State is "declared" or "missing".
	State string      `json:"state"`
	Uses  []usedScope `json:"uses"`
}

// usedScope is something that needs a scope.
type usedScope struct {
	What string `json:"what"`
	Path string `json:"path"` // seen from the directory of the manifest
	Line int    `json:"line"`
}

// scopesOf returns the scopes of the app whose manifest is a file, or lies in a directory.
func scopesOf(name string) ([]scopeUse, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "manifest.yml")
	}
	src, err := readFile(name)
	if err != nil {
		return nil, err
	}
	dir := absolute(filepath.Dir(name))
	f := manifest.New(text.New(src))
	around := files.NewStore(disk.Files{}).In(dir).Within(borderOf(dir))
	all := []scopeUse{}
	for _, s := range usage.Scopes(f, code.Of(f, around)) {
		one := scopeUse{Name: s.Name, State: "declared", Uses: []usedScope{}}
		if !s.Declared {
			one.State = "missing"
		}
		for _, r := range s.Reasons {
			at := usedScope{What: r.What, Path: filepath.Base(name), Line: f.Buffer().LineAt(r.Start) + 1}
			if r.Source != nil {
				at.Path, at.Line = r.Source.Name, usage.Place{Use: &usage.Use{Span: r.Span}, File: r.Source}.Line()+1
			}
			one.Uses = append(one.Uses, at)
		}
		all = append(all, one)
	}
	return all, nil
}

// remark says what is to be said of a scope behind its name.
func (s scopeUse) remark() string {
	switch {
	case s.State == "missing":
		return "missing"
	case len(s.Uses) == 0:
		return "no use found"
	}
	return ""
}

// scopesText writes scopes for people.
func scopesText(w io.Writer, all []scopeUse) error {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(report.Printable(s.Name))
		if remark := s.remark(); remark != "" {
			b.WriteString("  (" + remark + ")")
		}
		b.WriteString("\n")
		for _, use := range s.Uses {
			fmt.Fprintf(&b, "  %s:%d  %s\n", report.Printable(use.Path), use.Line, report.Printable(use.What))
		}
	}
	if len(all) == 0 {
		b.WriteString("The app asks for no scopes, and nothing is found that needs one\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// scopesMarkdown writes scopes as a table.
func scopesMarkdown(w io.Writer, all []scopeUse) error {
	var b strings.Builder
	b.WriteString("| scope | used by | where |\n| --- | --- | --- |\n")
	cell := func(s string) string { return strings.ReplaceAll(report.Printable(s), "|", "\\|") }
	for _, s := range all {
		name := "`" + cell(s.Name) + "`"
		if remark := s.remark(); remark != "" {
			name += " (" + remark + ")"
		}
		if len(s.Uses) == 0 {
			fmt.Fprintf(&b, "| %s | | |\n", name)
		}
		for _, use := range s.Uses {
			fmt.Fprintf(&b, "| %s | %s | %s:%d |\n", name, cell(use.What), cell(use.Path), use.Line)
			name = ""
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// scopesJSON writes scopes for machines.
func scopesJSON(w io.Writer, all []scopeUse) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Version int        `json:"version"`
		Scopes  []scopeUse `json:"scopes"`
	}{1, all})
}
