package manifest

import (
	"iter"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// Kind says what a definition declares or a reference means. Each has names of its
// own, except that all but resources, remotes, services and providers are modules too,
// and an admin page is a page.
type Kind uint8

// Kinds. What there is to know of each stands in the table kinds.
const (
	Module Kind = iota + 1 // any entry of "modules" and "connectModules"
	Function
	Endpoint
	Resource
	Remote
	Service
	Action
	Provider // an authentication provider
	CustomContent
	Page // a page of Jira that a command can open
	AdminPage

	lastKind = AdminPage
)

// kindRow is what there is to know of a kind.
type kindRow struct {
	name string // as Forge writes it
	// homes are the lists that declare names of the kind, the usual one first: a section, or a
	// module type with "modules." in front of it.
	homes []string
	// shared says that modules of many types name one, so that it can be declared for any of them.
	shared bool
	// refers are what the catalogue says of strings that name one.
	refers []schema.Reference
	// named are the properties that name one.
	named []naming
	// sibling is the kind that people mix it up with, or 0.
	sibling Kind
}

// naming is a property that names something: the module type or section whose entries have it, and
// the names of properties that lead to it, joined by slashes, with "[]" for the items of a list and
// "*" for properties of any name. The list of authentication providers counts as a module type of
// its own. Properties of modules that are called "function", "endpoint" or "resource" need no row:
// they tell by their name.
type naming struct {
	path string
	// prefix stands in front of the name: a string without it names nothing.
	prefix string
	// unchecked says that Forge's own validator does not look whether the name is declared.
	unchecked bool
}

// kinds is the table of what is declared where, and of what names it. A kind that declares a part
// of what another one does comes after it.
var kinds = [lastKind + 1]kindRow{
	Module: {name: "module"},
	Function: {
		name: "function", homes: []string{"modules.function"}, shared: true, sibling: Endpoint,
		refers: []schema.Reference{schema.ToFunction},
		named:  []naming{{path: "providers/actions/retrieveProfile/function"}},
	},
	Endpoint: {
		name: "endpoint", homes: []string{"modules.endpoint"}, shared: true, sibling: Function,
		refers: []schema.Reference{schema.ToEndpoint},
		named:  []naming{{path: "rovo:agentConnector/protocols/agent2Agent/jsonRpcTransport/endpoint"}},
	},
	Resource: {
		name: "resource", homes: []string{"resources"}, shared: true,
		refers: []schema.Reference{schema.ToResource, schema.ToResourceEntry},
	},
	Remote: {
		name: "remote", homes: []string{"remotes"}, shared: true, sibling: Service,
		refers: []schema.Reference{schema.ToRemote},
		named: []naming{
			{path: "endpoint/remote"},
			{path: "migration:dataResidency/remote"},
			{path: "providers/remotes/[]"},
			{path: "providers/actions/*/remote"},
			{path: "providers/actions/retrieveProfile/remote"},
		},
	},
	Service: {
		name: "service", homes: []string{"services"}, shared: true, sibling: Remote,
		refers: []schema.Reference{schema.ToService},
		named:  []naming{{path: "endpoint/service"}},
	},
	Action: {
		name: "action", homes: []string{"modules.action"},
		refers: []schema.Reference{schema.ToAction},
		named: []naming{
			{path: "rovo:agent/actions/[]"},
			{path: "rovo:skill/dependencies/tools/[]"},
			{path: "rovo:mcp/tools/[]"},
			{path: "automation:actionProvider/actions/[]"},
		},
	},
	Provider: {
		name: "provider", homes: []string{"providers.auth"},
		refers: []schema.Reference{schema.ToProvider},
		named: []naming{
			{path: "graph:connector/auth/provider"},
			{path: "function/providers/auth/[]", unchecked: true},
			{path: "function/providers/auth/[]/provider", unchecked: true},
		},
	},
	CustomContent: {
		name: "custom content", homes: []string{"modules.confluence:customContent"},
		named: []naming{
			{path: "confluence:customContent/supportedContainerTypes/[]", prefix: "this:"},
			{path: "confluence:customContent/supportedChildTypes/[]", prefix: "this:"},
		},
	},
	Page: {
		name:   "page",
		homes:  []string{"modules.jira:globalPage", "modules.jira:adminPage", "modules.jira:projectPage", "modules.jira:projectSettingsPage"},
		refers: []schema.Reference{schema.ToPage},
		named:  []naming{{path: "jira:command/target/page"}},
	},
	AdminPage: {
		name: "admin page", homes: []string{"modules.jira:adminPage"},
		named: []naming{{path: "jira:timeTrackingProvider/adminPage"}},
	},
}

// String returns the name of the kind as Forge writes it.
func (k Kind) String() string { return kinds[k].name }

// Homes returns the lists that declare names of the kind, the usual one first: sections, such as
// "resources" and "providers.auth", and module types, such as "modules.function". Module has none.
// The caller must not change the slice.
func (k Kind) Homes() []string { return kinds[k].homes }

// IsModule reports whether the definitions of the kind are modules.
func (k Kind) IsModule() bool {
	return k == Module || strings.HasPrefix(kinds[k].homes[0], modulePrefix)
}

// IsShared reports whether modules of many types name definitions of the kind: functions,
// endpoints, resources, remotes and services.
func (k Kind) IsShared() bool { return kinds[k].shared }

// Sibling returns the kind that people mix up with this one. It is false where there is none.
func (k Kind) Sibling() (Kind, bool) { return kinds[k].sibling, kinds[k].sibling != 0 }

// NamingLists returns the lists in modules whose items name definitions of the kind: by module
// type, the names of the properties that lead to each.
func (k Kind) NamingLists() map[string][][]string {
	lists := map[string][][]string{}
	for _, n := range kinds[k].named {
		if path, ok := strings.CutSuffix(n.path, "/"+member); ok {
			steps := strings.Split(path, "/")
			lists[steps[0]] = append(lists[steps[0]], steps[1:])
		}
	}
	return lists
}

// KindOf returns the kind of what a string names, by what the catalogue says of the string. It
// is false where the string names nothing that a manifest declares.
func KindOf(to schema.Reference) (Kind, bool) {
	for kind := range Kinds() {
		if slices.Contains(kinds[kind].refers, to) {
			return kind, true
		}
	}
	return 0, false
}

// Kinds yields all kinds but Module, which the others that are modules are, too.
func Kinds() iter.Seq[Kind] {
	return func(yield func(Kind) bool) {
		for kind := Module + 1; kind <= lastKind; kind++ {
			if !yield(kind) {
				return
			}
		}
	}
}

// modulePrefix starts a home that is a module type.
const modulePrefix = "modules."

// Kinds returns the kinds that the entries of a list declare, the narrowest first and Module, where
// they are modules, last. The caller must not change the slice.
func (l *List) Kinds() []Kind {
	if declared := kindsIn[listName{l.Section, l.Type}]; declared != nil {
		return declared
	}
	return onlyModule
}

// listName is a section and the module type in it, or "".
type listName struct{ section, typ string }

// kindsIn holds the kinds that lists declare, where these are more than Module.
var (
	kindsIn    = findKindsIn()
	onlyModule = []Kind{Module}
)

// findKindsIn works out kindsIn from the homes of all kinds.
func findKindsIn() map[listName][]Kind {
	in := map[listName][]Kind{}
	for kind := range Kinds() {
		for _, home := range kinds[kind].homes {
			list := listName{section: strings.Split(home, ".")[0]}
			if typ, ok := strings.CutPrefix(home, modulePrefix); ok {
				list.typ = typ
				if in[list] == nil {
					in[list] = onlyModule
				}
			}
			in[list] = slices.Insert(slices.Clone(in[list]), 0, kind)
		}
	}
	return in
}
