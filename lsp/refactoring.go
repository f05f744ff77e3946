package lsp

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/refactor"

	"go.lsp.dev/protocol"
)

// ignoreKind is the kind of the actions that have a rule ignored.
const ignoreKind = protocol.CodeActionKindQuickFix + ".ignore"

// refactorKinds are the kinds of actions by what they do.
var refactorKinds = map[refactor.Kind]protocol.CodeActionKind{
	refactor.Rewrite: protocol.CodeActionKindRefactorRewrite, refactor.Extract: protocol.CodeActionKindRefactorExtract,
}

// refactorings returns the actions that rewrite what is at a range, of the kinds that a client
// asks for. There may be more where a file around is not known yet.
func refactorings(snap *state.Snapshot, d *state.Document, asked text.Span, only []protocol.CodeActionKind) (actions []protocol.CommandOrCodeAction, more bool) {
	if !wanted(only, protocol.CodeActionKindRefactorRewrite, true) && !wanted(only, protocol.CodeActionKindRefactorExtract, true) {
		return nil, false
	}
	around, gaps := snap.Around(d.Key).Noting()
	for _, a := range refactor.At(d.File, asked, around) {
		kind := refactorKinds[a.Kind]
		if !wanted(only, kind, true) {
			continue
		}
		action := newAction(snap, d, a.Title, kind, a.Edits)
		if a.Beside == nil || editBeside(snap, d, action, a.Beside) {
			actions = append(actions, action)
		}
	}
	return actions, gaps.Some()
}

// ignores returns the actions that have the rules ignored that speak at a range: there, or in the
// settings file beside the manifest. There may be more where it is not known yet whether there is such a file.
func ignores(snap *state.Snapshot, d *state.Document, asked text.Span, found []analysis.Diagnostic) (actions []protocol.CommandOrCodeAction, more bool) {
	var seen []string
	around, gaps := snap.Around(d.Key).Noting()
	for i := range found {
		f := &found[i]
		if !touches(f.Span, asked) || slices.Contains(seen, f.Rule.ID) || f.Rule.Page != "" { // one with a page of its own is in no list
			continue
		}
		seen = append(seen, f.Rule.ID)
		shown := []protocol.Diagnostic{state.DiagnosticToProtocol(f, d, snap.Encoding, snap.Client.Shown())}
		if edits := refactor.Ignore(d.File, f.Span.Start, f.Rule.ID); len(edits) > 0 {
			action := newAction(snap, d, "Ignore "+f.Rule.ID+" here", ignoreKind, edits)
			action.Diagnostics = shown
			actions = append(actions, action)
		}
		if change, ok := refactor.TurnOff(around, settings.Name, f.Rule.ID); ok {
			action := newAction(snap, d, "Turn off "+f.Rule.ID+" in "+settings.Name, ignoreKind, nil)
			action.Diagnostics = shown
			if editBeside(snap, d, action, change) {
				actions = append(actions, action)
			}
		}
	}
	return actions, gaps.Some()
}

// editBeside adds the change of another file to an action, said to be one. It is false where the
// client cannot be told what is changed, or cannot make the file.
func editBeside(snap *state.Snapshot, d *state.Document, action *protocol.CodeAction, change *refactor.FileEdit) bool {
	if !snap.Client.DocumentChanges || !snap.Client.ChangeAnnotations || change.Buffer == nil && !snap.Client.CreatesFiles {
		return false
	}
	const id = protocol.ChangeAnnotationIdentifier("beside")
	address, buf := d.Beside(change.Path), change.Buffer
	changes := slices.DeleteFunc(action.Edit.DocumentChanges, func(c protocol.DocumentChange) bool {
		edit, ok := c.(*protocol.TextDocumentEdit)
		return ok && len(edit.Edits) == 0
	})
	label := "Change "
	if buf == nil {
		keep := true
		create := &protocol.CreateFile{Kind: "create", URI: address, Options: &protocol.CreateFileOptions{IgnoreIfExists: &keep}}
		create.AnnotationID, label = id, "Create "
		buf, changes = text.New(""), append(changes, create)
	}
	action.Edit.DocumentChanges = append(changes, documentEdit(address, snap.VersionOf(address, buf.String()), textEdits(buf, change.Edits, snap.Encoding), id))
	action.Edit.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{
		id: {Label: label + change.Path[strings.LastIndexByte(change.Path, '/')+1:]},
	}
	return true
}
