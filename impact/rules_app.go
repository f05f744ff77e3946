package impact

// Pages that several rules name.
const (
	pageCompatibility = "app-compatibility"
	pageUserBilling   = "adopt-user-based-billing"

	pageConnectVersions = "/platform/adopting-forge-from-connect/versioning-in-connect-vs-forge"
	pageCheckUpgrade    = "/platform/adopting-forge-from-connect/migration-permission-tool"
)

// appRules are the rules about the section "app" and other sections.
var appRules = []*Rule{
	licensingEnabled, licensingListing, licensingDisabled, userAccessEnabled, userAccessDisabled,
	compatibilityChanged, requiredAppChanged, runtimeChanged, consentChanged, appChanged,
	translationsChanged, overridesChanged,
}

var (
	licensingEnabled = &Rule{
		Kind: "licensing-enabled", Class: Major, Confidence: High, Page: pageVersions,
		Condition: "app.licensing.enabled becomes true",
		Message:   "the app becomes a paid one: a new major version that admins must approve",
	}
	licensingListing = &Rule{
		Kind: "licensing-enabled", Class: Listing, Confidence: High, Page: pageVersions,
		Condition: "app.licensing.enabled becomes true",
		Message:   "the app becomes a paid one: its listing in the Marketplace needs an approval",
	}
	licensingDisabled = &Rule{
		Kind: "licensing-disabled", Class: Unsure, Lean: Major, Confidence: Low, Page: pageConnectVersions, Date: "2023",
		Condition: "app.licensing.enabled is true no more",
		Message:   "the app is a paid one no more: major by a page of 2023, minor by the page of versions, which does not list it",
	}
	userAccessEnabled = &Rule{
		Kind: "user-access-enabled", Class: Unsure, Lean: Major, Confidence: Low, Page: pageCheckUpgrade, Date: "2026-11-02",
		Condition: "app.access.userAccess becomes true",
		Message:   "the app is billed by its users, which cannot be taken back: major as a change of permissions, minor by the page of versions, which does not list it",
	}
	userAccessDisabled = &Rule{
		Kind: "user-access-disabled", Class: Blocked, Confidence: High, Page: pageUserBilling,
		Condition: "app.access.userAccess is true no more",
		Message:   "billing by users cannot be taken back once it is in production",
	}
	compatibilityChanged = &Rule{
		Kind: "compatibility-changed", Class: Minor, Confidence: High, Page: pageCompatibility,
		Condition: "an app of Atlassian in app.compatibility comes, or an optional one goes",
		Message:   "the app works with other apps of Atlassian; new scopes and addresses for them are effects of their own",
	}
	requiredAppChanged = &Rule{
		Kind: "required-app-changed", Class: Blocked, Confidence: High, Page: pageCompatibility,
		Condition: "an app of Atlassian that the old manifest requires is required no more",
		Message:   "the app of Atlassian that is required can change only while there are no installations",
	}
	runtimeChanged = &Rule{
		Kind: "runtime-changed", Class: Minor, Confidence: High, Page: "function-reference/nodejs-runtime",
		Condition: "any difference in app.runtime",
		Message:   "functions run in another runtime",
	}
	consentChanged = &Rule{
		Kind: "simplified-consent-changed", Class: Unsure, Lean: Minor, Confidence: Low, Page: "simplified-user-consent", Date: "2023-05",
		Condition: "another app.features.autoUserConsent",
		Message:   "who consents for users changes: major in the preview of 2023, minor since it is the default",
	}
	appChanged = &Rule{
		Kind: "app-changed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "any other difference in app",
		Message:   "{} of the app changed",
	}
	translationsChanged = &Rule{
		Kind: "translations-changed", Class: Minor, Confidence: Medium, Page: pageVersions,
		Condition: "any difference in translations",
		Message:   "translations changed",
	}
	overridesChanged = &Rule{
		Kind: "overrides-changed", Class: Minor, Confidence: Low, Page: pageServices,
		Condition: "any difference in overrides",
		Message:   "overrides of services changed",
	}
)
