// Package glossary says what a name means, whoever has given it: a rule, a module type, a property, a
// scope, an event, a setting or the kind of an effect on customers. What it says is Markdown, the same that editors show.
package glossary

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/settings/editing"
	"forge-manifest-ls/internal/text"
)

// Explanation is what there is to say of a name.
type Explanation struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	Text string `json:"markdown"`
}

// Explain explains a name by a catalogue. One that nobody knows is an error that says what may have been meant.
func Explain(c *schema.Catalogue, name string) (Explanation, error) {
	// Of a manifest whose permissions nobody knows, nothing is said of them.
	unknown := manifest.New(text.New("permissions: ${PERMISSIONS}\n")).WithCatalogue(c)
	if rule, ok := rules.All().Rule(name); ok {
		return Explanation{name, "rule", editing.RuleText(rule)}, nil
	}
	if _, ok := c.Module(name); ok {
		return Explanation{name, "module", explain.Module(c, name, completion.ModuleExample(c, name))}, nil
	}
	if c.KnowsScope(name) {
		return Explanation{name, "scope", explain.Scope(unknown, name)}, nil
	}
	if _, ok := c.Event(name); ok {
		return Explanation{name, "event", explain.Event(unknown, name)}, nil
	}
	if words := property(unknown, name); words != "" {
		return Explanation{name, "property", words}, nil
	}
	if key, ok := settings.KeyOf(name); ok {
		return Explanation{name, "setting", editing.KeyText(key)}, nil
	}
	if words := effect(strings.TrimPrefix(name, "impact-")); words != "" { // as diagnostics call it
		return Explanation{name, "effect", words}, nil
	}
	if near, ok := schema.Nearest(name, Names(c)); ok {
		return Explanation{}, fmt.Errorf("nothing is known of %.100q: did you mean %q?", name, near)
	}
	return Explanation{}, fmt.Errorf("nothing is known of %.100q: it is neither a rule, a module type, a property, a scope, an event, a setting of a file nor the kind of an effect", name)
}

// effect explains a kind of effect on customers by its rules. It is "" where there is none.
func effect(kind string) string {
	var b strings.Builder
	for _, r := range impact.Rules() {
		if r.Kind != kind {
			continue
		}
		class := r.Class.String()
		if r.Class == impact.Unsure {
			class += ", perhaps " + r.Lean.String()
		}
		fmt.Fprintf(&b, "\n- %s: %s ([page](%s), %s, confidence: %s)", class, r.Condition, r.Link(), r.Day(), r.Confidence)
	}
	if b.Len() == 0 {
		return ""
	}
	return "**`" + kind + "`** · effect on customers\n" + b.String()
}

// property explains the property at a path of names with dots between them; the name of a
// module type may stand for the path to it. It is "" where nothing is known.
func property(f *manifest.File, dotted string) string {
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
	step := manifest.Step{Key: name, Index: -1}
	direct := append(path[:len(path):len(path)], step)
	if len(f.SchemasAt(direct)) > 0 {
		return direct
	}
	inEntry := append(path[:len(path):len(path)], manifest.Step{Index: 0}, step)
	if len(f.SchemasAt(inEntry)) > 0 {
		return inEntry
	}
	return direct
}

// Names returns the names that can be explained, but for those of properties within others.
func Names(c *schema.Catalogue) []string {
	var names []string
	for _, rule := range rules.All().Rules() {
		names = append(names, rule.ID)
	}
	names = slices.Concat(names, c.ModuleNames(), c.Scopes(), c.EventNames())
	for _, section := range c.Root().Properties {
		names = append(names, section.Name)
	}
	for _, key := range settings.Keys {
		names = append(names, key.Name)
	}
	for _, r := range impact.Rules() {
		if !slices.Contains(names, r.Kind) {
			names = append(names, r.Kind)
		}
	}
	return names
}
