package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"github.com/aymanbagabas/go-udiff"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// fixAllKind is the kind of the action that makes every fix which is safe to make
// without asking.
const fixAllKind = protocol.CodeActionKindSourceFixAll + ".forge-manifest"

// codeActionParams are the parameters of textDocument/codeAction.
type codeActionParams struct {
	state.DocumentParams
	Range   state.WireRange `json:"range"`
	Context struct {
		// Diagnostics may be of any server and in any state.
		Diagnostics []json.RawMessage         `json:"diagnostics"`
		Only        []protocol.CodeActionKind `json:"only"`
	} `json:"context"`
}

// codeAction answers textDocument/codeAction.
func codeAction(ctx context.Context, snap *state.Snapshot, p *codeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	if !snap.Client.CodeActionLiterals {
		return actions, nil
	}
	if d := snap.Documents[p.Key()]; d != nil && d.Source {
		return sourceActions(ctx, snap, d, p)
	}
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return actions, nil
	}
	asked, err := p.Range.ToSpan(d.Buf, snap.Encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	var moves []mend.Migration // and refactorings need no check, which is under way behind a key
	if wanted(p.Context.Only, protocol.CodeActionKindRefactorRewrite, true) {
		moves = mend.Migrations(d.File, asked)
	}
	refactored, more := refactorings(snap, d, asked, p.Context.Only)
	found := snap.Diagnostics(ctx, d)
	patient, stop := context.WithTimeout(ctx, listPatience) // for all that waits for files
	defer stop()
	if wanted(p.Context.Only, protocol.CodeActionKindQuickFix, true) {
		named := state.NamedDiagnostics(p.Context.Diagnostics)
		snap.Await(patient, listPatience, func() (pending bool) {
			if actions, pending = quickFixes(snap, d, asked, named, found); pending {
				found = snap.Check(ctx, snap.Checker(d.Key), d.File) // fixes are worked out once for each check
			}
			return pending && ctx.Err() == nil
		})
	}
	actions = append(actions, migrations(snap, d, moves, actions)...)
	if more { // nobody asks a second time
		snap.Await(patient, listPatience, func() (pending bool) {
			refactored, pending = refactorings(snap, d, asked, p.Context.Only)
			return pending
		})
	}
	actions = append(actions, refactored...)
	if wanted(p.Context.Only, ignoreKind, true) {
		var ignored []protocol.CommandOrCodeAction
		snap.Await(patient, listPatience, func() (pending bool) {
			ignored, pending = ignores(snap, d, asked, found)
			return pending
		})
		actions = append(actions, ignored...)
	}
	if wanted(p.Context.Only, fixAllKind, false) {
		checker := snap.Checker(d.Key)
		fixed, n := analysis.FixAll(d.File, func(f *manifest.File) []analysis.Diagnostic { return snap.Check(ctx, checker, f) })
		if n > 0 && ctx.Err() == nil {
			actions = append(actions, newAction(snap, d, "Fix all that can be fixed safely", fixAllKind, changes(d.Buf, fixed.Buffer())))
		}
	}
	return actions, nil
}

// changes returns the edits, by whole lines, that make one text of another.
func changes(before, after *text.Buffer) []text.Edit {
	var edits []text.Edit
	for _, e := range udiff.Lines(before.String(), after.String()) {
		edits = append(edits, text.Edit{Span: text.Span{Start: e.Start, End: e.End}, New: e.New})
	}
	return edits
}

// wanted reports whether a client asks for a kind of action. Kinds are hierarchical:
// who asks for "source" gets "source.fixAll". A client that does not say gets the
// kinds that belong to the place.
func wanted(only []protocol.CodeActionKind, kind protocol.CodeActionKind, local bool) bool {
	for _, asked := range only {
		if asked == "" || kind == asked || strings.HasPrefix(string(kind), string(asked)+".") {
			return true
		}
	}
	return len(only) == 0 && local
}

// quickFixes returns the fixes of the diagnostics that overlap the range, or that
// the client names: some ask with the cursor as the range and name all diagnostics
// of the line. There may be more where a diagnostic about files has none: fixes look for what is there.
func quickFixes(snap *state.Snapshot, d *state.Document, asked text.Span, named []state.NamedDiagnostic, found []analysis.Diagnostic) (actions []protocol.CommandOrCodeAction, more bool) {
	actions = []protocol.CommandOrCodeAction{}
	offered := map[fixName][]offeredFix{}
	for i := range found {
		f := &found[i]
		isHere := touches(f.Span, asked)
		if f.Mend == nil || !isHere && len(named) == 0 {
			continue
		}
		shown := state.DiagnosticToProtocol(f, d, snap.Encoding, snap.Client.Shown())
		if !isHere && !slices.Contains(named, state.NameOf(&shown)) {
			continue
		}
		fixes := f.Fixes()
		more = more || f.Rule.ReadsFiles && len(fixes) == 0
		for _, fix := range fixes {
			if same := sameFix(offered, fix); same != nil {
				same.Diagnostics = append(same.Diagnostics, shown)
				continue
			}
			action := newFix(snap, d, fix, shown)
			name := nameOfFix(fix)
			offered[name] = append(offered[name], offeredFix{fix.Edits, action})
			actions = append(actions, action)
		}
	}
	return actions, more
}

// newFix returns an action that makes a fix of a diagnostic.
func newFix(snap *state.Snapshot, d *state.Document, fix analysis.Fix, shown protocol.Diagnostic) *protocol.CodeAction {
	action := newAction(snap, d, fix.Title, protocol.CodeActionKindQuickFix, fix.Edits)
	action.Diagnostics = []protocol.Diagnostic{shown}
	if preferred := fix.Preferred; preferred {
		action.IsPreferred = &preferred
	}
	return action
}

// fixName is by what most fixes differ.
type fixName struct {
	title string
	first text.Edit
	count int
}

// nameOfFix is the name of a fix.
func nameOfFix(fix analysis.Fix) fixName {
	name := fixName{title: fix.Title, count: len(fix.Edits)}
	if name.count > 0 {
		name.first = fix.Edits[0]
	}
	return name
}

// offeredFix is a fix that an answer has, as an action.
type offeredFix struct {
	edits  []text.Edit
	action *protocol.CodeAction
}

// sameFix returns the action that does what a fix does; nil where there is none. Several diagnostics may
// offer one, such as that of all tabs of a file.
func sameFix(offered map[fixName][]offeredFix, fix analysis.Fix) *protocol.CodeAction {
	for _, o := range offered[nameOfFix(fix)] {
		if slices.Equal(o.edits, fix.Edits) {
			return o.action
		}
	}
	return nil
}

// touches reports whether two spans overlap or are neighbours: a cursor behind a
// word is still at the word.
func touches(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// newAction returns an action that makes edits of a document: of this version and no
// other, where the client can tell.
func newAction(snap *state.Snapshot, d *state.Document, title string, kind protocol.CodeActionKind, edits []text.Edit) *protocol.CodeAction {
	action := &protocol.CodeAction{Title: title, Kind: &kind, Edit: &protocol.WorkspaceEdit{}}
	plain := textEdits(d.Buf, edits, snap.Encoding)
	if !snap.Client.DocumentChanges {
		action.Edit.Changes = map[uri.URI][]protocol.TextEdit{d.URI: plain}
		return action
	}
	action.Edit.DocumentChanges = []protocol.DocumentChange{documentEdit(d.URI, &d.Version, plain, "")}
	return action
}
