package state

import (
	"slices"

	"go.lsp.dev/protocol"
)

// Languages as editors name them: those of source code, and those of the other files around a manifest that are read.
var (
	sourceLanguages = []string{"javascript", "javascriptreact", "typescript", "typescriptreact"}
	dataLanguages   = []string{"json", "jsonc"}
)

// SourceDiagnostics names the question for the diagnostics of source files, for clients that ask because they are asked to.
const SourceDiagnostics = "sources"

// sourceFilter selects documents by the language that editors give them.
type sourceFilter struct {
	Language string `json:"language"`
	Scheme   string `json:"scheme"`
}

// registrations are the parameters of client/registerCapability.
type registrations struct {
	All []Registration `json:"registrations"`
}

// selectorOf selects the documents of some languages.
func selectorOf(languages ...string) (all []sourceFilter) {
	for _, language := range languages {
		all = append(all, sourceFilter{language, "file"})
	}
	return all
}

// SourceRegistrations returns the parameters by which a client is asked to tell of source code, and of other files that are read,
// while they are being edited.
func SourceRegistrations() any {
	type options struct {
		Selector []sourceFilter                `json:"documentSelector"`
		Kind     protocol.TextDocumentSyncKind `json:"syncKind"`
	}
	var params registrations
	selector := selectorOf(slices.Concat(sourceLanguages, dataLanguages)...)
	for _, method := range []string{
		protocol.MethodTextDocumentDidOpen, protocol.MethodTextDocumentDidChange, protocol.MethodTextDocumentDidClose, protocol.MethodTextDocumentDidSave,
	} {
		params.All = append(params.All, Registration{"source:" + method, method, options{selector, protocol.TextDocumentSyncKindIncremental}})
	}
	return params
}

// MirrorRegistrations returns the parameters by which a client is asked to ask for the diagnostics of source code and their fixes. It is
// false where there is nothing to ask for.
func MirrorRegistrations(c ClientCapabilities) (params any, some bool) {
	type options struct {
		Selector   []sourceFilter            `json:"documentSelector"`
		Identifier string                    `json:"identifier,omitempty"`
		InterFile  *bool                     `json:"interFileDependencies,omitempty"`
		Workspace  *bool                     `json:"workspaceDiagnostics,omitempty"`
		Kinds      []protocol.CodeActionKind `json:"codeActionKinds,omitempty"`
	}
	var out registrations
	add := func(method string, o options) {
		o.Selector = selectorOf(sourceLanguages...)
		out.All = append(out.All, Registration{"source:" + method, method, o})
	}
	if c.PullsAsTold {
		alone := false
		add(protocol.MethodTextDocumentDiagnostic, options{Identifier: SourceDiagnostics, InterFile: &alone, Workspace: &c.PullsWorkspace})
	}
	if c.ActsAsTold {
		add(protocol.MethodTextDocumentCodeAction, options{Kinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix}})
	}
	return out, len(out.All) > 0
}
