package analysis

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Pass is one check of one file: what the rules read and where they report. It does
// not change any more once the rules have run, so that fixes can be made in it at any
// time.
type Pass struct {
	Checker
	ctx    context.Context
	File   *manifest.File
	Tree   *syntax.Tree
	Buf    *text.Buffer
	Errors []syntax.Error // of the YAML
	Broken []Broken       // the mistakes in the YAML that make what is around them doubtful
	// Keys are those at which the YAML is wrong: nothing else is said of them.
	Keys    map[text.Span]bool
	End     int // of the first document: nothing below it is judged
	Found   []Diagnostic
	surplus surplus                // what is not among found
	guesses map[*Rule]int          // see MaySearch
	Known   sync.Map               // see declared
	facts   map[any][]Located[any] // see factsByTopic
	// Edit makes the changes of fixes; made when the first fix asks for it.
	Edit func() *yamledit.Writer
	kept sync.Map // see PerPass
}

// Broken is where a mistake in the YAML lies.
type Broken struct {
	First int // its first line
	Reach int // the last line of this mistake and of all before it
}

// Checker checks files.
type Checker struct {
	// Groups are the rules that it checks by.
	Groups *Groups
	// Files are those around the manifest, seen from its directory. Nil means that there
	// is no file system: rules about files say nothing.
	Files *files.View
	// Editor says that someone is at work on the app: what has not been built yet is
	// no mistake then.
	Editor bool
	// Severities are those that people want for rules, by their IDs; [Off] turns one off.
	Severities map[string]Severity
}

// Check returns the diagnostics of a file, in the order of their spans. It returns
// early, with nothing, when ctx is done. It does not ask whether the file is a
// Forge manifest: see [manifest.File.IsForge]. What it says holds nothing that is secret:
// see [Checker.veiled].
func (c Checker) Check(ctx context.Context, f *manifest.File) []Diagnostic {
	return c.veiled(ctx, f)
}

// look runs the rules over a file.
func (c Checker) look(ctx context.Context, f *manifest.File) []Diagnostic {
	p := NewPass(ctx, c, f)
	room := rooms.Get().(*[]Diagnostic)
	p.Found = (*room)[:0]
	complete := p.Run()
	found := p.sorted()
	clear(p.Found)
	*room, p.Found = p.Found, found
	rooms.Put(room)
	if !complete {
		return nil
	}
	return found
}

// rooms are where diagnostics are gathered: most checks find as many as the one before.
var rooms = sync.Pool{New: func() any { return new([]Diagnostic) }}

// NewPass starts a check of a file.
func NewPass(ctx context.Context, c Checker, f *manifest.File) *Pass {
	p := &Pass{
		Checker: c, ctx: ctx, File: f, Tree: f.Tree(), Buf: f.Buffer(), Errors: f.Tree().Errors(),
		Keys: map[text.Span]bool{}, End: f.Buffer().Len(),
	}
	p.Edit = sync.OnceValue(func() *yamledit.Writer { return yamledit.NewWriter(f) })
	return p
}

// Run runs the rules of all groups. It is false when the context is done before the end.
func (p *Pass) Run() bool {
	isOnlyYAML := p.IsOnlyYAML()
	for _, g := range p.Groups.list {
		if g.File != nil && (g.OnText || !isOnlyYAML) {
			g.File(p)
		}
		if p.ctx.Err() != nil {
			return false
		}
	}
	p.suppress()
	p.applySeverities()
	p.tellSurplus()
	return true
}

// sorted returns what was found, in the order of the spans.
func (p *Pass) sorted() []Diagnostic {
	order := make([]int32, len(p.Found)) // a diagnostic is large: each is moved once
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(i, j int32) int {
		a, b := p.Found[i].Span, p.Found[j].Span
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	sorted := make([]Diagnostic, len(order))
	for to, from := range order {
		sorted[to] = p.Found[from]
	}
	return slices.CompactFunc(sorted, func(a, b Diagnostic) bool { // an anchor that is used twice
		return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
	})
}

// applySeverities gives diagnostics the severities that people want.
func (p *Pass) applySeverities() {
	if len(p.Severities) == 0 {
		return
	}
	p.Found = slices.DeleteFunc(p.Found, func(d Diagnostic) bool { return p.Severities[d.Rule.ID] == Off })
	for i := range p.Found {
		if s, ok := p.Severities[p.Found[i].Rule.ID]; ok {
			p.Found[i].Severity = s
		}
	}
}
