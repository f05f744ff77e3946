package mend

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Migration is a way to replace modules by others that do the same. It mends nothing by
// itself: someone asks for it.
type Migration struct {
	analysis.Fix
	// Remark says what it leaves to do, in a sentence.
	Remark string
}

// successor is what replaces a module type of dashboards.
type successor struct {
	Module string
	// dropped are the properties that it refuses and nobody needs any more, or
	// cannot have.
	dropped []string
}

// Successors are the module types that take the place of deprecated ones.
var Successors = map[string]successor{
	"jira:dashboardBackgroundScript": {"dashboards:backgroundScript", []string{"title", "displayConditions", "unlicensedAccess"}},
	"jira:dashboardGadget": {
		"dashboards:widget",
		[]string{"title__i18n", "description__i18n", "displayConditions", "refreshable", "connectKeys", "unlicensedAccess"},
	},
}

// Migrations returns the migrations of the modules that a span of the file touches, the one
// that is most likely wanted first.
func Migrations(f *manifest.File, at text.Span) []Migration {
	p := analysis.NewPass(context.Background(), analysis.Checker{}, f)
	for l := range f.ModuleLists() {
		if s := l.Pair.Span(); s.Start <= at.End && at.Start <= s.End {
			return ListMigrations(p, l)
		}
	}
	return nil
}

// ListMigrations are those of a list: together with the other module type of the old
// dashboards, as neither works with the new kind of the other, and alone.
func ListMigrations(p *analysis.Pass, l *manifest.List) []Migration {
	if Successors[l.Type].Module == "" {
		return nil
	}
	var both []*manifest.List
	for other := range p.File.ModuleLists() {
		if Successors[other.Type].Module != "" {
			both = append(both, other)
		}
	}
	var out []Migration
	if len(both) == 2 && both[0].Type != both[1].Type {
		out = append(out, Migrate(p, both)...)
	}
	return append(out, Migrate(p, []*manifest.List{l})...)
}

// FixesOf returns the fixes of migrations.
func FixesOf(migrations []Migration) []analysis.Fix {
	var fixes []analysis.Fix
	for _, m := range migrations {
		fixes = append(fixes, m.Fix)
	}
	return fixes
}

// Migrate replaces lists by those of their successors. It returns nothing where a list
// cannot be rewritten.
func Migrate(p *analysis.Pass, lists []*manifest.List) []Migration {
	m := &migration{Pass: p, made: map[string]string{}}
	var modules []string
	for _, l := range lists {
		if !m.list(l) {
			return nil
		}
		modules = append(modules, Successors[l.Type].Module)
	}
	m.edits = append(m.edits, m.declared()...)
	fix, ok := Tidy(p, analysis.Fix{Title: "Migrate to " + strings.Join(modules, " and ") + " (the front end must change, too)", Edits: m.edits})
	if !ok {
		return nil
	}
	return []Migration{{fix, m.remark()}}
}

// migration is one that is being made.
type migration struct {
	*analysis.Pass
	edits   []text.Edit
	made    map[string]string  // keys of the new resources by their path
	fresh   [][]yamledit.Field // the new resources
	dropped []string           // names of what is not there any more
	filled  []string           // names of what has a value to be replaced
	left    bool               // an entry of a resource is still named
}

// remark says what the migration did that may surprise, and what it leaves to do.
func (m *migration) remark() string {
	s := "The front end must change: the new dashboards have a bridge package of their own, @forge/dashboards-bridge."
	if len(m.dropped) > 0 {
		s += fmt.Sprintf(" Removed, as the new modules do not have it: %s.", prose.And(prose.QuoteAll(m.dropped)))
	}
	if len(m.filled) > 0 {
		s += fmt.Sprintf(" Check the values of %s.", prose.And(prose.QuoteAll(m.filled)))
	}
	if len(m.fresh) > 0 {
		s += " Entries of resources are resources of their own now."
	}
	if m.left {
		s += " A resource must be named without an entry: give its HTML file a directory of its own, as index.html."
	}
	return s
}

// note adds a name to a list that lacks it.
func (m *migration) note(names *[]string, name string) {
	if !slices.Contains(*names, name) {
		*names = append(*names, name)
	}
}
