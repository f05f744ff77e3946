package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/oracle"
)

// officialNames says which of our rules finds what an official problem is about, by the name of
// the function that words it. A rule that ends with "*" stands for all that begin so.
var officialNames = map[string]string{
	"app.compatibility.invalidConfluenceModuleInJira": "compatibility-full-page",
	"app.compatibility.invalidJiraModuleInConfluence": "compatibility-full-page",
	"app.compatibility.invalidProduct":                "compatibility-global-full-page",
	"app.compatibility.oneRequiredContext":            "compatibility-single-required",
	"app.features.deprecatedAutoUserConsent":          "auto-user-consent-deprecated",
	"app.missingAppConnectRemote":                     "connect-remote-required",
	"app.missingConnectModules":                       "connect-auth-without-modules",
	"app.missingConnectRemoteWithRemotesWarning":      "connect-remote-warning",
	"app.missingRemoteForConnect":                     "connect-remote-unknown",
	"app.noConfigurableConnectRemote":                 "connect-remote-configurable",
	"app.package.extraFiles.missing":                  "extra-files-no-match",
	"app.remotes.missingAppScopesForRemoteAuth":       "remote-auth-scopes",
	"app.remotes.missingRemotesStorageInScopeEUD":     "remote-storage-scope",
	"app.storage.entities.attributeNameTooLong":       "entity-attribute-length",
	"app.storage.entities.invalidIndexPartition":      "entity-index-partition-unknown",
	"app.storage.entities.invalidIndexRange":          "entity-index-range-unknown",
	"app.storage.entities.reservedIndexName":          "entity-index-reserved",
	"app.storage.entities.tooManyAttributes":          "entity-attributes-limit",
	"app.storage.entities.tooManyIndexes":             "entity-indexes-limit",
	"connectModules.duplicateLifecycleFound":          "connect-lifecycle-single",
	"connectModules.invalidConnectModule":             "connect-module-unknown",
	"deprecation.runtime.message":                     "runtime-deprecated",

	"invalidManifest": "", // the YAML, and crashes while it is read
	"invalidManifest of schema.errorReadingResourceFile":   "agent-prompt-resource-unreadable",
	"invalidManifest of schema.missingEnvironmentVariable": "env-variable-missing",
	"invalidManifest of schema.resourceFileNotSupported":   "agent-prompt-resource-type",
	"invalidManifest of schema.resourceNotFound":           "agent-prompt-resource-unknown",
	"invalidManifest of schema.resourcePathNotDefined":     "agent-prompt-resource-unknown",

	"modules.action.tooManyAutomationActions":                                      "automation-action-limit",
	"modules.action.undefinedAutomationActionReference":                            "automation-action-unknown",
	"modules.action.unreferencedAction":                                            "action-unreferenced",
	"modules.bitbucket.endpointNeedsRoute":                                         "merge-check-endpoint-route",
	"modules.bitbucket.endpointOnlySupportSystemToken":                             "merge-check-endpoint-user-token",
	"modules.bitbucket.propertyOnlyAllowedForModule":                               "bitbucket-flag-not-allowed",
	"modules.bitbucket.singleEntryOfModuleWithProperty":                            "bitbucket-flag-single",
	"modules.confluence.autoConvert.emptyMatcherArray":                             "macro-auto-convert-empty",
	"modules.confluence.autoConvert.invalidMatcherPatternRegex":                    "macro-auto-convert-pattern",
	"modules.confluence.crossModulePropertyUniqueness":                             "keyboard-shortcut-unique",
	"modules.confluence.fullPage.invalidIcon":                                      "full-page-icon",
	"modules.confluence.multipleProperty":                                          "confluence-single-flag",
	"modules.confluence.propertyUniqueness":                                        "confluence-route-unique",
	"modules.confluence.validateCustomContentCrossReferenceMissingChild":           "custom-content-one-way",
	"modules.confluence.validateCustomContentCrossReferenceMissingContainer":       "custom-content-one-way",
	"modules.confluence.validateCustomContentHierarchyUnknown":                     "custom-content-unknown",
	"modules.confluence.keyboardShortcuts.combinationKeysAreNotUnique":             "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.emptyAccelerator":                        "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.invalidKey":                              "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.invalidPlusSyntax":                       "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.modifierKeysShouldPrecedeNonModifierKey": "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.moreThanOneNonModifierKey":               "keyboard-shortcut-syntax",
	"modules.confluence.keyboardShortcuts.spaceAroundAccelerator":                  "keyboard-shortcut-syntax",
	"modules.customFields.connectFieldPropertyRequiresMigration":                   "custom-field-connect-property",
	"modules.customFields.searchAlias":                                             "custom-field-search-alias",
	"modules.duplicateKeyFound":                                                    "module-key-duplicate",
	"modules.endpoint.remote.notExists":                                            "endpoint-remote-unknown",
	"modules.function.handler.fileNotExists":                                       "function-handler-file",
	"modules.function.handler.invalidRegex":                                        "function-handler-format",
	"modules.function.invalidKeyLength":                                            "function-key-length",
	"modules.globalFullPage.invalidIcon":                                           "full-page-icon",
	"modules.globalFullPage.propertyUniqueness":                                    "full-page-route-unique",
	"modules.globalUi.invalidIcon":                                                 "full-page-icon",
	"modules.graphConnector.invalidAuthProvider":                                   "graph-connector-auth-provider",
	"modules.internalFieldFound":                                                   "internal-field",
	"modules.invalidModule":                                                        "module-unknown",
	"modules.jiraActionValidator.limitPerActionType":                               "action-validator-single",
	"modules.jiraEntityProperty.maxExtractionsPerApp":                              "entity-property-limit",
	"modules.jiraFullPageModule.invalidIcon":                                       "full-page-icon",
	"modules.jiraFullPageModule.propertyUniqueness":                                "full-page-route-unique",
	"modules.jiraGlobalBackgroundScript.experienceAllExclusive":                    "global-background-experience-all",
	"modules.jiraGlobalBackgroundScript.experienceRequired":                        "global-background-experience-empty",
	"modules.jiraJqlFunction.duplicateFunctionNames":                               "jql-function-duplicate",
	"modules.jiraWorkflowCondition.missingExpression":                              "workflow-condition-expression",
	"modules.jiraWorkflowValidator.invalidProperty":                                "workflow-validator-both",
	"modules.jiraWorkflowValidator.missingProperty":                                "workflow-validator-neither",
	"modules.llm.duplicateModel":                                                   "llm-model-duplicate",
	"modules.llm.tooManyModelsDeclared":                                            "llm-model-limit",
	"modules.llm.tooManyModulesDeclared":                                           "llm-single",
	"modules.migration:dataResidency.moreThanOneRemote":                            "data-residency-single",
	"modules.migration:dataResidency.remoteNotFound":                               "data-residency-remote",
	"modules.missingModule":                                                        "module-none",
	"modules.moduleScopesValidator.missingScopes":                                  "module-scope-missing",
	"modules.remote.allRegionsNotDeclared":                                         "remote-regions",
	"modules.remote.missingModuleRemoteStorageInScopeEUD":                          "module-remote-storage-scope",
	"modules.remote.neitherBaseUrlNorUserConfigurationPresent":                     "remote-base-url-missing",
	"modules.rovo.incorrectA2AEndpointConfiguration":                               "agent-connector-endpoint-remote",
	"modules.rovo.incorrectA2AEndpointReference":                                   "agent-connector-endpoint-unknown",
	"modules.rovo.incorrectAgentActionReference":                                   "agent-action-unknown",
	"modules.rovo.incorrectMcp":                                                    "mcp-tool-unknown",
	"modules.rovo.incorrectSkill":                                                  "skill-tool-unknown",
	"modules.rovo.skillFileFrontmatterYamlInvalid":                                 "skill-frontmatter-yaml",
	"modules.rovo.skillFileMissingFrontmatterDelimiters":                           "skill-frontmatter-missing",
	"modules.rovo.skillPathInvalidFormat":                                          "skill-source-invalid",
	"modules.rovo.skillPathNotUnique":                                              "skill-source-duplicate",
	"modules.rovo.skillSubdirMissingSkillMD":                                       "skill-file-missing",
	"modules.rovo.skillSubdirNotFound":                                             "skill-directory-missing",
	"modules.rovo.undefinedActionName":                                             "action-name-missing",
	"modules.singleEntryOfModuleWithConfigureParam":                                "jira-admin-page-single",
	"modules.singleEntryOfModuleWithGetStartedParam":                               "jira-admin-page-single",
	"modules.singleEntryOfModuleWithoutConfigureAndStartedParams":                  "jira-admin-page-single",
	"modules.singleEntryOfTheModule":                                               "module-single",
	"modules.subPages.invalidPagesAndSections":                                     "subpages-pages-and-sections",
	"modules.subPages.invalidPagesAndSectionsForConfigurePages":                    "jira-admin-page-config-subpages",
	"modules.subPages.subPagesWithUIKit":                                           "subpages-with-function",
	"modules.trigger.endpointNeedsRoute":                                           "trigger-endpoint-route",
	"modules.trigger.endpointOnlySupportSystemToken":                               "trigger-endpoint-user-token",
	"modules.trigger.ignoreSelfFilteringWorksOnlyWithJiraEvents":                   "trigger-ignore-self",
	"modules.wrongEndpointReference":                                               "reference-endpoint",
	"modules.wrongFunctionReference":                                               "reference-function",
	"modules.wrongResourceReference":                                               "reference-resource",
	"modules.wrongResourceType":                                                    "resource-uikit-directory",
	"modules.wrongServiceReference":                                                "endpoint-service-unknown",

	"permissions.backendEgressPathIgnored":                 "egress-backend-path",
	"permissions.deprecatedEgressPermission":               "egress-string-deprecated",
	"permissions.fontAndStylesNotRecommended":              "egress-styles-fonts",
	"permissions.globalUrlNotRecommended":                  "egress-global",
	"permissions.imageUrlNotRecommended":                   "egress-avatar",
	"permissions.missingPermissionFromAgentProductContext": "agent-context-scope-missing",
	"permissions.missingPermissionFromScope":               "trigger-scope-missing",

	"providers.hasConfigurableRemote":  "provider-remote-configurable",
	"providers.hasRegionUrls":          "provider-remote-regions",
	"providers.missingEgress":          "provider-egress-missing",
	"providers.missingProfileFunction": "provider-function-unknown",
	"providers.missingRemote":          "provider-remote-unknown",

	"resources.deprecatedCspPolicyDefinition":        "resource-csp-inline-style",
	"resources.directoryEntryFile":                   "resource-entry-file-directory",
	"resources.duplicateKeyFound":                    "resource-key-duplicate",
	"resources.emptyDirectory":                       "resource-directory-empty",
	"resources.invalidCustomUiEntryFileType":         "resource-entry-extension",
	"resources.invalidCustomUiResourceEntryFileType": "resource-entry-extension",
	"resources.invalidUiKitEntryFileType":            "resource-entry-extension",
	"resources.invalidUiKitResourceEntryFileType":    "resource-entry-extension",
	"resources.missingEntryFile":                     "resource-entry-file-missing",
	"resources.missingEntryKey":                      "resource-entry-unknown",
	"resources.missingEntryMap":                      "resource-entry-map-missing",
	"resources.missingEntrypoint":                    "resource-index-missing",
	"resources.missingResource":                      "resource-path-missing",
	"resources.nonDirectory":                         "resource-customui-not-directory",
	"resources.resourceTypeConflict":                 "resource-entry-type-conflict",
	"resources.tooManyResourcesError":                "resource-limit",

	"schema.deprecatedValue of deprecationInfo.app.name": "app-name-deprecated",

	"translations.duplicateFallbackConfig":          "translation-fallback-duplicate",
	"translations.duplicateResourceKey":             "translation-locale-duplicate",
	"translations.i18nKeyNotFound":                  "i18n-key-missing",
	"translations.i18nValueValidationError":         "i18n-value-invalid",
	"translations.internalI18nPropertyKeyFound":     "i18n-reserved-suffix",
	"translations.invalidLanguageFile":              "translation-file-invalid",
	"translations.missingTranslationsJsonFile":      "translation-fallback-missing",
	"translations.missingTranslationsPropertyError": "i18n-no-translations",
}

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
var unasked = map[string]bool{"function-timeout": true}

// isExplained reports whether a rule need not speak, because another that found something says
// enough.
func isExplained(rule string, diags []Diagnostic) bool {
	return slices.ContainsFunc(diags, func(d Diagnostic) bool { return slices.Contains(follows[rule], d.Rule.ID) })
}

// isHidden reports whether the official validator does not look for what a rule finds, because
// of what it has found.
func isHidden(rule string, problems []oracle.Problem) bool {
	return unasked[rule] || slices.ContainsFunc(problems, func(p oracle.Problem) bool {
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
func differences(diags []Diagnostic, v oracle.Verdict) []string {
	wrong := slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.Severity == Error && !unasked[d.Rule.ID] })
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
		found := slices.ContainsFunc(diags, func(d Diagnostic) bool {
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
		if d.Severity == Error && !known && !isHidden(d.Rule.ID, v.Problems) {
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
