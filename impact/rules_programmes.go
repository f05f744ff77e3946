package impact

// Pages that several rules name.
const (
	pageBadge      = "runs-on-atlassian-apps"
	pageGovernment = "/platform/framework/agc/agc-security-requirements"
)

// programmeRules are the rules about the programmes of Atlassian. Those of a loss are what speaks
// against a programme, and tell of it only where the old manifest was fit for it.
var programmeRules = []*Rule{
	hasRemotes, hasConnectModules, hasEgress, hasCustomerEgress, hasDynamicWebTrigger, hasPreviewSQL, badgeGained,
	wildcardEgress, insecureAddress, moduleNotThere, governmentGained,
}

var (
	hasRemotes = &Rule{
		Kind: "HAS_REMOTES", Class: BadgeLost, Confidence: High, Page: pageBadge,
		Condition: "an entry in remotes, also one that customers manage",
		Message:   `not "Runs on Atlassian": the app has the remote {}`,
	}
	hasConnectModules = &Rule{
		Kind: "HAS_CONNECT_MODULES", Class: BadgeLost, Confidence: High, Page: pageBadge,
		Condition: "a module in connectModules",
		Message:   `not "Runs on Atlassian": the app has modules of Connect`,
	}
	hasEgress = &Rule{
		Kind: "HAS_DEFINED_EGRESS", Class: BadgeLost, Confidence: High, Page: pageBadge,
		Condition: "an address in permissions.external, unless its category is analytics and its inScopeEUD false; a remote that is named there and navigation do not count",
		Message:   `not "Runs on Atlassian": the app reaches {}`,
	}
	hasCustomerEgress = &Rule{
		Kind: "HAS_CUSTOMER_MANAGED_EGRESS", Class: BadgeLost, Confidence: High, Page: pageBadge,
		Condition: "external.configurable.enabled is true; Forge's own name for this reason is not known",
		Message:   `not "Runs on Atlassian": admins may add addresses of their own`,
	}
	hasDynamicWebTrigger = &Rule{
		Kind: "HAS_EGRESS_WEBTRIGGER_MODULE", Class: BadgeLost, Confidence: High, Page: pageBadge,
		Condition: "a web trigger whose response is not static",
		Message:   `not "Runs on Atlassian": the web trigger {} may send data out`,
	}
	hasPreviewSQL = &Rule{
		Kind: "HAS_NON_DARE_COMPLIANT_SQL_MODULE", Class: BadgeLost, Confidence: Medium, Page: pageBadge,
		Condition: "an sql module whose dareCompliant is false, which normally Forge sets",
		Message:   `not "Runs on Atlassian": the SQL storage {} does not follow data residency`,
	}
	badgeGained = &Rule{
		Kind: "ELIGIBLE", Class: BadgeGained, Confidence: High, Page: pageBadge,
		Condition: "the last of these reasons is gone",
		Message:   `nothing in the manifest speaks against "Runs on Atlassian" any more`,
	}
	wildcardEgress = &Rule{
		Kind: "WILDCARD_EGRESS", Class: GovernmentLost, Confidence: High, Page: pageGovernment, Date: "2026-02-19",
		Condition: "an address with a wildcard in permissions.external (confidence of one in front of a host: medium)",
		Message:   "not for the government cloud: {} has a wildcard, and each address must be listed",
	}
	insecureAddress = &Rule{
		Kind: "INSECURE_ADDRESS", Class: GovernmentLost, Confidence: High, Page: pageGovernment, Date: "2026-02-19",
		Condition: "an address in permissions.external or of a remote with http:// or ws://",
		Message:   "not for the government cloud: {} is not encrypted",
	}
	moduleNotThere = &Rule{
		Kind: "MODULE_NOT_THERE", Class: GovernmentLost, Confidence: High, Page: "manifest-reference/modules/global-full-page", Date: "2026-08",
		Condition: "a global:fullPage module",
		Message:   "not for the government cloud: the module {} is not there yet",
	}
	governmentGained = &Rule{
		Kind: "ELIGIBLE", Class: GovernmentGained, Confidence: Medium, Page: pageGovernment, Date: "2026-02-19",
		Condition: "the last of these reasons is gone",
		Message:   "nothing in the manifest speaks against the government cloud any more",
	}
)
