package settings_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/settings"

	"github.com/google/go-cmp/cmp"
)

type severities = map[string]analysis.Severity

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      severities
		problems  []settings.Problem
	}{
		{name: "empty"},
		{name: "comment", src: "# nothing\n"},
		{name: "rules", src: "rules:\n  app-name-deprecated: off\n  'schema-enum': \"warning\"\n", want: severities{"app-name-deprecated": analysis.Off, "schema-enum": analysis.Warning}},
		{name: "no rules", src: "rules:\n", want: severities{}},
		{name: "a list", src: "- a\n", want: severities{}, problems: []settings.Problem{{1, `there must be a map with the key "rules" here`}}},
		{name: "unknown setting", src: "rulez:\n  a: off\n", want: severities{}, problems: []settings.Problem{{1, `there is no setting "rulez": the only one is "rules"`}}},
		{name: "rules of the wrong type", src: "rules: off\n", want: severities{}, problems: []settings.Problem{{1, `"rules" must be a map from the names of rules to severities`}}},
		{
			name: "the rest holds", src: "rules:\n  schema-enumm: off\n  schema-enum: loud\n  schema-type: hint\n  zzz: off\n",
			want: severities{"schema-type": analysis.Hint},
			problems: []settings.Problem{
				{2, `there is no rule "schema-enumm": did you mean "schema-enum"?`},
				{3, `the severity of the rule "schema-enum" must be off, hint, information, warning or error, not "loud"`},
				{5, `there is no rule "zzz": "forge-manifest-ls rules" lists them`},
			},
		},
		{name: "broken", src: "rules: [\n", problems: []settings.Problem{{0, "line 1: did not find expected node content"}}},
		{
			name: "a second document", src: "rules:\n  schema-type: hint\n---\nrules:\n  schema-enum: off\n", want: severities{"schema-type": analysis.Hint},
			problems: []settings.Problem{{3, "only the first document of the file is read: remove what is below the line \"---\""}},
		},
		{
			name: "many problems", src: "rules:\n  zz1: off\n  zz2: off\n  zz3: off\n  zz4: off\n  zz5: off\n  zz6: off\n  schema-type: hint\n  zz7: off\n",
			want: severities{"schema-type": analysis.Hint},
			problems: []settings.Problem{
				{2, `there is no rule "zz1": "forge-manifest-ls rules" lists them`},
				{3, `there is no rule "zz2": "forge-manifest-ls rules" lists them`},
				{4, `there is no rule "zz3": "forge-manifest-ls rules" lists them`},
				{5, `there is no rule "zz4": "forge-manifest-ls rules" lists them`},
				{6, `there is no rule "zz5": "forge-manifest-ls rules" lists them`},
				{0, "2 more problems are not shown"},
			},
		},
		{
			name: "a long name", src: "rules:\n  " + strings.Repeat("schema-enum", 50) + ": off\n", want: severities{},
			problems: []settings.Problem{{2, `there is no rule "` + strings.Repeat("schema-enum", 6)[:64] + `"…: "forge-manifest-ls rules" lists them`}},
		},
		{name: "a large file", src: strings.Repeat("# nothing\n", 30000), problems: []settings.Problem{{0, "it is larger than 256 KiB, and is not read"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := settings.Parse([]byte(test.src))
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
		for id, s := range c.Severities {
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
