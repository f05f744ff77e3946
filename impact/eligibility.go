package impact

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Fitness says whether an app is fit for a programme of Atlassian, as far as its manifest tells.
type Fitness struct {
	Target Target
	// Obstacles are what speaks against it: none where the app is fit.
	Obstacles []Obstacle
	// Hints are what may be worth a look, and no obstacles that a manifest decides.
	Hints []Obstacle
	// Unjudged are the parts about which nothing can be said.
	Unjudged []Unjudged
}

// Obstacle is what speaks against a programme, at one place.
type Obstacle struct {
	Rule    *Rule // nil for a hint
	Pointer string
	Span    text.Span // in byte offsets
	Message string
	Mend    string // what would mend it, "" where nothing is known
}

// Eligibility says for which of some programmes of Atlassian an app is fit.
func Eligibility(m Manifest, targets []Target) []Fitness {
	root := rootOf(m.File, New)
	var out []Fitness
	for _, t := range targets {
		f := Fitness{Target: t, Unjudged: unjudged(doubtsIn(m, New))}
		switch t {
		case RunsOnAtlassian:
			f.Obstacles, f.Hints = obstaclesOf(badgeObstacles(root)), append(badgeHints(root), residencyHints(root)...)
		case GovernmentCloud:
			f.Obstacles, f.Hints = obstaclesOf(governmentObstacles(root)), governmentHints(root)
		}
		out = append(out, f)
	}
	return out
}

// obstaclesOf returns obstacles with what would mend them, in the order of the text.
func obstaclesOf(all []obstacle) []Obstacle {
	var out []Obstacle
	for _, o := range all {
		out = append(out, Obstacle{o.rule, o.at.pointer, o.at.shown(), o.rule.message(prose.QuoteTitle(o.subject)), mendOf(o)})
	}
	slices.SortStableFunc(out, func(a, b Obstacle) int { return a.Span.Start - b.Span.Start })
	return out
}

// mends are what mends an obstacle by its rule, where that is the same everywhere.
var mends = map[*Rule]string{
	hasRemotes:           "let functions, services or storage of Forge do what it does",
	hasConnectModules:    "replace them by modules of Forge",
	hasCustomerEgress:    "leave it out, if it is not in production yet: there it cannot be taken back",
	hasDynamicWebTrigger: `give it "response: {type: static, outputs: [...]}"`,
	hasPreviewSQL:        "deploy again without it: Forge sets it",
	wildcardEgress:       "list each address",
	insecureAddress:      "use https:// or wss://",
	moduleNotThere:       "use a page module of the app, such as jira:globalPage",
}

// mendOf says what would mend an obstacle.
func mendOf(o obstacle) string {
	if o.rule != hasEgress {
		return mends[o.rule]
	}
	host := hostOf(o.subject)
	switch {
	case strings.HasPrefix(o.at.pointer, "/permissions/external/images/") && schema.ImageHosts().Has(host):
		return "drop the line: Forge allows this host anyway"
	case o.at.at("category").text() == "analytics":
		return `set "inScopeEUD: false", if no data of users that is in scope leaves`
	case schema.AnalyticsHosts().Has(host):
		return `say that it is for analytics: "category: analytics" and "inScopeEUD: false", if no data of users that is in scope leaves`
	}
	return "do without the address: ship the file with the app, or keep the data in storage of Forge"
}

// hint makes a hint about a node.
func hint(at node, message, mend string) Obstacle {
	return Obstacle{Pointer: at.pointer, Span: at.shown(), Message: message, Mend: mend}
}

// badgeHints returns what may matter for "Runs on Atlassian" beside the obstacles.
func badgeHints(root node) []Obstacle {
	var all []Obstacle
	for _, a := range addressesOf(root) {
		if a.isAnalytics() && !schema.AnalyticsHosts().Has(hostOf(a.value.text())) {
			all = append(all, hint(a.item, prose.QuoteTitle(hostOf(a.value.text()))+" was not among the tools for analytics that Forge approves in advance on "+
				schema.AnalyticsHosts().AsOf+": Forge refuses to deploy it", "ask Atlassian to approve it, or take one of the list"))
		}
	}
	for item := range root.at("modules", "objectStore").items() {
		all = append(all, hint(item, "storage of objects may not follow data residency yet, which the badge needs: no page says", ""))
	}
	return all
}

// governmentHints returns what may matter for the government cloud beside the obstacles.
func governmentHints(root node) []Obstacle {
	var all []Obstacle
	for item := range root.at("modules", "webtrigger").items() {
		all = append(all, hint(item, "the government cloud demands that code checks who calls the web trigger "+prose.QuoteTitle(item.at("key").text()), ""))
	}
	for item := range root.at("permissions", "content", "scripts").items() {
		if name := item.text(); name == "unsafe-inline" || name == "unsafe-eval" {
			all = append(all, hint(item, "the government cloud asks to avoid "+prose.QuoteTitle(name)+" wherever possible", "use a hash, or put the script in a file"))
		}
	}
	if architecture := root.at("app", "runtime", "architecture"); architecture.text() == "arm64" {
		all = append(all, hint(architecture, "the government cloud does not have arm64; whether it takes x86_64 instead, no page says", "use x86_64"))
	}
	for _, name := range []string{"global:fullPage", "apiRoute"} {
		if module := root.at("modules", name); module.exists() {
			all = append(all, hint(module, "Atlassian Isolated Cloud, which is another one, does not have the module "+prose.QuoteTitle(name)+" yet (2026-08)", ""))
		}
	}
	return all
}
