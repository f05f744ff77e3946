package state

import "go.lsp.dev/protocol"

// languages are those of source code, as editors name them.
var languages = []string{"javascript", "javascriptreact", "typescript", "typescriptreact"}

// SourceDiagnostics names the question for the diagnostics of source files, for clients that ask because they are asked to.
const SourceDiagnostics = "sources"

// sourceFilter selects documents of source code by the language that editors give them.
type sourceFilter struct {
	Language string `json:"language"`
	Scheme   string `json:"scheme"`
}

// registrations are the parameters of client/registerCapability.
type registrations struct {
	All []Registration `json:"registrations"`
}

// sourceSelector selects the documents of source code.
func sourceSelector() (all []sourceFilter) {
	for _, language := range languages {
		all = append(all, sourceFilter{language, "file"})
	}
	return all
}

// SourceRegistrations returns the parameters by which a client is asked to tell of source code that is being edited.
func SourceRegistrations() any {
	type options struct {
		Selector []sourceFilter                `json:"documentSelector"`
		Kind     protocol.TextDocumentSyncKind `json:"syncKind"`
	}
	var params registrations
	for _, method := range []string{
		protocol.MethodTextDocumentDidOpen, protocol.MethodTextDocumentDidChange, protocol.MethodTextDocumentDidClose, protocol.MethodTextDocumentDidSave,
	} {
		params.All = append(params.All, Registration{"source:" + method, method, options{sourceSelector(), protocol.TextDocumentSyncKindIncremental}})
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
		o.Selector = sourceSelector()
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
