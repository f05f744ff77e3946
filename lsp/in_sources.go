package lsp

import (
	"bytes"
	"context"
	"slices"

	"forge-manifest-ls/lsp/mirror"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// addMirrored adds the diagnostics of a source file: of its text as it is open, if it is, else of what the file holds.
func addMirrored(w *state.ItemWriter, snap *state.Snapshot, d *state.Document, found mirror.Files, can state.DiagnosticCapabilities) {
	in := found[state.Slashed(d.Key)]
	if d.Buf != nil {
		in = found.In(d)
	}
	for _, m := range in[:min(len(in), maxDiagnostics)] {
		w.Add(mirroredToProtocol(snap, m, can))
	}
}

// mirroredToProtocol converts a diagnostic of a source file as far as a client understands it.
func mirroredToProtocol(snap *state.Snapshot, m mirror.Diagnostic, can state.DiagnosticCapabilities) protocol.Diagnostic {
	said := m.Said()
	out := state.DiagnosticToProtocol(&said, m.Manifest, snap.Encoding, can)
	out.Range = state.RelatedLocation(m.Place, m.Manifest, snap.Encoding).Range
	return out
}

// sourceActions returns the fixes of the diagnostics of an open source file that overlap a range, or that the client names:
// they change the manifest.
func sourceActions(ctx context.Context, snap *state.Snapshot, d *state.Document, p *codeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	if !wanted(p.Context.Only, protocol.CodeActionKindQuickFix, true) {
		return actions, nil
	}
	asked, err := p.Range.ToSpan(d.Buf, snap.Encoding)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	named := state.NamedDiagnostics(p.Context.Diagnostics)
	offered := map[any]bool{} // diagnostics of manifests: each of their fixes is offered once, however many places are meant
	for _, m := range mirror.Of(ctx, snap).In(d) {
		shown := mirroredToProtocol(snap, m, snap.Client.Shown())
		if offered[m.Of] || !touches(m.Span(d.Buf), asked) && !slices.Contains(named, state.NameOf(&shown)) {
			continue
		}
		offered[m.Of] = true
		for _, fix := range m.Of.Fixes() {
			actions = append(actions, newFix(snap, m.Manifest, fix, shown))
		}
	}
	return actions, ctx.Err()
}

// sourcesJob is the key of the job that is about source files. No document has it.
const sourcesJob uri.URI = ""

// publication is what was published for a source file.
type publication struct {
	document *state.Document
	params   []byte
}

// publications returns what is to be published for source files: nothing for those without diagnostics.
func publications(snap *state.Snapshot, found mirror.Files) map[uri.URI]publication {
	all := map[uri.URI]publication{}
	for _, d := range append(found.Closed(snap), snap.Open()...) {
		if !d.Source {
			continue
		}
		w := state.ItemWriter{Out: append(appendPublished(nil, d, d.Buf != nil), '[')}
		if addMirrored(&w, snap, d, found, snap.Client.Shown()); w.Count > 0 && w.Err == nil {
			all[d.Key] = publication{d, append(w.Out, "]}"...)}
		}
	}
	return all
}

// staleSources notes that what was said of source files may not hold any more, and whether a client that pulls has been told so. It is
// said anew when nothing else is being checked.
func (p *publisher) staleSources(told bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = told
	p.vague = p.vague || told
	p.stale = true
	p.renewSources()
}

// renewSources has the diagnostics of source files looked for, if they may have changed and nothing else is being done. The lock
// is held.
func (p *publisher) renewSources() {
	if p.stale && len(p.jobs) == 0 && p.ctx.Err() == nil {
		told := p.told
		p.stale = false
		p.start(sourcesJob, func(ctx context.Context) {
			_, _ = p.server.guard("diagnostics of source files", func() (any, error) { p.tellSources(ctx, told); return nil, nil }) // it logs what fails
		})
	}
}

// tellSources publishes the diagnostics of source files that are not what they were; a client that pulls is asked to do so again, unless it
// has been told.
func (p *publisher) tellSources(ctx context.Context, told bool) {
	snap := p.server.state.Load()
	now := publications(snap, mirror.Of(ctx, snap))
	if ctx.Err() != nil || snap.Phase != state.Running {
		return
	}
	var news []publication
	for key, is := range now {
		if !bytes.Equal(is.params, p.inSources[key].params) {
			news = append(news, is)
		}
	}
	for key, was := range p.inSources {
		if _, ok := now[key]; ok {
			continue
		}
		d, isOpen := snap.Documents[key]
		if !isOpen {
			d = was.document
		}
		news = append(news, publication{d, append(appendPublished(nil, d, isOpen), "[]}"...)})
	}
	p.mu.Lock()
	vague := p.vague
	p.vague = vague && ctx.Err() != nil // then more is to be told
	p.mu.Unlock()
	p.inSources = now
	if snap.Client.Pulls {
		if (len(news) > 0 || vague && mirror.IsWanted(snap)) && !told {
			p.server.refreshDiagnostics(snap)
		}
		return
	}
	for _, n := range news {
		p.send(n.document, n.params)
	}
}
