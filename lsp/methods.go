package lsp

import (
	"maps"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
)

// Method is a method of the protocol that the server knows.
type Method struct {
	Name string
	// Doc says in a few words what a client gets by it.
	Doc string
}

// Methods returns the methods that a client can call, sorted by their names. They come from the
// tables of handlers, so that none is left out.
func Methods() []Method {
	var all []Method
	for _, names := range [][]string{
		slices.Collect(maps.Keys(notifications)), slices.Collect(maps.Keys(inlineCalls)), slices.Collect(maps.Keys(requests)),
	} {
		for _, name := range names {
			all = append(all, Method{name, methodDocs[name]})
		}
	}
	slices.SortFunc(all, func(a, b Method) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// methodDocs says of each method what a client gets by it.
var methodDocs = map[string]string{
	protocol.MethodInitialize:                         "capabilities by what the client can do; positions in UTF-8, UTF-16 or UTF-32",
	protocol.MethodInitialized:                        "registers for changes of files and settings",
	protocol.MethodShutdown:                           "ends the session",
	protocol.MethodExit:                               "ends the program",
	protocol.MethodCancelRequest:                      "stops the work on an answer",
	protocol.MethodSetTrace:                           "tells how long each call took",
	protocol.MethodTextDocumentDidOpen:                "takes over a document: a manifest, or source code or JSON of its app, which then counts before it is saved",
	protocol.MethodTextDocumentDidChange:              "incremental or whole texts",
	protocol.MethodTextDocumentDidSave:                "looks at the files around again",
	protocol.MethodTextDocumentDidClose:               "leaves a document to the disk",
	protocol.MethodWorkspaceDidChangeWorkspaceFolders: "folders that come and go",
	protocol.MethodWorkspaceDidChangeConfiguration:    "new settings",
	protocol.MethodWorkspaceDidChangeWatchedFiles:     "files and packages that changed",
	protocol.MethodTextDocumentDiagnostic:             "diagnostics of a document, where the client asks for them",
	protocol.MethodWorkspaceDiagnostic:                "diagnostics of all manifests in the workspace folders, open or not, and of the source files of open ones, [if that is set](docs/settings.md#diagnosticsinsources)",
	protocol.MethodTextDocumentCodeAction:             "quick fixes, migrations, refactorings, rules ignored where they speak, all that can be fixed safely",
	protocol.MethodTextDocumentDocumentSymbol:         "the outline",
	protocol.MethodTextDocumentCompletion:             "what can be written at the cursor: first what the manifest needs; whole modules with what they name",
	protocol.MethodCompletionItemResolve:              "the documentation of an item",
	protocol.MethodTextDocumentHover:                  "what the thing at the cursor means",

	protocol.MethodTextDocumentFoldingRange:            "sections, entries, texts, flow collections, comments and regions; by lines or by characters",
	protocol.MethodTextDocumentSelectionRange:          "word, value, property, entry, list, section",
	protocol.MethodTextDocumentLinkedEditingRange:      "a key, where it is declared, and all that names it",
	protocol.MethodTextDocumentFormatting:              "indentation, blanks and line ends; nothing else changes",
	protocol.MethodTextDocumentRangeFormatting:         "the same for some lines",
	protocol.MethodTextDocumentOnTypeFormatting:        "indents the line after Enter, with a dash where an entry belongs",
	protocol.MethodTextDocumentDocumentLink:            "files, addresses, and the pages about module types",
	protocol.MethodDocumentLinkResolve:                 "the file or function that a link leads to",
	protocol.MethodTextDocumentInlayHint:               "handlers, paths, intervals, limits in force; [each a setting](docs/settings.md#inlayhints)",
	protocol.MethodTextDocumentCodeLens:                "how often a key is named, pages about modules, what a change does to customers; [where the client has the commands](docs/settings.md#codelens)",
	protocol.MethodCodeLensResolve:                     "how often the key of a lens is named",
	protocol.MethodTextDocumentSemanticTokensFull:      "what each word means: module types, keys, names by their kind, variables; deprecated and undeclared ones",
	protocol.MethodTextDocumentSemanticTokensRange:     "the same for some lines",
	protocol.MethodTextDocumentSemanticTokensFullDelta: "what changed since the last answer",
	protocol.MethodWorkspaceSymbol:                     "entries of all manifests by the letters of their keys",
	protocol.MethodTextDocumentDefinition:              "from a name to where it is declared: keys, entries of resources, variables, anchors, attributes, scopes of an event, texts in each locale, handlers in their source files, paths",
	protocol.MethodTextDocumentDeclaration:             "the same",
	protocol.MethodTextDocumentTypeDefinition:          "the documentation of a module type or section, shown in a browser where the client can",
	protocol.MethodTextDocumentImplementation:          "the source code or page behind a module, function, action, endpoint or resource",
	protocol.MethodTextDocumentReferences:              "all places of a name, in the manifest and in the files around it",
	protocol.MethodTextDocumentDocumentHighlight:       "all places of a name in the manifest: declarations are writes",
	protocol.MethodWorkspaceWillRenameFiles:            "paths and handlers in all manifests of the workspace follow a file or directory that moves",
	protocol.MethodWorkspaceDidCreateFiles:             "looks at the files around again",
	protocol.MethodWorkspaceDidRenameFiles:             "the same",
	protocol.MethodWorkspaceDidDeleteFiles:             "the same",
	protocol.MethodTextDocumentPrepareCallHierarchy:    "the module, function, event or handler at the cursor",
	protocol.MethodCallHierarchyIncomingCalls:          "what sets it off: events, modules, functions, handlers that push to a queue",
	protocol.MethodCallHierarchyOutgoingCalls:          "what it sets off: functions, endpoints, remotes, handlers, consumers of a queue",
	protocol.MethodTextDocumentPrepareRename:           "the name that can be changed, or why it cannot",
	protocol.MethodTextDocumentRename:                  "a name in all its places: keys, entries, attributes, variables, anchors, texts in each locale, exported functions",

	methodDidChangeFiles: "files that only the client can reach, [in the worker](docs/worker.md)",

	methodSchema: "by which version of Forge's schema a manifest is judged: `{\"version\", \"builtIn\"}`, null for other documents",
}
