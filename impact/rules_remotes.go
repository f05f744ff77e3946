package impact

// pageRemotes is the page about remotes.
const pageRemotes = "manifest-reference/remotes"

// remoteRules are the rules about the section "remotes".
var remoteRules = []*Rule{
	remoteAdded, remoteAddedCustomerManaged, remoteMoved, remoteRemoved,
	remoteURLChanged, remoteURLAdded, remoteURLRemoved, remoteRegionRemoved, remoteRegionData,
	remoteInScopeOn, remoteInScopeOff, remoteStorageChanged,
	operationRemoved, operationsAllRemoved, operationAdded, operationsNarrowed,
	remoteMadeCustomerManaged, remoteCustomerManagedRemoved, remoteConfigurableChanged, remoteAuthChanged,
}

var (
	remoteAdded = &Rule{
		Kind: "remote-added", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "a key that the old list does not have; another key is another remote (confidence: medium)",
		Message:   "the remote {} is new: a new major version that admins must approve",
	}
	remoteAddedCustomerManaged = &Rule{
		Kind: "remote-added-customer-managed", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "a new remote with configurable and without baseUrl",
		Message:   "the remote {} is new, and only an admin gives it an address",
	}
	remoteMoved = &Rule{
		Kind: "remote-moved-from-egress", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "a new remote, all of whose addresses stood in fetch.backend of the old manifest",
		Message:   "the remote {} is new, and its address was allowed before",
	}
	remoteRemoved = &Rule{
		Kind: "remote-removed", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "a key that only the old list has",
		Message:   "the remote {} is gone",
	}
	remoteURLChanged = &Rule{
		Kind: "remote-url-changed", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "another baseUrl, or another URL of a region",
		Message:   "the remote {} moves to another address: a new major version that admins must approve",
	}
	remoteURLAdded = &Rule{
		Kind: "remote-url-added", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "a region is new, or a baseUrl where there was none (confidence: medium)",
		Message:   "the remote {} gets one more address: a new major version that admins must approve",
	}
	remoteURLRemoved = &Rule{
		Kind: "remote-url-removed-customer-managed", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "a remote that customers manage loses its baseUrl",
		Message:   "the remote {} loses its address, and only an admin gives it one",
	}
	remoteRegionRemoved = &Rule{
		Kind: "remote-region-removed", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "a region that only the old remote has",
		Message:   "the remote {} loses a region: a new major version that admins must approve",
	}
	remoteRegionData = &Rule{
		Kind: "remote-region-removed", Class: Data, Confidence: High, Page: pageRemotes,
		Condition: "a region that only the old remote has",
		Message:   "the remote {} loses a region: the data of customers there may not move to another",
	}
	remoteInScopeOn = &Rule{
		Kind: "remote-eud-on", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "storage.inScopeEUD becomes true",
		Message:   "the remote {} stores data of users that is in scope: a new major version that admins must approve",
	}
	remoteInScopeOff = &Rule{
		Kind: "remote-eud-off", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "storage.inScopeEUD becomes false",
		Message:   "the remote {} no longer stores data of users that is in scope",
	}
	remoteStorageChanged = &Rule{
		Kind: "remote-storage-changed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageRemotes,
		Condition: "storage is given, or gone",
		Message:   "what the remote {} says of the data that it stores comes or goes: no page says whether that is minor or major",
	}
	operationRemoved = &Rule{
		Kind: "remote-operation-removed", Class: Minor, Confidence: High, Page: pageRemotes,
		Condition: "one of the operations is gone, and some are left",
		Message:   "the remote {} has one purpose less",
	}
	operationsAllRemoved = &Rule{
		Kind: "remote-operations-all-removed", Class: Unsure, Lean: Major, Confidence: Low, Page: pageRemotes,
		Condition: "operations are gone",
		Message:   "the remote {} names no purpose, so that Forge assumes that it stores data of users: major if that widens its scope, minor as the removal of purposes",
	}
	operationAdded = &Rule{
		Kind: "remote-operation-added", Class: Unsure, Lean: Major, Confidence: Low, Page: pageRemotes,
		Condition: "an operation that the old remote does not have",
		Message:   "the remote {} has one more purpose: major if that expands its scope, which the page calls major without naming this case, else minor",
	}
	operationsNarrowed = &Rule{
		Kind: "remote-operations-narrowed", Class: Minor, Confidence: Medium, Page: pageRemotes,
		Condition: "operations are named where none were",
		Message:   "the remote {} names its purposes; before, Forge assumed that it stores data of users",
	}
	remoteMadeCustomerManaged = &Rule{
		Kind: "remote-made-customer-managed", Class: Major, Confidence: High, Page: pageRemotes,
		Condition: "configurable is given to a remote that there was",
		Message:   "admins may give the remote {} another address: a new major version that admins must approve",
	}
	remoteCustomerManagedRemoved = &Rule{
		Kind: "remote-customer-managed-removed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageRemotes,
		Condition: "configurable is gone from a remote",
		Message:   "admins may no longer give the remote {} an address, and lose those that they gave: no page says whether that is minor or major",
	}
	remoteConfigurableChanged = &Rule{
		Kind: "remote-configurable-changed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageRemotes,
		Condition: "another name, description or pattern in configurable",
		Message:   "what admins see and may give for the remote {} changes: no page says whether that is minor or major",
	}
	remoteAuthChanged = &Rule{
		Kind: "remote-auth-changed", Class: Unsure, Lean: Minor, Confidence: Low, Page: pageRemotes,
		Condition: "other tokens in auth; the scopes that they need are effects of their own",
		Message:   "the remote {} gets other tokens: no page says whether that is minor or major",
	}
)
