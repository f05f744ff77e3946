package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/schema"
)

// Name is the name of the file, which lies beside the manifest.
const Name = ".forge-manifest-ls.yml"

// Config is what people want. The zero Config holds the defaults.
type Config struct {
	// Severities are those of rules, by their IDs.
	Severities map[string]analysis.Severity
}

// Problem is something in the file that is not understood.
type Problem struct {
	Line    int // counted from 1; 0 when it cannot be told
	Message string
}

// In says the problem of a file with a name.
func (p Problem) In(name string) string {
	if p.Line == 0 {
		return name + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", name, p.Line, p.Message)
}

// Parse reads the content of the file.
func Parse(data []byte) (Config, []Problem) {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return Config{}, []Problem{{Message: strings.TrimPrefix(err.Error(), "yaml: ")}}
	}
	if len(document.Content) == 0 {
		return Config{}, nil
	}
	r := reader{severities: map[string]analysis.Severity{}}
	r.root(document.Content[0])
	return Config{r.severities}, r.problems
}

// Severities reads the severities of rules from the settings of an editor.
func Severities(rules map[string]any) (map[string]analysis.Severity, []string) {
	r := reader{severities: map[string]analysis.Severity{}}
	for _, id := range slices.Sorted(maps.Keys(rules)) {
		name, ok := rules[id].(string)
		if !ok {
			name = fmt.Sprint(rules[id])
		}
		r.rule(0, id, name)
	}
	var wrong []string
	for _, p := range r.problems {
		wrong = append(wrong, p.Message)
	}
	return r.severities, wrong
}

// reader gathers what it understands, and what it does not.
type reader struct {
	severities map[string]analysis.Severity
	problems   []Problem
}

func (r *reader) wrong(line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{line, fmt.Sprintf(format, args...)})
}

func (r *reader) root(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n.Line, `there must be a map with the key "rules" here`)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Value != "rules":
			r.wrong(key.Line, `there is no setting %q: the only one is "rules"`, key.Value)
		case value.Kind == yaml.ScalarNode && value.Tag == "!!null": // all commented out
		case value.Kind != yaml.MappingNode:
			r.wrong(value.Line, `"rules" must be a map from the names of rules to severities`)
		default:
			for j := 0; j+1 < len(value.Content); j += 2 {
				r.rule(value.Content[j].Line, value.Content[j].Value, value.Content[j+1].Value)
			}
		}
	}
}

// rule reads the severity of a rule.
func (r *reader) rule(line int, id, severity string) {
	if _, ok := analysis.All().Rule(id); !ok {
		var ids []string
		for _, rule := range analysis.All().Rules() {
			ids = append(ids, rule.ID)
		}
		if near, ok := schema.Nearest(id, ids); ok {
			r.wrong(line, "there is no rule %q: did you mean %q?", id, near)
		} else {
			r.wrong(line, "there is no rule %q: \"forge-manifest-ls rules\" lists them", id)
		}
		return
	}
	s, ok := analysis.SeverityOf(severity)
	if !ok {
		r.wrong(line, "the severity of the rule %q must be off, hint, information, warning or error, not %q", id, severity)
		return
	}
	r.severities[id] = s
}
