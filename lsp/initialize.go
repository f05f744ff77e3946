package lsp

import (
	"math"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// initialize answers "initialize". Its parameters are read with more patience than
// others: a server that cannot be started because one of a hundred capabilities has
// an odd type helps nobody.
func (s *server) initialize(raw jsonrpc2.RawMessage) (any, error) {
	if s.state.Load().Phase != state.Starting {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
	}
	var params state.Object
	if err := state.Decode(raw, &params); err != nil {
		return nil, err
	}
	client := params.Object("capabilities")
	kind := state.ChooseEncoding(client)
	set, _, wrong := state.ReadSettings(params["initializationOptions"])
	s.update(func(next *state.Snapshot) {
		next.Phase = state.Running
		next.Encoding = state.Encodings[kind]
		next.Client = state.ReadClient(params)
		next.Trace = readTrace(params.String("trace"))
		next.Folders = state.ReadFolders(params)
		next.Configuration.Initial = set
	})
	s.schemas.begin(wrong)
	if pid, ok := params["processId"].(float64); ok && pid > 0 && pid <= math.MaxInt32 {
		s.watchParent(s.publisher.ctx, int(pid))
	}
	s.log.Info("session begins", "client", params.Object("clientInfo").String("name"), "encoding", kind)
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(kind),
		ServerInfo:   protocol.ServerInfo{Name: state.ServerName, Version: protocol.NewOptional(s.options.Version)},
	}, nil
}

// capabilities is what the server offers this client.
func (s *server) capabilities(kind protocol.PositionEncodingKind) protocol.ServerCapabilities {
	yes, change := true, protocol.TextDocumentSyncKindIncremental
	out := protocol.ServerCapabilities{
		PositionEncoding: kind,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: &yes, Change: &change, Save: protocol.Boolean(true),
		},
		DocumentSymbolProvider:     protocol.Boolean(true),
		HoverProvider:              protocol.Boolean(true),
		FoldingRangeProvider:       protocol.Boolean(true),
		SelectionRangeProvider:     protocol.Boolean(true),
		LinkedEditingRangeProvider: protocol.Boolean(true),
		WorkspaceSymbolProvider:    protocol.Boolean(true),
		DocumentLinkProvider:       &protocol.DocumentLinkOptions{ResolveProvider: &yes},
		InlayHintProvider:          protocol.Boolean(true),
		SemanticTokensProvider:     semanticTokensOptions(),
		DefinitionProvider:         protocol.Boolean(true),
		DeclarationProvider:        protocol.Boolean(true),
		ImplementationProvider:     protocol.Boolean(true),
		ReferencesProvider:         protocol.Boolean(true),
		DocumentHighlightProvider:  protocol.Boolean(true),
		CallHierarchyProvider:      protocol.Boolean(true),
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported: &yes, ChangeNotifications: protocol.Boolean(true),
			},
		},
	}
	offerByClient(s.state.Load().Client, &out)
	return out
}

// offerByClient adds what the server offers to some clients only, or in the form that they know.
func offerByClient(c state.ClientCapabilities, out *protocol.ServerCapabilities) {
	yes := true
	if c.ShowsDocuments {
		out.TypeDefinitionProvider = protocol.Boolean(true)
	}
	out.Workspace.FileOperations = fileOperations(c.FileOperations)
	out.RenameProvider = protocol.Boolean(true)
	if c.PreparesRename {
		out.RenameProvider = &protocol.RenameOptions{PrepareProvider: &yes}
	}
	out.CompletionProvider = completionOptions(c.Completion)
	offerFormatting(c.Formatting, out)
	if c.Lenses.Kinds != 0 {
		out.CodeLensProvider = &protocol.CodeLensOptions{ResolveProvider: &c.Lenses.Resolves}
	}
	if c.CodeActionLiterals {
		out.CodeActionProvider = &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{
			protocol.CodeActionKindQuickFix, protocol.CodeActionKindRefactorRewrite, protocol.CodeActionKindRefactorExtract, fixAllKind,
		}}
	}
	if c.Pulls {
		out.DiagnosticProvider = &protocol.DiagnosticOptions{WorkspaceDiagnostics: c.PullsWorkspace}
	}
}

// initialized is the client's word that it can be asked things.
func (s *server) initialized(*struct{}) error {
	s.schemas.ask(todo{register: true, configure: true})
	s.prepared.Do(func() {
		s.background.group.Go(func() { s.prepare(s.publisher.ctx) })
		s.background.group.Go(func() { s.indexFolders(s.publisher.ctx) })
	})
	return nil
}

// shutdown answers "shutdown": from now on only "exit" is heard.
func (s *server) shutdown(jsonrpc2.RawMessage) (any, error) {
	s.update(func(next *state.Snapshot) {
		next.Phase = state.ShutDown
		next.Documents = nil
	})
	return nil, nil
}

// exit ends the session.
func (s *server) exit(jsonrpc2.RawMessage) error {
	s.finish(End{Code: s.exitCode()})
	return nil
}
