package settings

import (
	"context"
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules/yaml"
	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// yamlRules say what is wrong with the YAML of a file of settings, in the words for manifests.
var yamlRules = analysis.NewGroups(yaml.Group)

// secondDocument is the rule that speaks of manifests where a file has a second document.
const secondDocument = "yaml-multiple-documents"

// Parse reads the content of the file.
func Parse(data []byte) (Config, []Problem) {
	if len(data) > MaxSize {
		return Config{}, []Problem{{Message: fmt.Sprintf("it is larger than %d KiB, and is not read", MaxSize>>10)}}
	}
	f := manifest.New(text.New(string(data)))
	r := &reader{buf: f.Buffer()}
	for _, d := range (analysis.Checker{Groups: yamlRules}).Check(context.Background(), f) {
		switch {
		case d.Rule.ID == secondDocument:
			r.wrong(d.Span, "only the first document of the file is read: remove what is below the line \"---\"")
		case d.Severity == analysis.Error:
			r.wrong(d.Span, "%s", d.Message)
		}
	}
	if root := f.Tree().Root(); root.Kind() == syntax.Mapping {
		r.root(root)
	} else if root.Kind() != syntax.None && root.Kind() != syntax.Empty && len(f.Tree().Errors()) == 0 {
		r.wrong(root.Span(), "there must be a map of settings here: %s", keyList())
	}
	return r.config, r.all()
}

// reader gathers what it understands, and what it does not.
type reader struct {
	buf      *text.Buffer
	config   Config
	problems []Problem // the first of them
	more     int       // how many there are besides
}

// root reads the settings in the order of the file.
func (r *reader) root(n syntax.Node) {
	for pair := range n.Pairs() {
		name := pair.KeyText()
		read, ok := readers[name]
		if !ok {
			if pair.Colon().Len() > 0 { // else the YAML is wrong, which is said
				r.unknown(pair.Key().Span(), name)
			}
			continue
		}
		if value := pair.Value(); !isNull(value) { // all commented out
			read(r, value)
		}
	}
}

// unknown says that there is no setting of a name.
func (r *reader) unknown(span text.Span, name string) {
	if near, ok := nearestKey(name); ok {
		r.wrong(span, "there is no setting %s: did you mean %q?", quoted(name), near)
		return
	}
	r.wrong(span, "there is no setting %s: there are %s", quoted(name), keyList())
}

// readers read the settings, by their names.
var readers = map[string]func(*reader, syntax.Node){
	"root":        (*reader).readRoot,
	"rules":       func(r *reader, n syntax.Node) { r.config.Rules = r.rules(n, `"rules"`) },
	"per-file":    (*reader).perFile,
	"schema":      (*reader).schema,
	"schema.path": func(r *reader, n syntax.Node) { r.config.SchemaPath = r.text(n, `"schema.path"`) },
	"exclude":     (*reader).exclude,
	"format":      (*reader).format,
}

// isNull reports whether nothing is written for a value.
func isNull(n syntax.Node) bool {
	return n.IsZero() || n.Kind().IsScalar() && n.Scalar().Type == syntax.Null
}

// readRoot reads whether files further up count.
func (r *reader) readRoot(n syntax.Node) {
	if !n.Kind().IsScalar() || n.Scalar().Type != syntax.Bool {
		r.wrong(n.Span(), `"root" must be true or false`)
		return
	}
	r.config.Root = n.Scalar().Text == "true" || n.Scalar().Text == "True" || n.Scalar().Text == "TRUE"
}

// text reads a setting that is a text.
func (r *reader) text(n syntax.Node, name string) Value {
	if !n.Kind().IsScalar() {
		r.wrong(n.Span(), "%s must be a text", name)
		return Value{}
	}
	return Value{n.Scalar().Text, r.buf.LineAt(n.Span().Start) + 1}
}

// schema reads where the schema comes from.
func (r *reader) schema(n syntax.Node) {
	if n.Kind() != syntax.Mapping {
		r.wrong(n.Span(), `"schema" must be a map with "path"`)
		return
	}
	for pair := range n.Pairs() {
		if pair.KeyText() != "path" {
			r.wrong(pair.Key().Span(), `there is no setting %s in "schema": there is "path"`, quoted(pair.KeyText()))
		} else if !isNull(pair.Value()) {
			r.config.SchemaPath = r.text(pair.Value(), `"schema.path"`)
		}
	}
}

// format reads the format in which check prints.
func (r *reader) format(n syntax.Node) {
	value := r.text(n, `"format"`)
	if value.Text != "" && !slices.Contains(Formats, value.Text) {
		r.wrong(n.Span(), `"format" must be %s, not %s`, prose.Or(Formats), quoted(value.Text))
		return
	}
	r.config.Format = value
}

// exclude reads the patterns of what is left out.
func (r *reader) exclude(n syntax.Node) {
	if n.Kind().IsScalar() {
		r.leaveOut(n)
		return
	}
	if n.Kind() != syntax.Sequence {
		r.wrong(n.Span(), `"exclude" must be a list of patterns`)
		return
	}
	for item := range n.Items() {
		r.leaveOut(item.Value())
	}
}

// leaveOut reads a pattern of what is left out.
func (r *reader) leaveOut(n syntax.Node) {
	value := r.text(n, `a pattern of "exclude"`)
	if value.Text == "" {
		return
	}
	patterns := ignore.Parse(value.Text)
	if len(patterns) == 0 {
		r.wrong(n.Span(), "%s is not a pattern that is understood", quoted(value.Text))
		return
	}
	r.config.Exclude = append(r.config.Exclude, patterns...)
	r.config.Excluded = append(r.config.Excluded, value)
}

// perFile reads the severities in some files.
func (r *reader) perFile(n syntax.Node) {
	if n.Kind() != syntax.Mapping {
		r.wrong(n.Span(), `"per-file" must be a map from patterns of files to maps from the names of rules to severities`)
		return
	}
	for pair := range n.Pairs() {
		patterns := ignore.Parse(pair.KeyText())
		if len(patterns) == 0 {
			r.wrong(pair.Key().Span(), "%s is not a pattern that is understood", quoted(pair.KeyText()))
			continue
		}
		if !isNull(pair.Value()) {
			found := r.rules(pair.Value(), quoted(pair.KeyText()))
			r.config.PerFile = append(r.config.PerFile, PerFile{pair.KeyText(), patterns, found})
		}
	}
}

// rules reads a map from the names of rules to severities.
func (r *reader) rules(n syntax.Node, of string) (out []RuleSetting) {
	if n.Kind() != syntax.Mapping {
		r.wrong(n.Span(), "%s must be a map from the names of rules to severities", of)
		return nil
	}
	for pair := range n.Pairs() {
		if pair.Colon().Len() == 0 {
			continue // the YAML is wrong, which is said
		}
		severity := pair.Value().Text()
		if pair.Value().Kind().IsScalar() {
			severity = pair.Value().Scalar().Text
		}
		setting, mistake := ruleSetting(pair.KeyText(), severity)
		at := pair.Key().Span()
		if mistake == theSeverity && pair.Value().Span().Len() > 0 {
			at = pair.Value().Span()
		}
		switch {
		case mistake == nothing:
			setting.Line = r.buf.LineAt(at.Start) + 1
			out = append(out, setting)
		case len(r.problems) == maxProblems:
			r.more++ // what may have been meant is not looked for
		default:
			r.wrong(at, "%s", mistake.say(pair.KeyText(), severity))
		}
	}
	sortByBreadth(out)
	return out
}

// maxProblems is how many problems are said of settings: nobody reads more.
const maxProblems = 5

// wrong notes a problem. Of those beyond maxProblems only the number is kept, and of those that begin
// at the same place the first: the others follow from it.
func (r *reader) wrong(span text.Span, format string, args ...any) {
	if slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Span.Start == span.Start }) {
		return
	}
	if len(r.problems) == maxProblems {
		r.more++
		return
	}
	at := r.buf.PositionAt(span.Start, text.UTF32)
	r.problems = append(r.problems, Problem{span, at.Line + 1, at.Character + 1, fmt.Sprintf(format, args...)})
}

// all returns the problems in the order of the file, and how many more there are.
func (r *reader) all() []Problem {
	slices.SortStableFunc(r.problems, func(a, b Problem) int { return a.Span.Start - b.Span.Start })
	if r.more == 0 {
		return r.problems
	}
	return append(r.problems, Problem{Message: notShown(r.more)})
}
