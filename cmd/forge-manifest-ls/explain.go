package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/markdown"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/settings/editing"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"

	"github.com/spf13/cobra"
)

const explainDoc = `Explains what a NAME means, in the words that editors show:

  a rule           resolver-without-resource
  a module type    jira:issuePanel
  a property       app.licensing.enabled, or jira:issuePanel.title
  a scope          read:jira-work
  an event         avi:jira:created:issue
  a setting of the file .forge-manifest-ls.yml: per-file`

// explainCommand makes "explain".
func explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [OPTION...] NAME",
		Short: "explain a rule, module type, property, scope, event or setting",
		Long:  explainDoc,
		Args: func(cmd *cobra.Command, operands []string) error {
			if len(operands) != 1 {
				return misuse(cmd.Name(), fmt.Errorf("explain takes one name, not %d", len(operands)))
			}
			return nil
		},
	}
	format := choice(cmd, "format", "print as `FORMAT`: text, markdown or json", "text", "markdown", "json")
	folder := cmd.Flags().String("schema", "", "by the schema that is installed in `FOLDER`; \"off\" is that of the program. By default the one by which a manifest in the current directory is checked")
	cmd.ValidArgsFunction = func(_ *cobra.Command, operands []string, typed string) (names []string, _ cobra.ShellCompDirective) {
		if len(operands) == 0 {
			for _, name := range explainable(schema.Embedded()) {
				if strings.HasPrefix(name, typed) {
					names = append(names, name)
				}
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, operands []string) error {
		schemas, err := openSchemas(*folder)
		if err != nil {
			return err
		}
		here := absolute(".")
		found, err := explained(schemas.of(here, borderOf(here)), operands[0])
		if err != nil {
			return err
		}
		return found.write(cmd.OutOrStdout(), *format)
	}
	return cmd
}

// explanation is what there is to say of a name.
type explanation struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	Text string `json:"markdown"`
}

// explained explains a name. One that nobody knows is an error that says what may have been meant.
func explained(c *schema.Catalogue, name string) (explanation, error) {
	// Of a manifest whose permissions nobody knows, nothing is said of them.
	unknown := manifest.New(text.New("permissions: ${PERMISSIONS}\n")).WithCatalogue(c)
	if rule, ok := rules.All().Rule(name); ok {
		return explanation{name, "rule", editing.RuleText(rule)}, nil
	}
	if _, ok := c.Module(name); ok {
		return explanation{name, "module", explain.Module(c, name, completion.ModuleExample(c, name))}, nil
	}
	if c.KnowsScope(name) {
		return explanation{name, "scope", explain.Scope(unknown, name)}, nil
	}
	if _, ok := c.Event(name); ok {
		return explanation{name, "event", explain.Event(unknown, name)}, nil
	}
	if words := explainedProperty(unknown, name); words != "" {
		return explanation{name, "property", words}, nil
	}
	if key, ok := settings.KeyOf(name); ok {
		return explanation{name, "setting", editing.KeyText(key)}, nil
	}
	if near, ok := schema.Nearest(name, explainable(c)); ok {
		return explanation{}, fmt.Errorf("nothing is known of %q: did you mean %q?", name, near)
	}
	return explanation{}, fmt.Errorf("nothing is known of %q: it is neither a rule, a module type, a property, a scope, an event nor a setting", name)
}

// explainedProperty explains the property at a path of names with dots between them; the name of a
// module type may stand for the path to it. It is "" where nothing is known.
func explainedProperty(f *manifest.File, dotted string) string {
	names := strings.Split(dotted, ".")
	if _, isModule := f.Catalogue().Module(names[0]); isModule {
		names = append([]string{"modules"}, names...)
	}
	if _, isSection := f.Catalogue().Section(names[0]); !isSection && names[0] != "modules" {
		return ""
	}
	var path manifest.Path
	for _, name := range names {
		path = below(f, path, name)
	}
	of, value := f.SchemasAt(path[:len(path)-1]), f.SchemasAt(path)
	return explain.Property(f.Catalogue(), explain.In(explain.Names(path), of, value))
}

// below returns the path to a property of what a path leads to or, where it has none of that name, of the
// entries of the list that is there.
func below(f *manifest.File, path manifest.Path, name string) manifest.Path {
	property := manifest.Step{Key: name, Index: -1}
	direct := append(path[:len(path):len(path)], property)
	if len(f.SchemasAt(direct)) > 0 {
		return direct
	}
	inEntry := append(path[:len(path):len(path)], manifest.Step{Index: 0}, property)
	if len(f.SchemasAt(inEntry)) > 0 {
		return inEntry
	}
	return direct
}

// explainable returns the names that can be explained, but for those of properties within others.
func explainable(c *schema.Catalogue) []string {
	names := append(settings.RuleNames(), c.ModuleNames()...)
	names = append(append(names, c.Scopes()...), c.EventNames()...)
	for _, section := range []string{"app", "modules", "permissions", "resources", "remotes", "providers", "environment", "translations"} {
		if _, ok := c.Section(section); ok {
			names = append(names, section)
		}
	}
	for _, key := range settings.Keys {
		names = append(names, key.Name)
	}
	return names
}

// write writes the explanation in a format.
func (e explanation) write(out io.Writer, format string) error {
	switch format {
	case "json":
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(e)
	case "markdown":
		_, err := fmt.Fprintln(out, e.Text)
		return err
	}
	for _, line := range report.Wrapped(markdown.Plain(e.Text), widthOf(out)) {
		if _, err := fmt.Fprintln(out, report.Printable(line)); err != nil {
			return err
		}
	}
	return nil
}
