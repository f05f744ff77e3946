package state

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/settings"

	"go.lsp.dev/uri"
)

// Section is where the settings of the server are among those of the client.
const Section = "forge-manifest-ls"

// ClientSettings are what people can set; docs/settings.md describes them. The zero value
// holds the defaults.
type ClientSettings struct {
	// SchemaPath names the package whose schema is to be used. Empty means that one is looked for,
	// "off" that the embedded schema is used in any case.
	SchemaPath string
	// Severities are those that people want for rules, by their IDs.
	Severities map[string]analysis.Severity
	// showUnfinished says that nothing is held back in a line that is being written.
	showUnfinished bool
	// InSources says that what source files need of a manifest is shown in them, too.
	InSources bool
	Display   DisplaySettings
	Impact    ImpactSettings
}

// ReadSettings reads settings as clients write them: nested or with dots, with or
// without the name of the section around them. ours is false for a value that says
// nothing about this server. What is wrong is said, and counts as not set.
func ReadSettings(v any) (out ClientSettings, ours bool, wrong []string) {
	if v == nil {
		return out, false, nil
	}
	all, ok := v.(map[string]any)
	if !ok {
		return out, false, []string{fmt.Sprintf("The settings must be an object, not %s: the defaults are used.", kindOf(v))}
	}
	values := Object(all)
	if inner, ok := values[Section]; ok {
		out, _, wrong = ReadSettings(inner)
		return out, true, wrong
	}
	group, ours := values["schema"]
	if _, ok := group.(map[string]any); group != nil && !ok {
		wrong = append(wrong, fmt.Sprintf(`The setting "schema" must be an object with "path", not %s: the default is used.`, kindOf(group)))
	}
	value, dotted := values.setting("schema", "path")
	ours = ours || dotted
	switch path := value.(type) {
	case nil:
	case string:
		out.SchemaPath = path
	default:
		wrong = append(wrong, fmt.Sprintf(`The setting "schema.path" must be a string (a folder, or "off"), not %s: the default is used.`, kindOf(value)))
	}
	hold, held, misheld := values.readSwitch("diagnostics", "holdUnfinished")
	out.showUnfinished = hold != nil && !*hold
	inSources, placed, misplaced := values.readSwitch("diagnostics", "inSources")
	out.InSources = inSources != nil && *inSources
	rules, some, problems := values.rules()
	out.Severities = rules
	display, shown, misread := values.display()
	out.Display = display
	changes, compared, unread := values.impact()
	out.Impact = changes
	return out, ours || held || placed || some || shown || compared, slices.Concat(wrong, misheld, misplaced, problems, misread, unread)
}

// rules reads the severities of rules, and reports whether there are some.
func (o Object) rules() (out map[string]analysis.Severity, some bool, wrong []string) {
	wanted := map[string]any{}
	for key, value := range o {
		if id, ok := strings.CutPrefix(strings.TrimPrefix(key, Section+"."), "rules."); ok {
			wanted[id] = value
		}
	}
	group, some := o["rules"]
	if of, ok := group.(map[string]any); ok {
		maps.Copy(wanted, of)
	} else if group != nil {
		wrong = append(wrong, fmt.Sprintf(`The setting "rules" must be an object from the names of rules to severities, not %s: the default is used.`, kindOf(group)))
	}
	out, problems := settings.Severities(wanted)
	for _, p := range problems {
		wrong = append(wrong, "The setting \"rules\": "+p+".")
	}
	return out, some || len(wanted) > 0, wrong
}

// setting returns the value of group.name, and whether it is there.
func (o Object) setting(group, name string) (any, bool) {
	for _, key := range []string{group + "." + name, Section + "." + group + "." + name} {
		if v, ok := o[key]; ok {
			return v, true
		}
	}
	v, ok := o.Object(group)[name]
	return v, ok
}

// kindOf names the type of a JSON value.
func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case float64:
		return "a number"
	case string:
		return "a string"
	case []any:
		return "a list"
	default:
		return "an object"
	}
}

// Configuration is the settings from all places. It is immutable.
type Configuration struct {
	Initial ClientSettings              // of "initialize"
	Current map[uri.URI]*ClientSettings // by workspace folder, "" for all others; nil where the client says nothing
}

// Of returns the settings for a workspace folder; "" for documents in none.
func (c *Configuration) Of(folder uri.URI) ClientSettings {
	for _, f := range []uri.URI{folder, ""} {
		if s := c.Current[f]; s != nil {
			return *s
		}
	}
	return c.Initial
}
