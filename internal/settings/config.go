package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/schema"

	"gopkg.in/yaml.v3"
)

// Name is the name of the file, which lies beside the manifest.
const Name = ".forge-manifest-ls.yml"

// Config is what people want. The zero Config holds the defaults.
type Config struct {
	// Severities are those of rules, by their IDs.
	Severities map[string]analysis.Severity
}

// MaxSize is the number of bytes up to which a file is read: there are not so many rules.
const MaxSize = 256 << 10

// maxName is the number of bytes of a name that are shown, and up to which another name is
// suggested for it.
const maxName = 64

// Parse reads the content of the file.
func Parse(data []byte) (Config, []Problem) {
	if len(data) > MaxSize {
		return Config{}, []Problem{{Message: fmt.Sprintf("it is larger than %d KiB, and is not read", MaxSize>>10)}}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return Config{}, nil
	} else if err != nil {
		return Config{}, []Problem{{Message: fmt.Sprintf("%.200s", strings.TrimPrefix(err.Error(), "yaml: "))}}
	}
	if len(document.Content) == 0 {
		return Config{}, nil
	}
	r := reader{severities: map[string]analysis.Severity{}}
	r.root(document.Content[0])
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		r.wrong(second.Line, "only the first document of the file is read: remove what is below the line \"---\"")
	}
	return Config{r.severities}, r.all()
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
	for _, p := range r.all() {
		wrong = append(wrong, p.Message)
	}
	return r.severities, wrong
}

// reader gathers what it understands, and what it does not.
type reader struct {
	severities map[string]analysis.Severity
	problems   []Problem // the first of them
	more       int       // how many there are besides
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
			r.wrong(key.Line, `there is no setting %s: the only one is "rules"`, quoted(key.Value))
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
	if _, ok := rules.All().Rule(id); !ok {
		if near, ok := r.nearest(id); ok {
			r.wrong(line, "there is no rule %s: did you mean %q?", quoted(id), near)
		} else {
			r.wrong(line, "there is no rule %s: \"forge-manifest-ls rules\" lists them", quoted(id))
		}
		return
	}
	s, ok := analysis.SeverityOf(severity)
	if !ok {
		r.wrong(line, "the severity of the rule %q must be off, hint, information, warning or error, not %s", id, quoted(severity))
		return
	}
	r.severities[id] = s
}

// nearest returns the rule that is probably meant by a name. It does not look for one that
// would not be said.
func (r *reader) nearest(id string) (string, bool) {
	if len(id) > maxName || len(r.problems) == maxProblems {
		return "", false
	}
	var ids []string
	for _, rule := range rules.All().Rules() {
		ids = append(ids, rule.ID)
	}
	return schema.Nearest(id, ids)
}

// quoted returns a name between quotes; a long one is cut.
func quoted(name string) string {
	if len(name) <= maxName {
		return fmt.Sprintf("%q", name)
	}
	return fmt.Sprintf("%.*q…", maxName, name)
}
