package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/testing/oracle"
)

// conditional modules, with %s for their display conditions.
var conditionalModules = []string{
	"  jira:issuePanel:\n    - {key: m, title: M, icon: https://example.com/i.png, resource: main, displayConditions: %s}\n",
	"  jira:globalPage:\n    - {key: m, title: M, resource: main, displayConditions: %s}\n",
	"  jira:projectPage:\n    - {key: m, title: M, resource: main, pages: [{title: P, icon: https://example.com/i.png, route: p, displayConditions: %s}]}\n",
	"  jira:adminPage:\n    - {key: m, title: M, resource: main, sections: [{header: S, displayConditions: {isAdmin: true}, pages: [{title: P, icon: https://example.com/i.png, route: p, displayConditions: %s}]}]}\n",
	"  confluence:contentAction:\n    - {key: m, title: M, resource: main, displayConditions: %s}\n",
}

// randomConditions makes flow text that is often right, and never too unlikely.
func randomConditions(r *rand.Rand, depth int) string {
	operands := func() string {
		switch n := r.IntN(12); {
		case n == 0:
			return pick(r, "null", "5", "true", `""`, "abc", "[]", "{}")
		case n < 4:
			var items []string
			for range 1 + r.IntN(3) {
				items = append(items, pick(r, "null", "7", "a", "{}", "[]")+"#")
				if r.IntN(6) > 0 {
					items[len(items)-1] = randomConditions(r, depth+1)
				}
			}
			return "[" + strings.ReplaceAll(strings.Join(items, ", "), "#", "") + "]"
		}
		return randomConditions(r, depth+1)
	}
	var pairs []string
	seen := map[string]bool{}
	for range 1 + r.IntN(3) {
		name := pick(r, "and", "or", "not", "isAdmin", "appEdition", "issueType", "projectKey", "isSpaceAdmin", "entityPropertyExists", "entityPropertyEqualTo", "hasPagePermission", "permissions", "bogus")
		if seen[name] {
			continue
		}
		seen[name] = true
		value := pick(r, "true", "free", "[a, b]", "VIEW", "x", "null", "5", "{entity: content, propertyKey: k}", "{entity: issue, propertyKey: k, value: v}", "{scopes: s}")
		switch {
		case name == "and" || name == "or" || name == "not":
			if depth > 3 {
				continue
			}
			value = operands()
		case r.IntN(4) > 0:
			value = map[string]string{
				"isAdmin": "true", "isSpaceAdmin": "false", "appEdition": "free", "issueType": "[Bug, Task]", "projectKey": "A", "hasPagePermission": "VIEW",
				"entityPropertyExists":  "{entity: content, propertyKey: k}",
				"entityPropertyEqualTo": "{entity: issue, propertyKey: k, value: v}",
				"permissions":           "{scopes: [s], external: {fetch: {client: [{address: a}]}}}",
			}[name]
			if value == "" {
				value = "1"
			}
		}
		pairs = append(pairs, name+": "+value)
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// nestedConditions makes a chain of n operators.
func nestedConditions(n int, inner string) string {
	return strings.Repeat("{not: ", n) + inner + strings.Repeat("}", n)
}

// TestOracleOnConditions compares our verdict on display conditions with the official one.
func TestOracleOnConditions(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 5))
	var texts []string
	for _, module := range conditionalModules {
		for _, n := range []int{8, 9, 10} {
			for _, inner := range []string{"{isAdmin: true}", "5", "{}", "[{isAdmin: true}]", "[]"} {
				texts = append(texts, fmt.Sprintf(module, nestedConditions(n, inner)))
			}
		}
		for range oracle.Number("CONDITIONS", 300) / len(conditionalModules) {
			texts = append(texts, fmt.Sprintf(module, randomConditions(r, 0)))
		}
	}
	for i := range texts {
		texts[i] = partHead + "modules:\n" + texts[i] + partResources
	}
	refused := 0
	for i, v := range ask(t, oracle.Full, texts) {
		if v.Refuses() {
			refused++
		}
		if got := analysis.CountErrors(check(t, texts[i])) > 0; got != v.Refuses() {
			t.Errorf("official verdict %s, our errors:%s\n%s%v", v, explain(texts[i], check(t, texts[i])), texts[i], v)
		}
	}
	if refused < len(texts)/5 || refused > len(texts)*9/10 {
		t.Errorf("%d of %d refused: the test does not tell much", refused, len(texts))
	}
}
