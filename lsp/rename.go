package lsp

import (
	"context"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
	"forge-manifest-ls/navigation"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// errRefused answers a call that is well formed and cannot be carried out, with the reason in words.
func errRefused(reason string) error {
	return jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), reason)
}

// prepareRename answers textDocument/prepareRename: the name at a place that can be changed. It is
// nothing where there is no name, and an error in words where the name cannot be changed.
func prepareRename(ctx context.Context, snap *state.Snapshot, p *state.PositionParams) (protocol.PrepareRenameResult, error) {
	refusal := ""
	d, found, err := placesFor(ctx, snap, p, func(f *manifest.File, offset int, around *files.View) (found navigation.Places, ok bool) {
		found, refusal, ok = navigation.RenameableAt(f, offset, around)
		return found, ok
	})
	switch {
	case d == nil || err != nil:
		return nil, err
	case refusal != "":
		return nil, errRefused(refusal)
	}
	return &protocol.PrepareRenamePlaceholder{Range: state.SpanToRange(d.Buf, found.Origin, snap.Encoding), Placeholder: found.Name}, nil
}

// renameParams are the parameters of textDocument/rename.
type renameParams struct {
	state.PositionParams
	NewName string `json:"newName"`
}

// rename answers textDocument/rename: the edits that give a name another text, in the manifest and
// in the files around it.
func rename(ctx context.Context, snap *state.Snapshot, p *renameParams) (*protocol.WorkspaceEdit, error) {
	d := snap.ManifestAt(p.Key())
	if d == nil {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	var out navigation.Renaming
	var refusal string
	ok := false
	snap.Settle(ctx, placePatience)
	snap.Await(ctx, placePatience, func() (pending bool) {
		out, refusal, ok = navigation.RenameAt(d.File, offset, p.NewName, snap.Around(d.Key))
		if out.MayBeShared() {
			refusal = follow(ctx, snap, d, &out)
		}
		return out.Pending
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case !ok:
		return nil, nil
	case refusal != "":
		return nil, errRefused(refusal)
	}
	if len(out.Others) > 0 && !(snap.Client.DocumentChanges && snap.Client.ChangeAnnotations) {
		return nil, errRefused("the name stands in other files, too, and this editor would change them without a word: it knows no annotated edits")
	}
	return renaming(snap, d, out), nil
}

// follow has the manifests beside a document follow a renaming of what they share. Refusal says which cannot.
func follow(ctx context.Context, snap *state.Snapshot, d *state.Document, r *navigation.Renaming) (refusal string) {
	for _, other := range snap.Manifests(ctx) {
		if other.Key != d.Key && state.PlaceOf(other.Key) == state.PlaceOf(d.Key) && refusal == "" {
			refusal = r.Follow(other.File, state.Slashed(other.Key), snap.Around(other.Key))
		}
	}
	return refusal
}

// renaming converts the edits of a renaming. Those outside of the manifest, and those on which
// more depends, say so where the client shows what edits say. None asks to be confirmed: clients
// that ask leave out what is not ticked.
func renaming(snap *state.Snapshot, d *state.Document, r navigation.Renaming) *protocol.WorkspaceEdit {
	if !snap.Client.DocumentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{d.URI: textEdits(d.Buf, r.Edits, snap.Encoding)}}
	}
	out := &protocol.WorkspaceEdit{}
	annotation := protocol.ChangeAnnotationIdentifier("")
	if snap.Client.ChangeAnnotations && (r.Remark != "" || len(r.Others) > 0) {
		annotation = "rename"
		label := protocol.ChangeAnnotation{Label: "Rename in the manifest and in other files"}
		if len(r.Others) == 0 {
			label.Label = "Rename"
		}
		if r.Remark != "" {
			label.Label += ": " + r.Remark
			label.Description = &r.Remark
		}
		out.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{annotation: label}
	}
	out.DocumentChanges = append(out.DocumentChanges, documentEdit(d.URI, &d.Version, textEdits(d.Buf, r.Edits, snap.Encoding), annotation))
	for _, other := range r.Others {
		address, edits := d.Beside(other.Source.Path), textEdits(other.Source.Buffer, other.Edits, snap.Encoding)
		version := snap.VersionOf(address, other.Source.Buffer.String())
		out.DocumentChanges = append(out.DocumentChanges, documentEdit(address, version, edits, annotation))
	}
	return out
}

// textEdits converts edits of a text.
func textEdits(b *text.Buffer, edits []text.Edit, enc text.Encoding) []protocol.TextEdit {
	out := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		out[i] = protocol.TextEdit{Range: state.SpanToRange(b, e.Span, enc), NewText: e.New}
	}
	return out
}

// documentEdit makes edits those of one document, in a version where that is known, and under an
// annotation where there is one.
func documentEdit(address uri.URI, version *int32, edits []protocol.TextEdit, annotation protocol.ChangeAnnotationIdentifier) protocol.DocumentChange {
	change := &protocol.TextDocumentEdit{}
	change.TextDocument.URI, change.TextDocument.Version = address, version
	for i := range edits {
		if annotation != "" {
			change.Edits = append(change.Edits, &protocol.AnnotatedTextEdit{TextEdit: edits[i], AnnotationID: annotation})
		} else {
			change.Edits = append(change.Edits, &edits[i])
		}
	}
	return change
}
