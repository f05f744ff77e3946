package network

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// aboutRegions is a base URL: name is its regions, and value what is known of the data that
// the remote stores.
const aboutRegions analysis.Topic = "remote-regions"

// What a remote stores.
const (
	storesUser    = "end-user data"
	storesUnknown = "unknown"
)

// regionFacts are the regions of a remote that has a base URL.
func regionFacts(s analysis.Scope) []analysis.Fact {
	if s.Entry.List.Section != "remotes" {
		return nil
	}
	remote := s.File.Value(s.Node)
	pair, ok := remote.Pair("baseUrl")
	if !ok {
		return nil
	}
	f := analysis.Fact{Topic: aboutRegions, Span: pair.Key().Span()}
	switch v := s.File.Value(pair.Value()); v.Type() {
	case schema.Map:
		var regions []string
		for name := range v.Fields() {
			regions = append(regions, name)
		}
		f.Name = strings.Join(regions, " ")
	case schema.String:
		f.Name = "default"
	}
	if storage, ok := remote.Pair("storage"); ok {
		if in, ok := s.File.Value(storage.Value()).Pair("inScopeEUD"); ok {
			switch v := s.File.Value(in.Value()); {
			case analysis.IsTrue(v):
				f.Value = storesUser
			case v.Type() == schema.Unknown:
				f.Value = storesUnknown
			}
		}
	}
	return []analysis.Fact{f}
}

// regions reports remotes that lack a region that others have.
func regions(p *analysis.Pass) {
	facts := p.Facts(aboutRegions)
	if len(facts) < 2 {
		return
	}
	var all []string
	for _, f := range facts {
		if f.Name == "" {
			return // who knows which regions there are
		}
		for _, region := range strings.Fields(f.Name) {
			if !slices.Contains(all, region) {
				all = append(all, region)
			}
		}
	}
	for _, f := range facts {
		has := strings.Fields(f.Name)
		lacks := slices.DeleteFunc(slices.Clone(all), func(r string) bool { return slices.Contains(has, r) })
		if len(lacks) == 0 || f.Value == storesUnknown || len(has) == 1 && f.Value != storesUser {
			continue
		}
		if slices.ContainsFunc(facts, func(f analysis.Located) bool { return isBadRemote(p, f) }) {
			return
		}
		lacksRegions(p, f, lacks, facts)
	}
}

// isBadRemote reports whether the schema or the YAML has something to say about a remote:
// then it may have other regions than it seems.
func isBadRemote(p *analysis.Pass, f analysis.Located) bool {
	return p.BrokenIn(f.Entry.Span(), 0) || slices.ContainsFunc(p.Judged(f.Entry).Findings, func(f analysis.Finding) bool {
		return f.Severity == analysis.Error && strings.HasPrefix(f.Rule.ID, "schema-")
	})
}

func lacksRegions(p *analysis.Pass, f analysis.Located, lacks []string, facts []analysis.Located) {
	d := analysis.Diagnostic{Rule: shape.RuleRemoteRegions, Span: f.Span}
	d.Message = fmt.Sprintf("another remote has an address for %s: this one needs it, too", prose.And(prose.QuoteAll(lacks)))
	if f.Value == storesUser {
		d.Message += ", because it stores end-user data"
	}
	for _, other := range facts {
		if slices.Contains(strings.Fields(other.Name), lacks[0]) {
			d.Related = []analysis.Related{{Span: other.Span, Message: fmt.Sprintf("has %q", lacks[0])}}
			break
		}
	}
	d.Mend = func() []analysis.Fix { return addRegions(p, f, lacks) }
	p.Report(d, analysis.UnlessBroken)
}

// addRegions gives a remote addresses for regions: that which it has, to be changed.
func addRegions(p *analysis.Pass, f analysis.Located, lacks []string) []analysis.Fix {
	pair := f.Entry.Pair("baseUrl")
	value := mainURL(p, f.Entry)
	if pair.Value().Kind() == syntax.Alias || value.Type() != schema.String {
		return nil
	}
	url := yamledit.QuotedLike(value.Text(), value.Content())
	fix := analysis.Fix{Title: "Add " + prose.And(prose.QuoteAll(lacks)) + " with the default address"}
	var fields []yamledit.Field
	for _, region := range lacks {
		fields = append(fields, yamledit.Field{Key: region, Value: url})
	}
	if pair.Value().Kind() == syntax.Mapping {
		fix.Edits = p.Edit().Fields(pair.Value(), fields...)
		return []analysis.Fix{fix}
	}
	fields = append([]yamledit.Field{{Key: "default", Value: url}}, fields...)
	fix.Edits = p.Edit().SetFields(f.Entry.Node(), pair, fields...)
	return []analysis.Fix{fix}
}
