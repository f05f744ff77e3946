package lsp

import (
	"slices"

	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// migrations returns the actions that replace modules by others, but for those that are among the fixes that are offered.
func migrations(snap *state.Snapshot, d *state.Document, moves []mend.Migration, fixes []protocol.CommandOrCodeAction) []protocol.CommandOrCodeAction {
	var actions []protocol.CommandOrCodeAction
	for _, m := range moves {
		if slices.ContainsFunc(fixes, func(a protocol.CommandOrCodeAction) bool {
			fix, ok := a.(*protocol.CodeAction)
			return ok && fix.Title == m.Title
		}) {
			continue
		}
		action := newAction(snap, d, m.Title, protocol.CodeActionKindRefactorRewrite, m.Edits)
		if snap.Client.ChangeAnnotations {
			annotate(action.Edit, m.Title, m.Remark)
		}
		actions = append(actions, action)
	}
	return actions
}

// annotate says what the edits of documents are: they leave something to do, and nothing else tells
// what. It does not ask for a confirmation: VS Code then shows them with no box ticked, so that
// "Apply" applies nothing.
func annotate(edit *protocol.WorkspaceEdit, label, description string) {
	const id = "migration"
	for _, change := range edit.DocumentChanges {
		document, ok := change.(*protocol.TextDocumentEdit)
		if !ok {
			continue
		}
		for i, e := range document.Edits {
			if plain, ok := e.(*protocol.TextEdit); ok {
				document.Edits[i] = &protocol.AnnotatedTextEdit{TextEdit: *plain, AnnotationID: id}
			}
		}
		edit.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{
			id: {Label: label, Description: &description},
		}
	}
}
