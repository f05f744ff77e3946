package impact

// Pages that several rules name.
const (
	pageVersions    = "versions"
	pagePermissions = "manifest-reference/permissions"
	pageInScope     = "in-scope-end-user-data"
	pageLinks       = "https://community.developer.atlassian.com/t/rfc-116-new-link-egress-type-for-forge-apps/96445"
)

// permissionRules are the rules about the section "permissions".
var permissionRules = []*Rule{
	scopeAdded, storageScopeAdded, scopeRemoved, impersonationAdded, impersonationRemoved,
	cspAdded, cspRemoved,
	egressAdded, egressRemoved, navigationAdded, navigationRemoved, categoryChanged, categoryRemoved,
	inScopeOn, inScopeOnAgain, inScopeOff,
	customerEgressEnabled, customerEgressRemoved,
	sandboxAdded, sandboxRemoved, enforcementAdded, enforcementRemoved,
}

var (
	scopeAdded = &Rule{
		Kind: "scope-added", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "a scope that the old manifest does not name",
		Message:   "the scope {} is new: a new major version that admins must approve",
	}
	storageScopeAdded = &Rule{
		Kind: "scope-added", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "the scope storage:app; since 2026-05-22 a bulk upgrade can roll it out again (CHANGE-3206 and CHANGE-3241)",
		Message:   "the scope {} is new: a new major version that admins must approve, unless a bulk upgrade rolls it out",
	}
	scopeRemoved = &Rule{
		Kind: "scope-removed", Class: Major, Bulk: true, Confidence: High, Page: pageVersions,
		Condition: "a scope that only the old manifest names; a bulk upgrade can roll it out (a page of 2025-11-12, confidence: medium)",
		Message:   "the scope {} is gone: a new major version all the same, though a bulk upgrade can roll it out",
	}
	impersonationAdded = &Rule{
		Kind: "scope-impersonation-added", Class: Unsure, Lean: Major, Confidence: Low, Page: pagePermissions,
		Condition: "allowImpersonation becomes true",
		Message:   "the app may act for users with the scope {}: no page says whether that is major, as more power would be, or minor, as the scope stays",
	}
	impersonationRemoved = &Rule{
		Kind: "scope-impersonation-removed", Class: Minor, Confidence: Low, Page: pagePermissions,
		Condition: "allowImpersonation is true no more",
		Message:   "the app no longer acts for users with the scope {}",
	}
	cspAdded = &Rule{
		Kind: "csp-added", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "a value of content.scripts or content.styles that the old list does not have",
		Message:   "the exception {} from the content policy is new: a new major version that admins must approve",
	}
	cspRemoved = &Rule{
		Kind: "csp-removed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "a value of content.scripts or content.styles that only the old list has",
		Message:   "the exception {} from the content policy is gone",
	}
	egressAdded = &Rule{
		Kind: "egress-added", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "a use (fetch.backend, fetch.client, fonts, frames, images, media, scripts, styles) and an address, as text, that the old manifest does not have together; wider addresses are others, too, and narrower ones (confidence: medium)",
		Message:   "the app reaches {} in a way in which it did not before: a new major version that admins must approve",
	}
	egressRemoved = &Rule{
		Kind: "egress-removed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "a use and an address that only the old manifest has together",
		Message:   "the app no longer reaches {} in this way",
	}
	navigationAdded = &Rule{
		Kind: "navigation-added", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageLinks, Date: "2025-11",
		Condition: "an address of navigation, which only the schema has, that the old manifest does not have",
		Message:   "the app may lead to {}: it was announced as minor, yet by the page of versions a new address is major",
	}
	navigationRemoved = &Rule{
		Kind: "navigation-removed", Class: Minor, Confidence: Low, Page: pageLinks, Date: "2025-11",
		Condition: "an address of navigation that only the old manifest has",
		Message:   "the app no longer leads to {}",
	}
	categoryChanged = &Rule{
		Kind: "egress-category-changed", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "an address gets a category, or another one",
		Message:   "the address {} gets another category: a new major version that admins must approve",
	}
	categoryRemoved = &Rule{
		Kind: "egress-category-removed", Class: Unsure, Lean: Major, Confidence: Low, Page: pageVersions,
		Condition: "an address loses its category",
		Message:   "the address {} loses its category: major if that modifies it, minor if only a new category counts; the page does not say",
	}
	inScopeOn = &Rule{
		Kind: "in-scope-eud-on", Class: Major, Confidence: High, Page: pageInScope,
		Condition: "inScopeEUD becomes true, which is the default, and no address of the old manifest had it: the first one (confidence without a category: medium)",
		Message:   "data of users that is in scope leaves through {}, which no address was for before: a new major version that admins must approve",
	}
	inScopeOnAgain = &Rule{
		Kind: "in-scope-eud-on", Class: Minor, Confidence: Medium, Page: pageInScope,
		Condition: "inScopeEUD becomes true, and another address has it already",
		Message:   "data of users that is in scope leaves through {}, as it does through others",
	}
	inScopeOff = &Rule{
		Kind: "in-scope-eud-off", Class: Minor, Confidence: Medium, Page: pageInScope,
		Condition: "inScopeEUD becomes false",
		Message:   "data of users that is in scope no longer leaves through {}",
	}
	customerEgressEnabled = &Rule{
		Kind: "customer-managed-egress-enabled", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "external.configurable.enabled becomes true",
		Message:   "admins may add addresses of their own: a new major version that admins must approve",
	}
	customerEgressRemoved = &Rule{
		Kind: "customer-managed-egress-removed", Class: Blocked, Confidence: High, Page: pagePermissions,
		Condition: "external.configurable.enabled is true no more",
		Message:   "egress that customers manage cannot be taken back once it is in production",
	}
	sandboxAdded = &Rule{
		Kind: "sandbox-added", Class: Unsure, Lean: Major, Confidence: Low, Page: pagePermissions, Date: "2026-08-03",
		Condition: "a value of sandbox that the old manifest does not have",
		Message:   "the frame of the app gets the right {}: no page says whether that is major, as other permissions are, or minor",
	}
	sandboxRemoved = &Rule{
		Kind: "sandbox-removed", Class: Minor, Confidence: Low, Page: pagePermissions, Date: "2026-08-03",
		Condition: "a value of sandbox that only the old manifest has",
		Message:   "the frame of the app loses the right {}",
	}
	enforcementAdded = &Rule{
		Kind: "enforcement-added", Class: Unsure, Lean: Minor, Confidence: Low, Page: pagePermissions, Date: "2026-07-01",
		Condition: "enforcement is given",
		Message:   "code is rolled out before permissions are approved: no page says whether this itself is minor or major",
	}
	enforcementRemoved = &Rule{
		Kind: "enforcement-removed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pagePermissions, Date: "2026-07-01",
		Condition: "enforcement is gone",
		Message:   "code waits for the approval of permissions again: no page says whether this itself is minor or major",
	}
)
