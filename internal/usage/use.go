package usage

import (
	"forge-manifest-ls/internal/restapi"
	"forge-manifest-ls/internal/text"
)

// Kind says what is used.
type Kind uint8

// Kinds of uses.
const (
	Request      Kind = iota + 1 // an operation of a product's REST API
	Storage                      // the storage of the app
	Hook                         // a hook of UI Kit that reads and writes properties
	Notification                 // notifications to users
	Graph                        // the Teamwork Graph
	Fetch                        // an address that code reaches
	Image                        // the address of an image
	Icon                         // the address of an icon that a function of dynamic properties returns
	Remote                       // a remote, by its key
	Frame                        // a resource that is shown in a frame
	Package                      // a package that needs a module
	OldStorage                   // the storage API that is to be replaced
	Check                        // a check of permissions by the app itself
	Crash                        // what the linter of permissions of "forge lint" crashes on
)

// Seen says who sees that a place uses something.
type Seen uint8

// Who sees a use.
const (
	// ByBoth is for what "forge lint" sees, and is so.
	ByBoth Seen = iota
	// ByUs is for what is so, and "forge lint" does not see.
	ByUs
	// ByForge is for what "forge lint" takes for a use, and is none or may be none.
	ByForge
)

// Use is a place in a source file that uses something.
type Use struct {
	text.Span // in bytes of the file
	Kind      Kind
	Seen      Seen
	// Name is what is used: an address, the key of a remote, a resource, a package, a hook. It is empty where there is but one
	// thing, and for a frame without a resource.
	Name string
	// Method and Path are those of a request. A place of the path that is not known is "{}". The method is empty
	// where it is not known.
	Method, Path string
	// Text is what is known of it, as people know it: a name of code.
	Text string
	// AnyOf are groups of scopes of which one is enough; the first is what Forge asks for. There are none for what needs no
	// scope, and for operations that are not known.
	AnyOf [][]string
	// Operation is what a request calls; nil where that needs no scope, and for other uses.
	Operation *restapi.Operation
	// Official is what "forge lint" takes a request for, which follows no constants, and takes a method that it does not know for
	// GET; nil where it does not see it.
	Official *restapi.Operation
}

// NeedsScopes reports whether a use needs scopes, as far as is known.
func (u *Use) NeedsScopes() bool { return len(u.AnyOf) > 0 }

// hookScopes are the groups of scopes that hooks need, of which one is enough.
var hookScopes = map[string][][]string{
	"useContentProperty": {{"read:page:confluence", "write:page:confluence"}},
	"useSpaceProperty":   {{"read:space:confluence", "write:space:confluence"}},
	"useIssueProperty":   {{"read:jira-work", "write:jira-work"}, {"read:issue.property:jira"}},
}

// StorageScope is the scope that the storage of an app needs.
const StorageScope = "storage:app"

// The groups of scopes that the storage and notifications need, of which one is enough.
var (
	storageScopes      = [][]string{{StorageScope}}
	notificationScopes = [][]string{{"send:app-notification:jira"}, {"send:app-notification:confluence"}}
)

// scopesOf returns the groups of scopes that a use needs of which one is enough: none for what needs none, and for requests.
func scopesOf(kind Kind, name string) [][]string {
	switch kind {
	case Storage:
		return storageScopes
	case Hook:
		return hookScopes[name]
	case Notification:
		return notificationScopes
	}
	return nil
}

// packageModules are the types of modules that packages need.
var packageModules = map[string]string{
	"@forge/sql": "sql", "@forge/object-store": "objectStore", "@forge/os": "objectStore", "@forge/llm": "llm",
}

// ModuleType returns the type of module that a package needs; "" for a use of another kind.
func (u *Use) ModuleType() string { return packageModules[u.Name] }
