package state

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/lsp/base"
)

// ImpactSettings say what is shown of the effects of a manifest on customers. It is comparable, and the
// zero value holds the defaults.
type ImpactSettings struct {
	// Base is what manifests are compared with: a revision of git, or a file. Empty means nothing.
	Base string
	// Badge and Government say of which programmes of Atlassian lenses tell.
	Badge, Government bool
}

// Targets returns the programmes of Atlassian of which lenses tell.
func (s ImpactSettings) Targets() []impact.Target {
	var out []impact.Target
	if s.Badge {
		out = append(out, impact.RunsOnAtlassian)
	}
	if s.Government {
		out = append(out, impact.GovernmentCloud)
	}
	return out
}

// impact reads the settings "impact.base" and "impact.targets", and reports whether there are some.
func (o Object) impact() (out ImpactSettings, some bool, wrong []string) {
	value, some := o.setting("impact", "base")
	switch name := value.(type) {
	case nil:
	case string:
		out.Base = strings.TrimSpace(name)
	default:
		wrong = append(wrong, fmt.Sprintf(`The setting "impact.base" must be a string (a revision of git, or a file), not %s: the default is used.`, kindOf(value)))
	}
	targets, listed := o.setting("impact", "targets")
	names, ok := targets.([]any)
	if targets != nil && !ok {
		wrong = append(wrong, fmt.Sprintf(`The setting "impact.targets" must be a list, not %s: the default is used.`, kindOf(targets)))
	}
	out.Badge = slices.Contains(names, any(string(impact.RunsOnAtlassian)))
	out.Government = slices.Contains(names, any(string(impact.GovernmentCloud)))
	var known []string
	for _, t := range impact.Targets() {
		known = append(known, string(t))
	}
	for _, name := range names {
		if word, isWord := name.(string); !isWord || !slices.Contains(known, word) {
			wrong = append(wrong, fmt.Sprintf(`The setting "impact.targets" has %s and no %v: that counts as not set.`, prose.And(prose.QuoteAll(known)), name))
			break
		}
	}
	return out, some || listed, wrong
}

// compare begins to compare a document with its base. What it returns adds what has changed to what was found in the
// document meanwhile, and keeps it.
func (s *Snapshot) compare(d *Document) (withChanges func(found []analysis.Diagnostic) []analysis.Diagnostic) {
	settings := s.SettingsOf(d.Key).Impact
	var before *base.Base
	if settings.Base != "" && d.Key.IsFile() && d.File.IsForge() {
		before = s.Bases.Of(d.Key.FsPath(), settings.Base, d.File.Catalogue())
	}
	if before == nil {
		return func(found []analysis.Diagnostic) []analysis.Diagnostic { return found }
	}
	end := before.Begin(d.File)
	return func(found []analysis.Diagnostic) []analysis.Diagnostic {
		changed := end(base.Refused(found)).For(settings.Targets())
		d.Changed.Store(&changed)
		return merged(found, base.Findings(d.File, changed, settings.Base))
	}
}

// merged returns two lists of diagnostics as one; both are in the order of the text, and so is it.
func merged(found, changes []analysis.Diagnostic) []analysis.Diagnostic {
	if len(changes) == 0 {
		return found
	}
	all := make([]analysis.Diagnostic, 0, len(found)+len(changes))
	for _, c := range changes {
		n := sort.Search(len(found), func(i int) bool { return found[i].Span.Start > c.Span.Start })
		all = append(append(all, found[:n]...), c)
		found = found[n:]
	}
	return append(all, found...)
}

// ImpactLenses returns what there is to say above the lines of a document about its effects on customers. Where a
// setting asks for some, the document is checked first.
func (s *Snapshot) ImpactLenses(ctx context.Context, d *Document) []base.Lens {
	settings := s.SettingsOf(d.Key).Impact
	if settings.Base == "" && len(settings.Targets()) == 0 {
		return nil
	}
	s.Diagnostics(ctx, d)
	var out []base.Lens
	if changed := d.Changed.Load(); changed != nil {
		out = base.Lenses(d.File, *changed, settings.Base)
	}
	if targets := settings.Targets(); len(targets) > 0 {
		m := impact.Manifest{File: d.File}
		if found := d.Found.Load(); found != nil {
			m.Refused = base.Refused(*found)
		}
		out = append(out, base.FitnessLenses(m, targets)...)
	}
	return out
}
