package base

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Read reads the text of a base: of a manifest, by its path, at a revision, or another file. It is
// false where there is none.
type Read func(ctx context.Context, path, name string) (text string, ok bool)

// Bases are the bases of a session. It is safe for concurrent use.
type Bases struct {
	read    Read
	changed func() // called when an answer changes

	mu    sync.Mutex
	kept  map[key]*kept
	queue []key
	wake  chan struct{} // holds a token when there is something in the queue
}

// key is a base: of a manifest, by its path, and the name that the settings give it.
type key struct{ path, name string }

// kept is what is known of a base.
type kept struct {
	text      string
	base      *Base // nil where there is none, and before it was read
	catalogue *schema.Catalogue
}

// Base is what one manifest is compared with. It is safe for concurrent use.
type Base struct {
	judged impact.Manifest
	last   atomic.Pointer[impact.Comparison] // with any version of the manifest: what still holds of it is taken over
}

// Begin compares the base with a version of its manifest, behind the back of whoever checks that version meanwhile. With
// the places that the check finds to be refused, end returns the result.
func (b *Base) Begin(f *manifest.File) (end func(refused []text.Span) impact.Result) {
	begun := sync.OnceValue(func() *impact.Begun { return b.last.Load().Begin(b.judged, f) })
	go func() {
		defer func() { _ = recover() }() // end panics with it, too, and who calls that is guarded
		begun()
	}()
	return func(refused []text.Span) impact.Result {
		next := begun().End(refused)
		b.last.Store(next)
		return next.Result
	}
}

// New returns bases that are read by read; nil means that there are none.
func New(read Read, changed func()) *Bases {
	return &Bases{read: read, changed: changed, kept: map[key]*kept{}, wake: make(chan struct{}, 1)}
}

// Of returns the base of a manifest, judged by a catalogue; nil where there is none, and where it is not
// known yet: then it is read, and [New]'s changed called.
func (b *Bases) Of(path, name string, c *schema.Catalogue) *Base {
	if b == nil || b.read == nil || path == "" || name == "" {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	k := b.kept[key{path, name}]
	if k == nil || k.catalogue != c {
		if k == nil {
			k = &kept{}
			b.kept[key{path, name}] = k
		}
		k.catalogue = c
		b.ask(key{path, name})
	}
	return k.base
}

// Refresh has all bases read again, because the repository may have another commit.
func (b *Bases) Refresh() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for k := range b.kept {
		b.ask(k)
	}
}

// ask puts a base into the queue. The caller holds the lock.
func (b *Bases) ask(k key) {
	if !slices.Contains(b.queue, k) {
		b.queue = append(b.queue, k)
	}
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// Run reads the bases that are asked for until ctx is done.
func (b *Bases) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.wake:
		}
		if b.readAll(ctx) && ctx.Err() == nil {
			b.changed()
		}
	}
}

// readAll reads what is in the queue, and reports whether an answer has changed.
func (b *Bases) readAll(ctx context.Context) (changed bool) {
	for ctx.Err() == nil {
		b.mu.Lock()
		if len(b.queue) == 0 {
			b.mu.Unlock()
			return changed
		}
		at := b.queue[0]
		b.queue = b.queue[1:]
		was := *b.kept[at]
		b.mu.Unlock()
		src, ok := b.read(ctx, at.path, at.name)
		next := judge(ctx, src, ok, was)
		if ctx.Err() != nil {
			return false
		}
		b.mu.Lock()
		*b.kept[at] = next
		b.mu.Unlock()
		changed = changed || next.base != was.base
	}
	return false
}

// maxBase is the size in bytes up to which a base is read: no manifest is as large.
const maxBase = 2 << 20

// judge checks the text of a base. What was known of the same text, by the same catalogue, stays.
func judge(ctx context.Context, src string, ok bool, was kept) kept {
	if !ok || len(src) > maxBase {
		return kept{catalogue: was.catalogue}
	}
	if was.base != nil && was.text == src && was.base.judged.File.Catalogue() == was.catalogue {
		return was
	}
	f := manifest.New(text.New(src)).WithCatalogue(was.catalogue)
	refused := Refused((analysis.Checker{Groups: rules.All()}).Check(ctx, f))
	return kept{src, &Base{judged: impact.Manifest{File: f, Refused: refused}}, was.catalogue}
}

// Refused returns the places of the diagnostics that say that Forge refuses a manifest.
func Refused(found []analysis.Diagnostic) []text.Span {
	var spans []text.Span
	for i := range found {
		if found[i].Severity == analysis.Error {
			spans = append(spans, found[i].Span)
		}
	}
	return spans
}
