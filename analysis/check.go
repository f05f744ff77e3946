package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// pass is one check of one file: what the rules read and where they report.
type pass struct {
	ctx     context.Context
	file    *manifest.File
	tree    *syntax.Tree
	buf     *text.Buffer
	errors  []syntax.Error // of the YAML
	broken  []broken       // the mistakes in the YAML that make what is around them doubtful
	found   []Diagnostic
	used    *uses                  // which entries of resources are used, and how
	nesting *levels                // made when the first message or fix asks for it
	trials  int                    // fixes that were tried out
	trial   bool                   // only counts errors: no fixes are made
	look    *style                 // made when the first fix asks for it
	hidden  map[manifest.Kind]bool // see mayHide
}

// broken is where a mistake in the YAML lies.
type broken struct {
	first int // its first line
	reach int // the last line of this mistake and of all before it
}

// layers are the rules in the order in which they run. Each runs whatever the
// others found.
var layers = []func(*pass){
	yamlErrors,
	emptyManifest,
	sections,
	environmentVariables,
	moduleEntries,
	missingModules,
	unknownModules,
	duplicateKeys,
	resourceLimit,
	entryExtensions,
	deprecatedModules,
	idleScripts,
}

// Check returns the diagnostics of a file, in the order of their spans. It returns
// early, with nothing, when ctx is done. It does not ask whether the file is a
// Forge manifest: see [manifest.File.IsForge].
func Check(ctx context.Context, f *manifest.File) []Diagnostic {
	p := newPass(ctx, f)
	if !p.run() {
		return nil
	}
	return p.found
}

func newPass(ctx context.Context, f *manifest.File) *pass {
	return &pass{ctx: ctx, file: f, tree: f.Tree(), buf: f.Buffer(), errors: f.Tree().Errors()}
}

// run runs all layers. It is false when the context is done before the end.
func (p *pass) run() bool {
	for _, layer := range layers {
		layer(p)
		if p.ctx.Err() != nil {
			return false
		}
	}
	slices.SortStableFunc(p.found, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	p.found = slices.CompactFunc(p.found, func(a, b Diagnostic) bool { // an anchor that is used twice
		return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
	})
	return true
}

// report adds a diagnostic. Without a severity it gets its rule's.
func (p *pass) report(d Diagnostic) {
	if d.Severity == 0 {
		d.Severity = d.Rule.Severity
	}
	if p.isYAML11() && !strings.HasPrefix(d.Rule.ID, "yaml-") {
		d.Severity = max(d.Severity, Warning)
	}
	p.found = append(p.found, d)
}

// isYAML11 reports whether the file asks for YAML 1.1 by a directive. Forge then
// reads merge keys and some scalars in other ways than the rules do, so that what
// they find is no proof.
func (p *pass) isYAML11() bool {
	return p.buf.Len() > 0 && p.buf.String()[0] == '%' && strings.HasPrefix(p.buf.Slice(p.buf.Line(0)), "%YAML 1.1")
}

// style is how the file is written.
func (p *pass) style() style {
	if p.look == nil {
		s := styleOf(p.tree)
		p.look = &s
	}
	return *p.look
}
