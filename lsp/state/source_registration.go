package state

import "go.lsp.dev/protocol"

// languages are those of source code, as editors name them.
var languages = []string{"javascript", "javascriptreact", "typescript", "typescriptreact"}

// SourceRegistrations returns the parameters by which a client is asked to tell of source code that is being edited.
func SourceRegistrations() any {
	type filter struct {
		Language string `json:"language"`
		Scheme   string `json:"scheme"`
	}
	type options struct {
		Selector []filter                      `json:"documentSelector"`
		Kind     protocol.TextDocumentSyncKind `json:"syncKind"`
	}
	var params struct {
		Registrations []Registration `json:"registrations"`
	}
	var selector []filter
	for _, language := range languages {
		selector = append(selector, filter{language, "file"})
	}
	for _, method := range []string{
		protocol.MethodTextDocumentDidOpen, protocol.MethodTextDocumentDidChange, protocol.MethodTextDocumentDidClose, protocol.MethodTextDocumentDidSave,
	} {
		params.Registrations = append(params.Registrations, Registration{"source:" + method, method, options{selector, protocol.TextDocumentSyncKindIncremental}})
	}
	return params
}
