package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

const configDoc = `Prints the settings that are in force for a manifest (by default that of the current
directory), and where each comes from: the files .forge-manifest-ls.yml beside it and
above, up to the root of the repository. See docs/settings.md.`

// configCommand makes "config".
func configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config [OPTION...] [PATH]",
		Short: "print the settings in force, and where they come from",
		Long:  configDoc,
		Args:  atMost(1),
	}
	format := choice(cmd, "format", "print in `FORMAT`: text or json", "text", "json")
	schema := cmd.Flags().Bool("schema", false, "print the JSON schema of the file instead, for editors")
	named := cmd.Flags().String("config", "", "what would be in force with --config `FILE`")
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		if *schema {
			_, err := cmd.OutOrStdout().Write(settings.Schema())
			return err
		}
		found, err := openSettings(*named, false)
		if err != nil {
			return err
		}
		path := "manifest.yml"
		if len(operands) == 1 {
			path = shown(operands[0])
		}
		return writeConfig(path, found, *format, streams{cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()})
	}
	return cmd
}

// configInForce is what "config" prints.
type configInForce struct {
	Path    string                 `json:"path"`
	Files   []string               `json:"files"`
	Rules   map[string]configValue `json:"rules"`
	Exclude []configValue          `json:"exclude"`
	Schema  *configValue           `json:"schema.path,omitempty"`
	Format  *configValue           `json:"format,omitempty"`
}

// configValue is a value and where it comes from.
type configValue struct {
	Value string `json:"value"`
	From  string `json:"from"`
	Name  string `json:"name,omitempty"` // the name in the file, where it stands for several rules
}

// writeConfig writes what is in force for a path.
func writeConfig(path string, found *settingsFiles, format string, std streams) error {
	chain := found.around(absolute(filepath.Dir(path)))
	config := inForce(path, chain)
	var err error
	if format == "json" {
		encoder := json.NewEncoder(std.out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(config)
	} else {
		err = config.write(std.out)
	}
	problems := found.problems()
	for _, p := range problems {
		p.write(std.err, report.Options{})
	}
	if err == nil && len(problems) > 0 {
		return exitCode(exitUsage)
	}
	return err
}

// inForce returns what files of settings say of a path.
func inForce(path string, chain settings.Chain) configInForce {
	c := configInForce{Path: path, Files: []string{}, Rules: map[string]configValue{}, Exclude: []configValue{}}
	for _, f := range chain {
		c.Files = append(c.Files, shownPath(f))
		for _, pattern := range f.Config.Excluded {
			c.Exclude = append(c.Exclude, configValue{Value: pattern.Text, From: originOf(settings.Origin{File: f, Line: pattern.Line})})
		}
	}
	for id, rule := range chain.RulesFor(files.Join(absolute(filepath.Dir(path)), filepath.Base(path))) {
		value := configValue{Value: rule.Severity.String(), From: originOf(rule.Origin)}
		if rule.Origin.Name != id {
			value.Name = rule.Origin.Name
		}
		c.Rules[id] = value
	}
	if folder, from := chain.Schema(); folder != "" {
		c.Schema = &configValue{Value: folder, From: originOf(from)}
	}
	if format, from := chain.Format(); format != "" {
		c.Format = &configValue{Value: format, From: originOf(from)}
	}
	return c
}

// originOf returns where a setting comes from, as path and line.
func originOf(from settings.Origin) string {
	return fmt.Sprintf("%s:%d", shownPath(from.File), from.Line)
}

// write writes the settings as YAML, with where they come from in comments.
func (c configInForce) write(out io.Writer) error {
	if len(c.Files) == 0 {
		_, err := fmt.Fprintf(out, "# no file of settings counts for %s\n", report.Printable(c.Path))
		return err
	}
	fmt.Fprintf(out, "# in force for %s\n", report.Printable(c.Path))
	for _, one := range []struct {
		name  string
		value *configValue
	}{{"schema.path", c.Schema}, {"format", c.Format}} {
		if one.value != nil {
			fmt.Fprintf(out, "%s: %s  # %s\n", one.name, report.Printable(one.value.Value), report.Printable(one.value.From))
		}
	}
	if len(c.Exclude) > 0 {
		fmt.Fprintln(out, "exclude:")
	}
	for _, value := range c.Exclude {
		fmt.Fprintf(out, "  - %s  # %s\n", report.Printable(value.Value), report.Printable(value.From))
	}
	if len(c.Rules) > 0 {
		fmt.Fprintln(out, "rules:")
	}
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		value, by := c.Rules[id], ""
		if value.Name != "" {
			by = ", " + value.Name
		}
		fmt.Fprintf(out, "  %s: %s  # %s%s\n", id, value.Value, report.Printable(value.From), report.Printable(by))
	}
	_, err := fmt.Fprint(out)
	return err
}
