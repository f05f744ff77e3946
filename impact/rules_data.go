package impact

// dataRules are the rules about what customers stored, placed or set up.
var dataRules = []*Rule{
	moduleRemovedData, moduleRemovedGrants, moduleRemovedDoubtful, moduleRemovedStore,
	moduleRenamedData, moduleRenamedGrants, moduleRenamedDoubtful, moduleRenamedStore,
	fieldTypeChanged, nameInUseChanged, providerRemovedData,
	appIDChanged, connectKeyChanged,
	entityAdded, entityRemoved, attributeAdded, attributeRemoved, attributeTypeChanged, indexAdded, indexRemoved,
}

// Conditions that several rules share.
const (
	hangsForSure = "a field of Jira, macro, custom content or web trigger: what customers stored, placed or gave to others names the old key"
	grantsHang   = "a permission of Jira: what admins granted names the old key"
	hangsMaybe   = "a module that customers place or set up, such as a workflow rule, a gadget, an automation component or an agent"
	storeHangs   = "a module that has a store, of which an app has one"
)

// pageModules is the page about modules; that of each module type says what its key stands for.
const pageModules = "manifest-reference/modules"

// pageEntities is the page about entities of the custom entity store.
const pageEntities = "storage-reference/entities-manifest"

var (
	moduleRemovedData = &Rule{
		Kind: "module-removed", Class: Data, Confidence: High, Page: pageModules,
		Condition: hangsForSure + "; the module is gone",
		Message:   "the module {} is gone, and with it what customers stored or placed by its key",
	}
	moduleRemovedDoubtful = &Rule{
		Kind: "module-removed", Class: Data, Doubtful: true, Confidence: Medium, Page: pageModules,
		Condition: hangsMaybe + "; the module is gone",
		Message:   "the module {} is gone, and with it perhaps what customers stored or set up by its key",
	}
	moduleRemovedGrants = &Rule{
		Kind: "module-removed", Class: Data, Confidence: Medium, Page: pageModules,
		Condition: grantsHang + "; the module is gone",
		Message:   "the module {} is gone, and with it what admins granted by its key",
	}
	moduleRemovedStore = &Rule{
		Kind: "module-removed", Class: Data, Doubtful: true, Confidence: Low, Page: pageModules,
		Condition: storeHangs + "; the module is gone",
		Message:   "the module {} is gone, and with it perhaps what is stored: no page says",
	}
	moduleRenamedData = &Rule{
		Kind: "module-key-renamed", Class: Data, Confidence: High, Page: pageModules,
		Condition: hangsForSure + "; the module has another key",
		Message:   "the module {} has another key: what customers stored or placed names the old one",
	}
	moduleRenamedDoubtful = &Rule{
		Kind: "module-key-renamed", Class: Data, Doubtful: true, Confidence: Medium, Page: pageModules,
		Condition: hangsMaybe + "; the module has another key",
		Message:   "the module {} has another key: what customers stored or set up may name the old one",
	}
	moduleRenamedGrants = &Rule{
		Kind: "module-key-renamed", Class: Data, Confidence: Medium, Page: pageModules,
		Condition: grantsHang + "; the module has another key",
		Message:   "the module {} has another key: what admins granted names the old one",
	}
	moduleRenamedStore = &Rule{
		Kind: "module-key-renamed", Class: Data, Doubtful: true, Confidence: Low, Page: pageModules,
		Condition: storeHangs + "; the module has another key",
		Message:   "the module {} has another key: perhaps what is stored hangs on the old one, no page says",
	}
	fieldTypeChanged = &Rule{
		Kind: "field-type-changed", Class: Data, Confidence: High, Page: "manifest-reference/modules/jira-custom-field",
		Condition: "type or collection of a field of Jira, or of a type of fields, changed",
		Message:   "the field {} holds values of another kind: Forge does not support that, and the field may become unusable",
	}
	nameInUseChanged = &Rule{
		Kind: "name-in-use-changed", Class: Data, Doubtful: true, Confidence: Medium, Page: pageModules,
		Condition: "name of a JQL function, or propertyKey of a content or entity property",
		Message:   "the name {} changed: what people saved by the old one may not find it",
	}
	providerRemovedData = &Rule{
		Kind: "provider-removed", Class: Data, Confidence: Medium, Page: pageProviders,
		Condition: "a key that only the old list of providers.auth has",
		Message:   "the provider {} is gone: users must link their accounts again if another takes its place",
	}
	appIDChanged = &Rule{
		Kind: "app-id-changed", Class: Data, Confidence: High, Page: "manifest-reference/app",
		Condition: "another app.id, unless one of the two is a variable or stands for one",
		Message:   "another id is another app: installations and data stay behind",
	}
	connectKeyChanged = &Rule{
		Kind: "connect-key-changed", Class: Data, Confidence: Medium, Page: pageGovernment, Date: "2026-02-19",
		Condition: "another app.connect.key",
		Message:   "another key of Connect is another app: licences and upgrades stay behind",
	}
	entityAdded = &Rule{
		Kind: "entity-added", Class: Minor, Confidence: High, Page: pageEntities,
		Condition: "a name that the old app.storage.entities does not have",
		Message:   "the entity {} is new; a backport ignores it",
	}
	entityRemoved = &Rule{
		Kind: "entity-removed", Class: Blocked, Confidence: High, Page: pageEntities,
		Condition: "a name that only the old app.storage.entities has",
		Message:   "the entity {} cannot be removed once it is deployed",
	}
	attributeAdded = &Rule{
		Kind: "entity-attribute-added", Class: Minor, Confidence: High, Page: pageEntities,
		Condition: "an attribute that the old entity does not have",
		Message:   "the attribute {} is new; a backport ignores it",
	}
	attributeRemoved = &Rule{
		Kind: "entity-attribute-removed", Class: Blocked, Confidence: High, Page: pageEntities,
		Condition: "an attribute that only the old entity has",
		Message:   "the attribute {} cannot be removed once it is deployed",
	}
	attributeTypeChanged = &Rule{
		Kind: "entity-attribute-type-changed", Class: Data, Confidence: Medium, Page: pageEntities,
		Condition: "another type of an attribute",
		Message:   "the attribute {} has another type, which stored values do not fit",
	}
	indexAdded = &Rule{
		Kind: "entity-index-added", Class: Minor, Confidence: High, Page: pageEntities,
		Condition: "an index that the old entity does not have",
		Message:   "the index {} is new: it is built in the background, and installations wait for it",
	}
	indexRemoved = &Rule{
		Kind: "entity-index-removed", Class: Blocked, Confidence: High, Page: pageEntities,
		Condition: "an index that only the old entity has",
		Message:   "the index {} cannot be removed or changed once it is in staging or production",
	}
)
