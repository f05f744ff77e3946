package rules_test

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/testing/oracle"
)

// officialNames says which of our rules finds what an official problem is about, by its name.
var officialNames = func() map[string]string {
	names := map[string]string{"invalidManifest": ""} // the YAML, and crashes while it is read
	for _, r := range rules.All().Rules() {
		for _, name := range r.Official {
			names[name] = r.ID
		}
	}
	return names
}()

// officialRule is the rule of ours that finds what an official problem is about; empty where
// it may be one of several.
func officialRule(p oracle.Problem) string {
	has := func(part string) bool { return strings.Contains(p.Message, part) }
	switch {
	case p.Validator == "SchemaValidator" && p.Level == "error":
		return ""
	case p.Validator == "DisplayConditionsValidator": // it names other places, and one mistake several times
		return "display-condition*"
	case strings.HasPrefix(p.Name, "modules.rovo.skillFile") && officialNames[p.Name] == "":
		return "skill-*"
	case p.Name == "permissions.invalidPermission" && has("'scopes'"):
		return "scope-unknown"
	case p.Name == "permissions.invalidPermission" && has("'content.scripts'"):
		return "csp-script-source"
	case p.Name == "permissions.invalidPermission":
		return "egress-*"
	case p.Name == "schemaError of schema.additionalProperties":
		return "dashboard-extra-property"
	case p.Name == "schemaError of schema.oneOf":
		return "modules-missing"
	case has("SQL"):
		return "sql-single"
	case has("ObjectStore"):
		return "object-store-single"
	case has("does not exist or is not one of"):
		return "command-page-reference"
	case has("does not exist or is not of"):
		return "time-tracking-admin-page-reference"
	case has("regex pattern"):
		return "file-viewer-pattern"
	}
	id, ok := officialNames[p.Name]
	if !ok {
		return "no rule for " + p.Name + " of " + p.Validator
	}
	return id
}

// hides says where we say more: behind a mistake that a rule finds the official validator does
// not look for those that the others find.
var hides = map[string][]string{
	"connect-remote-required":  {"connect-remote-unknown"},
	"i18n-key-missing":         {"translation-file-invalid"}, // of a directory, which it does not read
	"data-residency-single":    {"data-residency-remote"},
	"full-page-route-unique":   {"full-page-icon"},
	"jira-admin-page-single":   {"jira-admin-page-config-subpages", "subpages-pages-and-sections", "subpages-with-function"},
	"macro-auto-convert-empty": {"macro-auto-convert-pattern"},
	"module-single":            {"full-page-icon", "subpages-pages-and-sections", "subpages-with-function"},
}

// follows says where we say less: what the others find explains what a rule would, which goes
// away with theirs or is about what they call wrong already.
var follows = map[string][]string{
	"action-unreferenced":           {"agent-action-unknown", "skill-tool-unknown", "mcp-tool-unknown", "automation-action-unknown", "module-unknown"},
	"connect-remote-warning":        {"connect-remote-required"},
	"dashboard-extra-property":      {"internal-field"},
	"egress-backend-path":           {"egress-url-invalid"},
	"egress-*":                      {"remote-base-url-missing"},
	"egress-string-deprecated":      {"egress-url-invalid"},
	"i18n-key-missing":              {"translation-file-invalid"},
	"internal-field":                {"module-unknown"},
	"keyboard-shortcut-syntax":      {"module-unknown"},
	"keyboard-shortcut-unique":      {"keyboard-shortcut-syntax"},
	"llm-model-duplicate":           {"llm-single"},
	"llm-model-limit":               {"llm-single", "llm-model-duplicate"},
	"module-key-duplicate":          {"module-unknown", "connect-lifecycle-single"},
	"provider-egress-missing":       {"remote-base-url-missing", "provider-remote-configurable"},
	"provider-function-unknown":     {"module-unknown"},
	"provider-remote-regions":       {"provider-remote-configurable"},
	"reference-endpoint":            {"module-unknown"},
	"reference-function":            {"dashboard-extra-property", "module-unknown"},
	"resource-directory-empty":      {"resource-uikit-directory"},
	"resource-entry-extension":      {"resource-entry-type-conflict"},
	"resource-entry-file-directory": {"resource-entry-extension", "resource-entry-type-conflict"},
	"resource-entry-file-missing":   {"resource-path-missing", "resource-directory-empty", "resource-entry-extension", "resource-entry-type-conflict"},
	"resource-index-missing":        {"resource-directory-empty"},
	"resource-uikit-directory":      {"resource-directory-empty"},
	"skill-*":                       {"skill-source-duplicate"},
	"skill-frontmatter-missing":     {"skill-source-invalid"},
	"skill-frontmatter-yaml":        {"skill-source-invalid"},
	"translation-fallback-missing":  {"translation-fallback-duplicate"},
}

// unasked are rules of ours for what "forge lint" finds by means that the oracle does not use.
var unasked = func() map[string]bool {
	unasked := map[string]bool{"function-timeout": true}
	for _, r := range rules.All().Rules() {
		if strings.HasPrefix(r.ID, "source-") { // sources_test.go asks about these
			unasked[r.ID] = true
		}
	}
	return unasked
}()

// isExplained reports whether a rule need not speak, because another that found something says
// enough.
func isExplained(rule string, diags []analysis.Diagnostic) bool {
	return slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool {
		return d.Rule.ID == undeclared || slices.Contains(follows[rule], d.Rule.ID)
	})
}

// undeclared is the rule that stands for any other about a text with a variable that nothing
// declares.
const undeclared = "env-variable-undeclared"

// isHidden reports whether the official validator does not look for what a rule finds, because
// of what it has found.
func isHidden(rule string, problems []oracle.Problem) bool {
	return unasked[rule] || rule == undeclared || slices.ContainsFunc(problems, func(p oracle.Problem) bool {
		return slices.Contains(hides[officialRule(p)], rule)
	})
}

// isOneOf reports whether a rule is the one that is wanted, or one of those.
func isOneOf(rule, wanted string) bool {
	prefix, many := strings.CutSuffix(wanted, "*")
	return rule == wanted || many && strings.HasPrefix(rule, prefix)
}

// differences are what we and the official validator do not both say of a manifest. Of one
// that is refused for its YAML or by the schema it says nothing more, so that only the
// verdicts are compared.
func differences(diags []analysis.Diagnostic, v oracle.Verdict) []string {
	wrong := slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool { return d.Severity == analysis.Error && !unasked[d.Rule.ID] })
	if wrong != v.Refuses() {
		if v.Refuses() {
			return []string{"missed: " + officialSays(v)}
		}
		return []string{"false error"}
	}
	if v.StopsAtSchema() {
		return nil
	}
	var out []string
	said := map[string]bool{}
	for _, p := range v.Problems {
		id := officialRule(p)
		if id == "" || said[id] {
			continue
		}
		said[id] = true
		found := slices.ContainsFunc(diags, func(d analysis.Diagnostic) bool {
			return isOneOf(d.Rule.ID, id) && d.Severity.String() == p.Level
		})
		if !found && !isExplained(id, diags) {
			out = append(out, "missed "+p.Level+" "+id)
		}
	}
	for _, d := range diags {
		known := slices.ContainsFunc(v.Problems, func(p oracle.Problem) bool {
			return p.Level == "error" && isOneOf(d.Rule.ID, officialRule(p))
		})
		if d.Severity == analysis.Error && !known && !unasked[d.Rule.ID] && !isHidden(d.Rule.ID, v.Problems) {
			out = append(out, "false "+d.Rule.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// officialSays names what the official validator finds.
func officialSays(v oracle.Verdict) string {
	var names []string
	for _, p := range v.Problems {
		if p.Level == "error" {
			names = append(names, strings.Trim(p.Validator+": "+officialRule(p), ": "))
		}
	}
	if v.Crash != "" {
		names = append(names, "crash "+v.Crash)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
