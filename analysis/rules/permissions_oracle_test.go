package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// mostly returns the first text, or one of the others now and then.
func mostly(r *rand.Rand, usual string, others ...string) string {
	if r.IntN(8) > 0 {
		return usual
	}
	return pick(r, others...)
}

// randomEgress makes a list of addresses that is often right.
func randomEgress(r *rand.Rand, remotes bool) string {
	var items []string
	for range r.IntN(4) {
		address := mostly(r, pick(r, "a.com", "https://r.com", `"*.a.com"`, "slack://a/b"), `"*"`, "https://a.com", "https://r.com", "http://a.com", "localhost", `"*.wp.com"`, `"*.a.com"`, "https://a.com/x", "a.com:80", `""`, "wss://a.b", "slack://a/b")
		switch n := r.IntN(4); {
		case n == 0 && remotes:
			items = append(items, "{remote: "+mostly(r, "one", "two", "other", `""`)+"}")
		case n == 1:
			items = append(items, address)
		default:
			items = append(items, "{address: "+address+"}")
		}
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// randomScopes makes scopes in one of their forms, or none.
func randomScopes(r *rand.Rand) string {
	all := []string{
		"read:jira-work", "read:jira-user", "read:app-user-token", "read:app-system-token", mostly(r, "storage:app", "read:jira-wrk"), "read:issue:jira", "read:pullrequest:bitbucket",
		"read:issue-type:jira", "read:project:jira", "read:status:jira", "read:user:jira", "read:confluence-content.all",
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	some := all[:r.IntN(len(all)/2)]
	if r.IntN(5) == 0 {
		some = []string{"read:issue-type:jira", "read:issue:jira", "read:project:jira", "read:status:jira", "read:user:jira"}
	}
	switch r.IntN(5) {
	case 0:
		return ""
	case 1:
		if len(some) == 0 {
			return "  scopes: {}\n"
		}
		return "  scopes: {\"" + strings.Join(some, `": {}, "`) + "\": {allowImpersonation: true}}\n"
	}
	return "  scopes: [" + strings.Join(some, ", ") + "]\n"
}

// randomRemote makes a remote that is often right.
func randomRemote(r *rand.Rand, key string) string {
	s := "  - {key: " + key
	s += mostly(r, ", baseUrl: https://r.com", "", ", baseUrl: http://r.com", `, baseUrl: "*"`, `, baseUrl: ""`,
		", baseUrl: {default: https://r.com}", ", baseUrl: {default: https://r.com, EU: https://e.com}", ", baseUrl: {default: r, US: https://e.com}")
	s += mostly(r, "", ", operations: [storage]", ", operations: [fetch, storage]", ", operations: [compute]")
	s += mostly(r, "", ", storage: {inScopeEUD: true}", ", storage: {inScopeEUD: false}")
	s += mostly(r, "", ", configurable: {name: n, description: d}")
	s += mostly(r, "", ", auth: {appUserToken: {enabled: true}}", ", auth: {appSystemToken: {enabled: false}}", ", auth: {appSystemToken: {enabled: true}, appUserToken: {enabled: false}}")
	return s + "}\n"
}

// randomPermissions makes a manifest about scopes, egress, remotes and providers.
func randomPermissions(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString(partHead + "modules:\n  webtrigger:\n    - {key: hook, function: main}\n" + partFunctions)
	b.WriteString(mostly(r, "", "  trigger:\n    - {key: t, function: main, events: [avi:jira:created:issue, avi:nobody:knows]}\n",
		"  trigger:\n    - {key: t, function: main, events: [{eventType: avi:jira:created:issue, filter: {ignoreSelf: true}}]}\n",
		"  bitbucket:mergeCheck:\n    - {key: m, name: n, description: d, triggers: [on-merge], function: main}\n"))
	b.WriteString(mostly(r, "", "  remote:\n    - {key: r, baseUrl: https://a.b, operations: [storage], storage: {inScopeEUD: false}}\n",
		"  remote:\n    - {key: r, baseUrl: https://a.b, operations: [storage], storage: {inScopeEUD: true}}\n",
		"  remote:\n    - {key: r, baseUrl: https://a.b, operations: [storage]}\n"))
	b.WriteString(mostly(r, "", "  migration:dataResidency:\n    - {key: a, remote: one}\n", "  migration:dataResidency:\n    - {key: a, remote: one}\n    - {key: b, remote: one}\n"))
	if r.IntN(5) > 0 {
		b.WriteString("remotes:\n" + randomRemote(r, "one") + randomRemote(r, pick(r, "two", "two", "one")))
	}
	if r.IntN(4) == 0 {
		fmt.Fprintf(&b, "providers:\n  auth:\n    - {key: p, name: n, integration: google, bearerMethod: uri-query, clientId: c, remotes: [%s]}\n", pick(r, "one", "two", "one, two", "other", ""))
	}
	if r.IntN(5) > 0 {
		b.WriteString("permissions:\n" + randomScopes(r) + "  external:\n")
		fmt.Fprintf(&b, "    fetch: {backend: %s, client: %s}\n", randomEgress(r, true), randomEgress(r, true))
		fmt.Fprintf(&b, "    %s: %s\n", pick(r, "images", "fonts", "styles", "scripts", "frames", "media", "navigation"), randomEgress(r, false))
		fmt.Fprintf(&b, "  content: {scripts: [%s]}\n", mostly(r, "", "unsafe-inline", `"blob:"`, `"'unsafe-eval'"`, "sha256-"+strings.Repeat("A", 43)+"=", "sha384-AA"))
	}
	return b.String()
}

// permissionWarnings are our warnings by the names of the official messages.
var permissionWarnings = map[string]*analysis.Rule{
	"permissions.globalUrlNotRecommended": ruleNamed("egress-global"), "permissions.fontAndStylesNotRecommended": ruleNamed("egress-styles-fonts"),
	"permissions.imageUrlNotRecommended": ruleNamed("egress-avatar"), "permissions.backendEgressPathIgnored": ruleNamed("egress-backend-path"),
	"permissions.deprecatedEgressPermission": ruleNamed("egress-string-deprecated"),
}

// TestPermissionsLikeForge compares errors and warnings about permissions, remotes and
// providers with those of the official validator.
func TestPermissionsLikeForge(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 21))
	var questions []oracle.Question
	for range oracle.Number("PERMISSIONS", 200) {
		questions = append(questions, oracle.Question{Manifest: randomPermissions(r), Stage: oracle.Full})
	}
	refused := 0
	for i, v := range oracle.Judge(t, questions) {
		src := questions[i].Manifest
		found := analysis.Checker{Groups: rules.All()}.Check(t.Context(), manifest.New(text.New(src)))
		if v.Refuses() {
			refused++
		}
		if got := analysis.CountErrors(found) > 0; got != v.Refuses() {
			t.Errorf("Forge: %s\nour errors:%s\n%s", v, explain(src, found), strings.TrimPrefix(src, partHead))
		}
		for name, rule := range permissionWarnings {
			want := slices.ContainsFunc(v.Problems, func(p oracle.Problem) bool { return p.Name == name })
			got := slices.ContainsFunc(found, func(d analysis.Diagnostic) bool { return d.Rule == rule })
			if got != want && !v.StopsAtSchema() && !isSaidOtherwise(rule, found) {
				t.Errorf("%s: got %v, want %v\n%s", rule.ID, got, want, strings.TrimPrefix(src, partHead))
			}
		}
	}
	t.Logf("%d manifests, %d of them refused", len(questions), refused)
}

// isSaidOtherwise reports whether a warning may be missing because what it is about is wrong
// in a graver way.
func isSaidOtherwise(r *analysis.Rule, found []analysis.Diagnostic) bool {
	isOfAddress := r == ruleNamed("egress-backend-path") || r == ruleNamed("egress-string-deprecated")
	return isOfAddress && slices.ContainsFunc(found, func(d analysis.Diagnostic) bool { return d.Rule == ruleNamed("egress-url-invalid") })
}
