package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/config"
)

type severities = map[string]analysis.Severity

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      severities
		problems  []config.Problem
	}{
		{name: "empty"},
		{name: "comment", src: "# nothing\n"},
		{name: "rules", src: "rules:\n  app-name-deprecated: off\n  'schema-enum': \"warning\"\n", want: severities{"app-name-deprecated": analysis.Off, "schema-enum": analysis.Warning}},
		{name: "no rules", src: "rules:\n", want: severities{}},
		{name: "a list", src: "- a\n", want: severities{}, problems: []config.Problem{{1, `there must be a map with the key "rules" here`}}},
		{name: "unknown setting", src: "rulez:\n  a: off\n", want: severities{}, problems: []config.Problem{{1, `there is no setting "rulez": the only one is "rules"`}}},
		{name: "rules of the wrong type", src: "rules: off\n", want: severities{}, problems: []config.Problem{{1, `"rules" must be a map from the names of rules to severities`}}},
		{
			name: "the rest holds", src: "rules:\n  schema-enumm: off\n  schema-enum: loud\n  schema-type: hint\n  zzz: off\n",
			want: severities{"schema-type": analysis.Hint},
			problems: []config.Problem{
				{2, `there is no rule "schema-enumm": did you mean "schema-enum"?`},
				{3, `the severity of the rule "schema-enum" must be off, hint, information, warning or error, not "loud"`},
				{5, `there is no rule "zzz": "forge-manifest-ls rules" lists them`},
			},
		},
		{name: "broken", src: "rules: [\n", problems: []config.Problem{{0, "line 1: did not find expected node content"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := config.Parse([]byte(test.src))
			if d := cmp.Diff(test.want, got.Severities); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(test.problems, problems); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSeverities(t *testing.T) {
	got, wrong := config.Severities(map[string]any{"schema-enum": "off", "schema-type": true, "nope": "off"})
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
		c, _ := config.Parse(data)
		for id, s := range c.Severities {
			if _, ok := analysis.All().Rule(id); !ok || s < analysis.Error || s > analysis.Off {
				t.Errorf("%s: %v", id, s)
			}
		}
	})
}
