package settings_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/settings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

type severities = map[string]analysis.Severity

// problem is what the tests compare of a problem: its place as line and column, "" for none.
type problem struct{ at, message string }

// problemsOf returns problems as the tests compare them.
func problemsOf(problems []settings.Problem) (out []problem) {
	for _, p := range problems {
		at := ""
		if p.Line > 0 {
			at = fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		out = append(out, problem{at, p.Message})
	}
	return out
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      severities
		problems  []problem
	}{
		{name: "empty"},
		{name: "comment", src: "# nothing\n"},
		{name: "rules", src: "rules:\n  app-name-deprecated: off\n  'schema-enum': \"warning\"\n", want: severities{"app-name-deprecated": analysis.Off, "schema-enum": analysis.Warning}},
		{name: "no rules", src: "rules:\n", want: severities{}},
		{name: "a list", src: "- a\n", want: severities{}, problems: []problem{{"1:1", `there must be a map of settings here: "rules", "per-file", "exclude", "schema", "format" and "root"`}}},
		{name: "unknown setting", src: "rulez:\n  a: off\n", want: severities{}, problems: []problem{{"1:1", `there is no setting "rulez": did you mean "rules"?`}}},
		{name: "rules of the wrong type", src: "rules: off\n", want: severities{}, problems: []problem{{"1:8", `"rules" must be a map from the names of rules to severities`}}},
		{
			name: "the rest holds", src: "rules:\n  schema-enumm: off\n  schema-enum: loud\n  schema-type: hint\n  zzz: off\n",
			want: severities{"schema-type": analysis.Hint},
			problems: []problem{
				{"2:3", `there is no rule "schema-enumm": did you mean "schema-enum"?`},
				{"3:16", `the severity of the rule "schema-enum" must be off, hint, information, warning or error, not "loud"`},
				{"5:3", `there is no rule "zzz": "forge-manifest-ls rules" lists them`},
			},
		},
		{name: "broken", src: "rules: [\n", problems: []problem{{"1:8", `this "[" is never closed: add "]"`}}},
		{
			name: "a second document", src: "rules:\n  schema-type: hint\n---\nrules:\n  schema-enum: off\n", want: severities{"schema-type": analysis.Hint},
			problems: []problem{{"3:1", "only the first document of the file is read: remove what is below the line \"---\""}},
		},
		{
			name: "many problems", src: "rules:\n  zz1: off\n  zz2: off\n  zz3: off\n  zz4: off\n  zz5: off\n  zz6: off\n  schema-type: hint\n  zz7: off\n",
			want: severities{"schema-type": analysis.Hint},
			problems: []problem{
				{"2:3", `there is no rule "zz1": "forge-manifest-ls rules" lists them`},
				{"3:3", `there is no rule "zz2": "forge-manifest-ls rules" lists them`},
				{"4:3", `there is no rule "zz3": "forge-manifest-ls rules" lists them`},
				{"5:3", `there is no rule "zz4": "forge-manifest-ls rules" lists them`},
				{"6:3", `there is no rule "zz5": "forge-manifest-ls rules" lists them`},
				{"", "2 more problems are not shown"},
			},
		},
		{
			name: "a long name", src: "rules:\n  " + strings.Repeat("schema-enum", 50) + ": off\n", want: severities{},
			problems: []problem{{"2:3", `there is no rule "` + strings.Repeat("schema-enum", 6)[:64] + `"…: "forge-manifest-ls rules" lists them`}},
		},
		{name: "a key twice", src: "rules:\n  schema-enum: off\n  schema-enum: hint\n", want: severities{"schema-enum": analysis.Hint}, problems: []problem{{"3:3", `"schema-enum" is already set on line 2: keep only one of them`}}},
		{name: "a tab", src: "rules:\n\tschema-enum: off\n", want: severities{"schema-enum": analysis.Off}, problems: []problem{{"2:1", "a tab cannot indent a line in YAML: use spaces"}}},
		{name: "no such beginning", src: "rules:\n  nothing-*: off\n", problems: []problem{{"2:3", `no rule begins with "nothing-": "forge-manifest-ls rules" lists them`}}},
		{
			name: "all settings", src: "root: true\nschema: {path: node_modules}\nformat: github\nexclude: [legacy/, '*.yaml']\nper-file:\n  old/**:\n    schema-enum: off\n",
		},
		{
			name: "settings of the wrong type", src: "root: 1\nschema: off\nformat: xml\nexclude: {a: b}\nper-file: []\n",
			problems: []problem{
				{"1:7", `"root" must be true or false`},
				{"2:9", `"schema" must be a map with "path"`},
				{"3:9", `"format" must be text, json, json2, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, markdown or summary, not "xml"`},
				{"4:10", `"exclude" must be a list of patterns`},
				{"5:11", `"per-file" must be a map from patterns of files to maps from the names of rules to severities`},
			},
		},
		{name: "a large file", src: strings.Repeat("# nothing\n", 30000), problems: []problem{{"", "it is larger than 256 KiB, and is not read"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := settings.Parse([]byte(test.src))
			if d := cmp.Diff(test.want, got.Severities(), cmpopts.EquateEmpty()); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(test.problems, problemsOf(problems), cmp.AllowUnexported(problem{})); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestBreadth: of names that stand for several rules, those count more that stand for fewer.
func TestBreadth(t *testing.T) {
	config, problems := settings.Parse([]byte("rules:\n  schema-enum: hint\n  schema-*: warning\n  schema: information\n  all: error\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := config.Severities()
	for id, want := range (severities{"schema-enum": analysis.Hint, "schema-type": analysis.Warning, "resolver-without-resource": analysis.Error, "yaml-unclosed-quote": analysis.Error}) {
		if got[id] != want {
			t.Errorf("%s: %v, want %v", id, got[id], want)
		}
	}
	if got, _ := settings.Severities(map[string]any{"action-name-missing": "hint", "all": "off"}); got["action-name-missing"] != analysis.Hint {
		t.Errorf("of an editor: %v, want a hint", got["action-name-missing"])
	}
}

func TestSeverities(t *testing.T) {
	got, wrong := settings.Severities(map[string]any{"schema-enum": "off", "schema-type": true, "nope": "off"})
	if d := cmp.Diff(severities{"schema-enum": analysis.Off}, got); d != "" {
		t.Error(d)
	}
	want := []string{
		`there is no rule "nope": "forge-manifest-ls rules" lists them`,
		`the severity of the rule "schema-type" must be off, hint, information, warning or error, not "true"`,
	}
	if d := cmp.Diff(want, wrong); d != "" {
		t.Error(d)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("rules:\n  schema-enum: off\n"))
	f.Add([]byte("rules: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, _ := settings.Parse(data)
		for id, s := range c.Severities() {
			if _, ok := rules.All().Rule(id); !ok || s < analysis.Error || s > analysis.Off {
				t.Errorf("%s: %v", id, s)
			}
		}
	})
}

// TestUnquoted: of a file whose words are secret only the line is told.
func TestUnquoted(t *testing.T) {
	_, problems := settings.Parse([]byte("password: hunter2\n\nuser: admin\n"))
	got := settings.Unquoted(problems)
	if len(got) != 1 || got[0].Line != 1 || strings.Contains(got[0].Message, "password") {
		t.Errorf("%+v", got)
	}
	if settings.Unquoted(nil) != nil {
		t.Error("a problem where there is none")
	}
}
