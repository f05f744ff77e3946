package impact_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

// demanding is a manifest with something of everything.
const demanding = `
app:
  runtime: {name: nodejs24.x, architecture: arm64}
permissions:
  scopes:
    read:me: {}
    read:jira-work:
      allowImpersonation: true
  content:
    scripts: [unsafe-eval]
  external:
    fetch:
      backend: [https://api.example.com:8443/v1, "*.example.com", {remote: back}]
    images: [https://secure.gravatar.com/a, api.example.com, http://plain.example.org]
    scripts:
      - {address: js.sentry-cdn.com, category: analytics, inScopeEUD: false}
      - {address: https://stats.example.org, category: analytics, inScopeEUD: false}
      - {address: plausible.example.net, category: analytics}
      - cdn.segment.com
remotes:
  - {key: back, baseUrl: {default: "https://a.example.com", EU: "https://b.example.com"}, operations: [storage, fetch]}
  - {key: own, configurable: {name: Own, description: Your server}, operations: [compute]}
  - {key: log, baseUrl: "https://log.example.com"}
providers:
  auth: [{key: google, name: Google, scopes: [profile]}]
modules:
  llm: [{key: m, model: [claude]}]
  webtrigger: [{key: hook, function: f}, {key: quiet, function: f, response: {type: static, outputs: []}}]
  objectStore: [{key: o}]
  global:fullPage: [{key: p}]
`

// TestEligibility holds what speaks against each programme, where, and what would mend it.
func TestEligibility(t *testing.T) {
	want := []string{
		"roa: /permissions/external/fetch/backend/0 HAS_DEFINED_EGRESS: do without",
		"roa: /permissions/external/fetch/backend/1 HAS_DEFINED_EGRESS: do without",
		"roa: /permissions/external/images/0 HAS_DEFINED_EGRESS: drop the",
		"roa: /permissions/external/images/1 HAS_DEFINED_EGRESS: do without",
		"roa: /permissions/external/images/2 HAS_DEFINED_EGRESS: do without",
		"roa: /permissions/external/scripts/2 HAS_DEFINED_EGRESS: set \"inScopeEUD:",
		"roa: /permissions/external/scripts/3 HAS_DEFINED_EGRESS: say that",
		"roa: /remotes/0 HAS_REMOTES: let functions,",
		"roa: /remotes/1 HAS_REMOTES: let functions,",
		"roa: /remotes/2 HAS_REMOTES: let functions,",
		"roa: /modules/webtrigger/0 HAS_EGRESS_WEBTRIGGER_MODULE: give it",
		"roa: /permissions/external/scripts/1 hint: ask Atlassian",
		"roa: /modules/objectStore/0 hint:",
		"roa: /remotes/1 hint:",
		"roa: /remotes/2 hint: give it",
		"roa: /permissions/external/fetch/backend/0 hint: make it",
		"roa: /permissions/external/fetch/backend/1 hint: make it",
		"agc: /permissions/external/fetch/backend/1 WILDCARD_EGRESS: list each",
		"agc: /permissions/external/images/2 INSECURE_ADDRESS: use https://",
		"agc: /modules/global:fullPage MODULE_NOT_THERE: use a",
		"agc: /modules/webtrigger/0 hint:",
		"agc: /modules/webtrigger/1 hint:",
		"agc: /permissions/content/scripts/0 hint: use a",
		"agc: /app/runtime/architecture hint: use x86_64",
		"agc: /modules/global:fullPage hint:",
	}
	var got []string
	for _, f := range impact.Eligibility(unchecked(demanding), impact.Targets()) {
		for _, o := range slices.Concat(f.Obstacles, f.Hints) {
			kind := "hint"
			if o.Rule != nil {
				kind = o.Rule.Kind
			}
			words := strings.Fields(o.Mend)
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s: %s %s: %s", f.Target, o.Pointer, kind, strings.Join(words[:min(2, len(words))], " "))))
			if o.Message == "" {
				t.Errorf("%s has no message", o.Pointer)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, f := range impact.Eligibility(unchecked("app: {id: x}\nmodules: {macro: [{key: a}]}\n"), impact.Targets()) {
		if len(f.Obstacles)+len(f.Hints)+len(f.Unjudged) > 0 {
			t.Errorf("%+v", f)
		}
	}
	for _, f := range impact.Eligibility(unchecked("app: {id: x}\nremotes: [{key: \"a}]\n"), impact.Targets()) {
		if len(f.Unjudged) == 0 {
			t.Errorf("%s: what is broken is judged", f.Target)
		}
	}
}

// TestConsent holds what an admin is asked for: hosts without protocol and path, those below a wildcard
// as part of it, and what each user must consent to.
func TestConsent(t *testing.T) {
	r := impact.Consent(manifest.New(text.New(demanding)))
	var got []string
	for _, s := range r.Scopes {
		got = append(got, fmt.Sprintf("scope %s user=%t acts=%t words=%t", s.Name, s.EveryUser, s.Impersonates, s.Words != ""))
	}
	for _, h := range r.Hosts {
		got = append(got, fmt.Sprintf("host %s %v analytics=%t", h.Host, h.Uses, h.Analytics))
	}
	for _, m := range r.Remotes {
		got = append(got, fmt.Sprintf("remote %s %v %v regions=%v stores=%t admin=%t %s", m.Key, m.Hosts, m.Purposes, m.Regions, m.Stores, m.CustomerManaged, m.Name))
	}
	for _, p := range r.Policies {
		got = append(got, "policy "+p.List+" "+p.Value)
	}
	for _, p := range r.Providers {
		got = append(got, fmt.Sprintf("provider %s %s %v", p.Key, p.Name, p.Scopes))
	}
	got = append(got, fmt.Sprint("models ", r.Models))
	want := []string{
		"scope read:me user=true acts=false words=true",
		"scope read:jira-work user=false acts=true words=true",
		"host *.example.com [fetch.backend images] analytics=false",
		"host cdn.segment.com [scripts] analytics=false",
		"host js.sentry-cdn.com [scripts] analytics=true",
		"host plain.example.org [images] analytics=false",
		"host plausible.example.net [scripts] analytics=false",
		"host secure.gravatar.com [images] analytics=false",
		"host stats.example.org [scripts] analytics=true",
		"remote back [a.example.com b.example.com] [storage fetch] regions=[EU] stores=true admin=false ",
		"remote own [] [compute] regions=[] stores=false admin=true Own",
		"remote log [log.example.com] [] regions=[] stores=true admin=false ",
		"policy scripts unsafe-eval",
		"provider google Google [profile]",
		"models [claude]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
