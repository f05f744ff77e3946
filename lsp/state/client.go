package state

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// ClientCapabilities is what the server wants to know of the client's capabilities.
// The zero value is a client that declares nothing.
type ClientCapabilities struct {
	Push               DiagnosticCapabilities
	Pull               DiagnosticCapabilities
	Pulls              bool // asks for diagnostics; then nothing is pushed
	PullsWorkspace     bool // asks for those of the whole workspace, too
	CodeActionLiterals bool
	DocumentChanges    bool // takes versioned edits
	ChangeAnnotations  bool // shows what versioned edits are said to be
	CreatesFiles       bool
	NestedSymbols      bool
	Configuration      bool // can be asked for settings
	TellsConfiguration bool // can be asked to tell of changes of settings
	TellsDocuments     bool // can be asked to tell of other documents
	PullsAsTold        bool // asks for the diagnostics of other documents only if it is asked to do so
	ActsAsTold         bool // asks for code actions of other documents only if it is asked to do so
	WatchesFiles       bool // can be asked to tell of changes of files
	Refreshes          bool // can be asked to pull diagnostics again
	RefreshesHints     bool
	RefreshesLenses    bool
	Completion         CompletionCapabilities
	Hover              markup
	Folding            foldingCapabilities
	Formatting         FormattingCapabilities
	Lenses             lensCapabilities
	Links              linkCapabilities
	LinkTips           bool // shows what a link of a document leads to
	ShowsDocuments     bool // can be asked to show a page
	FileOperations     FileCapabilities
	ShowsProgress      bool // shows the progress of work that it did not ask for
	PreparesRename     bool // asks for the name before it asks to rename it
}

// linkCapabilities says by which methods the client takes links, which say more than places.
type linkCapabilities struct{ Definition, Declaration, Implementation bool }

// readLinks picks out what linkCapabilities holds.
func readLinks(doc Object) linkCapabilities {
	takes := func(method string) bool { return doc.Object(method)["linkSupport"] == true }
	return linkCapabilities{takes("definition"), takes("declaration"), takes("implementation")}
}

// DiagnosticCapabilities says what a diagnostic may hold.
type DiagnosticCapabilities struct {
	Related bool
	Link    bool // the address of the rule's documentation
	Tags    []analysis.Tag
}

// ReadClient picks out what the parameters of "initialize" say of the client.
func ReadClient(params Object) ClientCapabilities {
	c := ReadCapabilities(params.Object("capabilities"))
	// Neovim 0.12 that is asked to refresh asks for the workspace alone if that is offered, and throws
	// away what the answer says of documents that it has asked about before: all that are open.
	c.PullsWorkspace = c.Pulls && params.Object("clientInfo").String("name") != "Neovim"
	return c
}

// ReadCapabilities picks out what clientCapabilities holds.
func ReadCapabilities(client Object) ClientCapabilities {
	doc := client.Object("textDocument")
	_, pulls := doc["diagnostic"].(map[string]any)
	// Who opens documents that it is asked to tell of asks no more about them than it is asked to.
	asTold := func(method string) bool {
		return doc.Object("synchronization")["dynamicRegistration"] == true && doc.Object(method)["dynamicRegistration"] == true
	}
	workspace := client.Object("workspace")
	return ClientCapabilities{
		Push:               readDiagnostics(doc.Object("publishDiagnostics")),
		Pull:               readDiagnostics(doc.Object("diagnostic")),
		Pulls:              pulls,
		CodeActionLiterals: doc.Object("codeAction")["codeActionLiteralSupport"] != nil,
		DocumentChanges:    workspace.Object("workspaceEdit")["documentChanges"] == true,
		ChangeAnnotations:  workspace.Object("workspaceEdit")["changeAnnotationSupport"] != nil,
		CreatesFiles:       slices.Contains(workspace.Object("workspaceEdit").List("resourceOperations"), any("create")),
		NestedSymbols:      doc.Object("documentSymbol")["hierarchicalDocumentSymbolSupport"] == true,
		Configuration:      workspace["configuration"] == true,
		TellsConfiguration: workspace.Object("didChangeConfiguration")["dynamicRegistration"] == true,
		TellsDocuments:     doc.Object("synchronization")["dynamicRegistration"] == true,
		PullsAsTold:        pulls && asTold("diagnostic"),
		ActsAsTold:         asTold("codeAction"),
		WatchesFiles:       workspace.Object("didChangeWatchedFiles")["dynamicRegistration"] == true,
		Refreshes:          workspace.Object("diagnostics")["refreshSupport"] == true,
		RefreshesHints:     workspace.Object("inlayHint")["refreshSupport"] == true,
		RefreshesLenses:    workspace.Object("codeLens")["refreshSupport"] == true,
		Completion:         readCompletion(doc.Object("completion"), client.Object("experimental")),
		Hover:              readMarkup(doc.Object("hover").List("contentFormat")),
		Folding:            readFolding(doc.Object("foldingRange")),
		Formatting:         readFormatting(doc),
		Lenses:             readLenses(client.Object("experimental"), doc.Object("codeLens")),
		Links:              readLinks(doc),
		LinkTips:           doc.Object("documentLink")["tooltipSupport"] == true,
		FileOperations:     readFileCapabilities(workspace.Object("fileOperations")),
		ShowsProgress:      client.Object("window")["workDoneProgress"] == true,
		PreparesRename:     doc.Object("rename")["prepareSupport"] == true,
		ShowsDocuments:     client.Object("window").Object("showDocument")["support"] == true,
	}
}

func readDiagnostics(c Object) DiagnosticCapabilities {
	out := DiagnosticCapabilities{
		Related: c["relatedInformation"] == true,
		Link:    c["codeDescriptionSupport"] == true,
	}
	for _, tag := range c.Object("tagSupport").List("valueSet") {
		if n, ok := tag.(float64); ok {
			out.Tags = append(out.Tags, analysis.Tag(n))
		}
	}
	return out
}

// Asks reports whether a question for diagnostics is about source files, or about all else, by the name that the client gave it. A client that
// asks about source files because it is asked to gives that question a name of its own.
func (c ClientCapabilities) Asks(identifier string, source bool) bool {
	return !c.PullsAsTold || source == (identifier == SourceDiagnostics)
}

// Encodings are the units of positions by the protocol's names.
var Encodings = map[protocol.PositionEncodingKind]text.Encoding{
	protocol.PositionEncodingKindUTF8:  text.UTF8,
	protocol.PositionEncodingKindUTF16: text.UTF16,
	protocol.PositionEncodingKindUTF32: text.UTF32,
}

// ChooseEncoding returns the first encoding of the client's list that the server
// knows, which are all that the protocol names, else UTF-16.
func ChooseEncoding(client Object) protocol.PositionEncodingKind {
	for _, v := range client.Object("general").List("positionEncodings") {
		name, _ := v.(string)
		if _, ok := Encodings[protocol.PositionEncodingKind(name)]; ok {
			return protocol.PositionEncodingKind(name)
		}
	}
	return protocol.PositionEncodingKindUTF16
}

// Object is a decoded JSON object. What is missing or of another type than asked
// for reads as empty: a client that declares one thing wrongly is still served.
type Object map[string]any

// Object returns the object under a key.
func (o Object) Object(key string) Object {
	v, _ := o[key].(map[string]any)
	return v
}

// List returns the array under a key.
func (o Object) List(key string) []any {
	v, _ := o[key].([]any)
	return v
}

// String returns the string under a key.
func (o Object) String(key string) string {
	v, _ := o[key].(string)
	return v
}

// Shown is what the diagnostics may hold that the client shows. Up to protocol 3.17
// clients declare it for pushed diagnostics only, and mean both.
func (c ClientCapabilities) Shown() DiagnosticCapabilities {
	if !c.Pulls {
		return c.Push
	}
	both := c.Pull
	both.Related = both.Related || c.Push.Related
	both.Link = both.Link || c.Push.Link
	if len(both.Tags) == 0 {
		both.Tags = c.Push.Tags
	}
	return both
}
