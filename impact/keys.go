package impact

import "strings"

// typeRules are the rules about the modules of a type that come to have another key, or to be gone.
type typeRules struct{ renamed, removed *Rule }

var (
	nothingHangs = typeRules{moduleRenamed, moduleRemoved}
	dataHangs    = typeRules{moduleRenamedData, moduleRemovedData}
	grantsGo     = typeRules{moduleRenamedGrants, moduleRemovedGrants}
	dataMayHang  = typeRules{moduleRenamedDoubtful, moduleRemovedDoubtful}
	storeMayGo   = typeRules{moduleRenamedStore, moduleRemovedStore}
)

// hanging says, for module types, what customers have by the key of a module: see hangsForSure, grantsHang,
// hangsMaybe and storeHangs. Nothing hangs on others.
var hanging = map[string]typeRules{
	"jira:customField":         dataHangs,
	"jira:customFieldType":     dataHangs,
	"macro":                    dataHangs,
	"confluence:customContent": dataHangs,
	"jira:globalPermission":    grantsGo,
	"jira:projectPermission":   grantsGo,
	"webtrigger":               dataHangs,

	"jira:workflowValidator":                 dataMayHang,
	"jira:workflowCondition":                 dataMayHang,
	"jira:workflowPostFunction":              dataMayHang,
	"jira:dashboardGadget":                   dataMayHang,
	"dashboards:widget":                      dataMayHang,
	"jira:uiModifications":                   dataMayHang,
	"bitbucket:mergeCheck":                   dataMayHang,
	"bitbucket:dynamicPipelinesProvider":     dataMayHang,
	"jiraServiceManagement:assetsImportType": dataMayHang,
	"rovo:agent":                             dataMayHang,
	"action":                                 dataMayHang,
	"event":                                  dataMayHang,
	"compass:dataProvider":                   dataMayHang,
	"jira:timeTrackingProvider":              dataMayHang,
	"sql":                                    storeMayGo,
	"objectStore":                            storeMayGo,

	"global:ui": {moduleRenamed, globalUIRemoved},
	"endpoint":  {moduleRenamed, endpointRemoved},
}

// rulesOf returns the rules about a module type.
func rulesOf(name string) typeRules {
	if rules, ok := hanging[name]; ok {
		return rules
	}
	if strings.HasPrefix(name, "automation:") {
		return dataMayHang
	}
	return nothingHangs
}

// identity are properties of a module on which more hangs than on others, and the rule about a change.
type identity struct {
	properties []string
	rule       *Rule
}

// identities are the identities by module type.
var identities = map[string]identity{
	"jira:customField":           {[]string{"type", "collection"}, fieldTypeChanged},
	"jira:customFieldType":       {[]string{"type", "collection"}, fieldTypeChanged},
	"jira:jqlFunction":           {[]string{"name"}, nameInUseChanged},
	"confluence:contentProperty": {[]string{"propertyKey"}, nameInUseChanged},
	"jira:entityProperty":        {[]string{"propertyKey"}, nameInUseChanged},
}
