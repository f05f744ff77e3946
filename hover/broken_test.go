package hover

import (
	"strings"
	"testing"
)

const script = "modules:\n  jira:dashboardBackgroundScript:\n    - key: "

// TestAtInBrokenText asks in text with mistakes, and in unusual forms.
func TestAtInBrokenText(t *testing.T) {
	tests := []struct {
		name, src string // with a mark
		want      []string
	}{
		{
			"H12 below an unclosed quote", "modules:\n  function:\n    - key: f\n      handler: \"index.run\n  jira:dashboard‸BackgroundScript:\n    - key: a\n",
			[]string{"<jira:dashboardBackgroundScript> **`jira:dashboardBackgroundScript`** · module type"},
		},
		{"in an unclosed quote", script + "a\n      resource: \"ma‸in\n      render: native\n", []string{"<\"main> **`resource`** · string, required"}},
		{"half a key", script + "a\n      reso‸\n", []string{"<reso> **`reso`** - Schema "}},
		{"whole key without a colon", script + "a\n      rend‸er\n", []string{"<render> **`render`** · string"}},
		{"below a tab", script + "a\n\t\tresource: main\n    - key: b\n      rend‸er: native\n", []string{"<render> **`render`**"}},
		{"beside conflict markers", script + "a\n<<<<<<< HEAD\n      resource: x\n=======\n      resource: y\n>>>>>>> b\n      rend‸er: native\n", []string{"<render> **`render`**"}},
		{"behind an emoji", script + "🎉\n      title: \"🎉\" # 🎉\n      rend‸er: native\n", []string{"<render> **`render`**"}},
		{"in flow collections", "modules: {jira:dashboardBackgroundScript: [{key: a, rend‸er: native}]}\n", []string{"<render> **`render`**"}},
		{"value in flow collections", "modules: {function: [{key: f‸, handler: a.b}]}\n", []string{"<f> **`f`** · function", "no file `src/a`"}},
		{"bare entry", "modules:\n  jira:dashboardBackgroundScript:\n    key: a\n    rend‸er: native\n", []string{"<render> **`render`**"}},
		{"quoted key", "\"mod‸ules\":\n", []string{"<\"modules\"> **`modules`**"}},
		{"quoted value", script + "a\n      render: 'nat‸ive'\n", []string{"<'native'> **`native`** · value of"}},
		{"literal", "app:\n  description: |\n    Some te‸xt\n", []string{"<|", "**`description`**"}},
		{"alias", "a: &n native\n" + script + "a\n      render: *‸n\n", []string{"<*n> **`native`** · value of `render`"}},
		{"unknown module type", "modules:\n  jira:dashbord‸:\n    - key: a\n", []string{"<jira:dashbord> **`jira:dashbord`** · module type", "does not know this module type"}},
		{"property of an unknown module type", "modules:\n  jira:dashbord:\n    - key: a\n      resol‸ver:\n", []string{"<resolver> **`resolver`**", "!required"}},
		{"undeclared function", script + "a\n      resolver:\n        function: f‸g\n", []string{"<fg> **`fg`** · function The manifest declares no function of this name."}},
		{"function that may be declared", script + "a\n      resolver:\n        function: f‸g\n  function:\n    - ke\n", []string{"<fg> **`fg`** · function It cannot be told yet"}},
		{"internal property", script + "a\n      resolvedResource‸Entry: x\n", []string{"<resolvedResourceEntry> **`resolvedResourceEntry`** · ", "internal"}},
		{"map of scopes", "permissions:\n  scopes:\n    read:jira‸-work: {}\n", []string{"<read:jira-work> **`read:jira-work`** · permission scope"}},
		{"unknown scope", "permissions:\n  scopes:\n    - read:jira-wo‸rks\n", []string{"<read:jira-works> ", "does not know this scope"}},
		{"event without its scope", "modules:\n  trigger:\n    - key: a\n      events: [avi:jira:created:is‸sue]\n", []string{"<avi:jira:created:issue> ", "`permissions.scopes` does not ask for `read:jira-work`"}},
		{"text that looks like Markdown", "modules:\n  function:\n    - key: \"a`b*c\\n# d\"‸\n", []string{"<\"a`b*c\\n# d\"> **`` a`b*c # d ``** · function"}},
		{"comment", "app: # the ‸app\n", []string{""}},
		{"blank line", "app:\n  ‸\n", []string{""}},
		{"empty value", "app:\n  id: ‸\n", []string{""}},
		{"nothing", "‸", []string{""}},
		{"conflict marker", "<<<<‸<<< HEAD\n", []string{"", "!required"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, after, ok := strings.Cut(tt.src, "‸")
			if !ok {
				t.Fatal("no mark")
			}
			expect(t, hoverAt(t, before+after, len(before)), tt.want)
		})
	}
}
