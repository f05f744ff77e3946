package lsp

import (
	"context"
	"errors"
	"fmt"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// notifications are the notifications that the server knows; it ignores all others.
// They run on the reader, in wire order.
var notifications = map[string]func(*server, jsonrpc2.RawMessage) error{
	protocol.MethodInitialized:                        onNotification((*server).initialized),
	protocol.MethodExit:                               (*server).exit,
	protocol.MethodCancelRequest:                      onNotification((*server).cancelRequest),
	protocol.MethodSetTrace:                           onNotification((*server).setTrace),
	protocol.MethodTextDocumentDidOpen:                onNotification((*server).didOpen),
	protocol.MethodTextDocumentDidChange:              onNotification((*server).didChange),
	protocol.MethodTextDocumentDidSave:                onNotification((*server).didSave),
	protocol.MethodTextDocumentDidClose:               onNotification((*server).didClose),
	protocol.MethodWorkspaceDidChangeWorkspaceFolders: onNotification((*server).didChangeWorkspaceFolders),
	protocol.MethodWorkspaceDidChangeConfiguration:    onNotification((*server).didChangeConfiguration),
	protocol.MethodWorkspaceDidChangeWatchedFiles:     onNotification((*server).didChangeWatchedFiles),
	protocol.MethodWorkspaceDidCreateFiles:            onNotification((*server).didChangeFiles),
	protocol.MethodWorkspaceDidRenameFiles:            onNotification((*server).didChangeFiles),
	protocol.MethodWorkspaceDidDeleteFiles:            onNotification((*server).didChangeFiles),

	methodDidChangeFiles: onNotification((*server).didChangeClientFiles),
}

// calls that change the state run on the reader.
var inlineCalls = map[string]func(*server, jsonrpc2.RawMessage) (any, error){
	protocol.MethodInitialize: (*server).initialize,
	protocol.MethodShutdown:   (*server).shutdown,
}

// requests are the calls that only read. They run beside the reader, on the snapshot
// that was current when they arrived.
var requests = map[string]request{
	protocol.MethodTextDocumentDiagnostic:              onRequest(documentDiagnostic),
	protocol.MethodWorkspaceDiagnostic:                 onRequest(workspaceDiagnostic),
	protocol.MethodTextDocumentCodeAction:              onRequest(codeAction),
	protocol.MethodTextDocumentDocumentSymbol:          onRequest(documentSymbol),
	protocol.MethodTextDocumentCompletion:              onRequest(complete),
	protocol.MethodCompletionItemResolve:               onRequest(resolveCompletion),
	protocol.MethodTextDocumentHover:                   onRequest(showHover),
	protocol.MethodTextDocumentFoldingRange:            onRequest(foldingRange),
	protocol.MethodTextDocumentSelectionRange:          onRequest(selectionRange),
	protocol.MethodTextDocumentDocumentLink:            onRequest(documentLink),
	protocol.MethodDocumentLinkResolve:                 onRequest(documentLinkResolve),
	protocol.MethodTextDocumentInlayHint:               onRequest(inlayHint),
	protocol.MethodTextDocumentCodeLens:                onRequest(codeLens),
	protocol.MethodCodeLensResolve:                     onRequest(codeLensResolve),
	protocol.MethodTextDocumentSemanticTokensFull:      onRequest(semanticTokens),
	protocol.MethodTextDocumentSemanticTokensRange:     onRequest(semanticTokensRange),
	protocol.MethodTextDocumentSemanticTokensFullDelta: onRequest(semanticTokensDelta),
	protocol.MethodWorkspaceSymbol:                     onRequest(workspaceSymbol),
	protocol.MethodTextDocumentFormatting:              onRequest(formatting),
	protocol.MethodTextDocumentRangeFormatting:         onRequest(rangeFormatting),
	protocol.MethodTextDocumentOnTypeFormatting:        onRequest(onTypeFormatting),
	protocol.MethodTextDocumentLinkedEditingRange:      onRequest(linkedEditingRange),

	protocol.MethodTextDocumentDefinition:           onRequest(definition),
	protocol.MethodTextDocumentDeclaration:          onRequest(declaration),
	protocol.MethodTextDocumentTypeDefinition:       onRequest(typeDefinition),
	protocol.MethodTextDocumentImplementation:       onRequest(implementation),
	protocol.MethodTextDocumentReferences:           onRequest(references),
	protocol.MethodTextDocumentDocumentHighlight:    onRequest(documentHighlight),
	protocol.MethodTextDocumentPrepareRename:        onRequest(prepareRename),
	protocol.MethodTextDocumentRename:               onRequest(rename),
	protocol.MethodTextDocumentPrepareCallHierarchy: onRequest(prepareCallHierarchy),
	protocol.MethodCallHierarchyIncomingCalls:       onRequest(incomingCalls),
	protocol.MethodCallHierarchyOutgoingCalls:       onRequest(outgoingCalls),

	protocol.MethodWorkspaceWillRenameFiles: onRequest(willRenameFiles),

	methodSchema: onRequest(showSchema),
}

// request decodes the parameters of a call, on the reader, and returns what is left
// to do.
type request func(params jsonrpc2.RawMessage) (answer, error)

// answer computes the result of a call.
type answer func(context.Context, *state.Snapshot) (any, error)

func onRequest[P, R any](handle func(context.Context, *state.Snapshot, *P) (R, error)) request {
	return func(raw jsonrpc2.RawMessage) (answer, error) {
		params := new(P)
		if err := state.Decode(raw, params); err != nil {
			return nil, err
		}
		return func(ctx context.Context, snap *state.Snapshot) (any, error) {
			return handle(ctx, snap, params)
		}, nil
	}
}

func onNotification[P any](handle func(*server, *P) error) func(*server, jsonrpc2.RawMessage) error {
	return func(s *server, raw jsonrpc2.RawMessage) error {
		params := new(P)
		if err := state.Decode(raw, params); err != nil {
			return err
		}
		return handle(s, params)
	}
}

// wireError turns the error of a call into the one that is sent. This is the only
// place that chooses codes for errors that have none.
func wireError(ctx context.Context, err error) error {
	var coded *jsonrpc2.Error
	switch {
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		return protocol.ErrRequestCancelled
	case err == nil, errors.As(err, &coded):
		return err
	default:
		return jsonrpc2.NewError(jsonrpc2.InternalError, err.Error())
	}
}

// errUnknownMethod answers a call that the server does not know.
func errUnknownMethod(method string) error {
	return jsonrpc2.NewError(jsonrpc2.MethodNotFound, fmt.Sprintf("the method %.100q is not known", method))
}
