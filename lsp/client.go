package lsp

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
)

// clientCapabilities is what the server wants to know of the client's capabilities.
// The zero value is a client that declares nothing.
type clientCapabilities struct {
	push               diagnosticCapabilities
	pull               diagnosticCapabilities
	pulls              bool // asks for diagnostics; then nothing is pushed
	codeActionLiterals bool
	documentChanges    bool // takes versioned edits
	changeAnnotations  bool // shows what versioned edits are said to be
	createsFiles       bool
	nestedSymbols      bool
	configuration      bool // can be asked for settings
	tellsConfiguration bool // can be asked to tell of changes of settings
	watchesFiles       bool // can be asked to tell of changes of files
	refreshes          bool // can be asked to pull diagnostics again
	refreshesHints     bool
	refreshesLenses    bool
	completion         completionCapabilities
	hover              markup
	folding            foldingCapabilities
	formatting         formattingCapabilities
	lenses             lensKind // those for which it has the command
	links              linkCapabilities
	linkTips           bool // shows what a link of a document leads to
	showsDocuments     bool // can be asked to show a page
	fileOperations     fileCapabilities
	showsProgress      bool // shows the progress of work that it did not ask for
	preparesRename     bool // asks for the name before it asks to rename it
}

// linkCapabilities says by which methods the client takes links, which say more than places.
type linkCapabilities struct{ definition, declaration, implementation bool }

// readLinks picks out what linkCapabilities holds.
func readLinks(doc object) linkCapabilities {
	takes := func(method string) bool { return doc.object(method)["linkSupport"] == true }
	return linkCapabilities{takes("definition"), takes("declaration"), takes("implementation")}
}

// diagnosticCapabilities says what a diagnostic may hold.
type diagnosticCapabilities struct {
	related bool
	link    bool // the address of the rule's documentation
	tags    []analysis.Tag
}

// readCapabilities picks out what clientCapabilities holds.
func readCapabilities(client object) clientCapabilities {
	doc := client.object("textDocument")
	_, pulls := doc["diagnostic"].(map[string]any)
	workspace := client.object("workspace")
	return clientCapabilities{
		push:               readDiagnostics(doc.object("publishDiagnostics")),
		pull:               readDiagnostics(doc.object("diagnostic")),
		pulls:              pulls,
		codeActionLiterals: doc.object("codeAction")["codeActionLiteralSupport"] != nil,
		documentChanges:    workspace.object("workspaceEdit")["documentChanges"] == true,
		changeAnnotations:  workspace.object("workspaceEdit")["changeAnnotationSupport"] != nil,
		createsFiles:       slices.Contains(workspace.object("workspaceEdit").list("resourceOperations"), any("create")),
		nestedSymbols:      doc.object("documentSymbol")["hierarchicalDocumentSymbolSupport"] == true,
		configuration:      workspace["configuration"] == true,
		tellsConfiguration: workspace.object("didChangeConfiguration")["dynamicRegistration"] == true,
		watchesFiles:       workspace.object("didChangeWatchedFiles")["dynamicRegistration"] == true,
		refreshes:          workspace.object("diagnostics")["refreshSupport"] == true,
		refreshesHints:     workspace.object("inlayHint")["refreshSupport"] == true,
		refreshesLenses:    workspace.object("codeLens")["refreshSupport"] == true,
		completion:         readCompletion(doc.object("completion"), client.object("experimental")),
		hover:              readMarkup(doc.object("hover").list("contentFormat")),
		folding:            readFolding(doc.object("foldingRange")),
		formatting:         readFormatting(doc),
		lenses:             readLenses(client.object("experimental")),
		links:              readLinks(doc),
		linkTips:           doc.object("documentLink")["tooltipSupport"] == true,
		fileOperations:     readFileCapabilities(workspace.object("fileOperations")),
		showsProgress:      client.object("window")["workDoneProgress"] == true,
		preparesRename:     doc.object("rename")["prepareSupport"] == true,
		showsDocuments:     client.object("window").object("showDocument")["support"] == true,
	}
}

func readDiagnostics(c object) diagnosticCapabilities {
	out := diagnosticCapabilities{
		related: c["relatedInformation"] == true,
		link:    c["codeDescriptionSupport"] == true,
	}
	for _, tag := range c.object("tagSupport").list("valueSet") {
		if n, ok := tag.(float64); ok {
			out.tags = append(out.tags, analysis.Tag(n))
		}
	}
	return out
}

// encodings are the units of positions by the protocol's names.
var encodings = map[protocol.PositionEncodingKind]text.Encoding{
	protocol.PositionEncodingKindUTF8:  text.UTF8,
	protocol.PositionEncodingKindUTF16: text.UTF16,
	protocol.PositionEncodingKindUTF32: text.UTF32,
}

// chooseEncoding returns the first encoding of the client's list that the server
// knows, which are all that the protocol names, else UTF-16.
func chooseEncoding(client object) protocol.PositionEncodingKind {
	for _, v := range client.object("general").list("positionEncodings") {
		name, _ := v.(string)
		if _, ok := encodings[protocol.PositionEncodingKind(name)]; ok {
			return protocol.PositionEncodingKind(name)
		}
	}
	return protocol.PositionEncodingKindUTF16
}

// object is a decoded JSON object. What is missing or of another type than asked
// for reads as empty: a client that declares one thing wrongly is still served.
type object map[string]any

func (o object) object(key string) object {
	v, _ := o[key].(map[string]any)
	return v
}

func (o object) list(key string) []any {
	v, _ := o[key].([]any)
	return v
}

func (o object) string(key string) string {
	v, _ := o[key].(string)
	return v
}

// shown is what the diagnostics may hold that the client shows. Up to protocol 3.17
// clients declare it for pushed diagnostics only, and mean both.
func (c clientCapabilities) shown() diagnosticCapabilities {
	if !c.pulls {
		return c.push
	}
	both := c.pull
	both.related = both.related || c.push.related
	both.link = both.link || c.push.link
	if len(both.tags) == 0 {
		both.tags = c.push.tags
	}
	return both
}
