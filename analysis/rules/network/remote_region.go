package network

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleRemoteRegions = &analysis.Rule{
		ID: "remote-regions", Severity: analysis.Error, Official: []string{"modules.remote.allRegionsNotDeclared"},
		Doc: "Remotes with addresses for regions, and those that store end-user data, have them for the same regions.",
	}
	ruleDataResidencySingle = &analysis.Rule{
		ID: "data-residency-single", Severity: analysis.Error, Official: []string{"modules.migration:dataResidency.moreThanOneRemote"},
		Doc: "An app has one \"migration:dataResidency\".",
	}
)

// topicRegions is told of each remote that has a base URL, at its key.
var topicRegions = new(analysis.Topic[remoteRegions])

// remoteRegions are the regions for which a remote has an address, and what it stores.
type remoteRegions struct {
	names []string // "default" for one address for all; none where that cannot be told
	// storesUser says that it stores end-user data, and mayStoreUser that it cannot be told.
	storesUser, mayStoreUser bool
}

// regionFacts are the regions of a remote that has a base URL.
func regionFacts(s analysis.Unit) []analysis.Fact {
	if s.Entry.List.Section != "remotes" {
		return nil
	}
	remote := s.File.Value(s.Node)
	base := remote.At("baseUrl")
	if !base.Exists() {
		return nil
	}
	var of remoteRegions
	switch v := base.Value; v.Type() {
	case schema.Map:
		for name := range v.Fields() {
			of.names = append(of.names, name)
		}
	case schema.String:
		of.names = []string{"default"}
	}
	if in := remote.At("storage", "inScopeEUD"); in.Exists() {
		of.storesUser, of.mayStoreUser = analysis.IsTrue(in.Value), in.Value.Type() == schema.Unknown
	}
	return []analysis.Fact{topicRegions.Fact(of, base.Pair.Key().Span())}
}

// regions reports remotes that lack a region that others have.
func regions(p *analysis.Pass) {
	facts := topicRegions.In(p)
	if len(facts) < 2 {
		return
	}
	var all []string
	for _, f := range facts {
		if len(f.Value.names) == 0 {
			return // who knows which regions there are
		}
		for _, region := range f.Value.names {
			if !slices.Contains(all, region) {
				all = append(all, region)
			}
		}
	}
	for _, f := range facts {
		has := f.Value.names
		lacks := slices.DeleteFunc(slices.Clone(all), func(r string) bool { return slices.Contains(has, r) })
		if len(lacks) == 0 || f.Value.mayStoreUser || len(has) == 1 && !f.Value.storesUser {
			continue
		}
		if slices.ContainsFunc(facts, func(f analysis.Located[remoteRegions]) bool { return isBadRemote(p, f) }) {
			return
		}
		lacksRegions(p, f, lacks, facts)
	}
}

// isBadRemote reports whether the schema or the YAML has something to say about a remote:
// then it may have other regions than it seems.
func isBadRemote(p *analysis.Pass, f analysis.Located[remoteRegions]) bool {
	return p.BrokenIn(f.Entry.Span(), 0) || slices.ContainsFunc(p.ResultsOf(f.Entry).Findings, func(f analysis.Finding) bool {
		return f.Severity == analysis.Error && strings.HasPrefix(f.Rule.ID, "schema-")
	})
}

// lacksRegions reports the regions that a remote lacks.
func lacksRegions(p *analysis.Pass, f analysis.Located[remoteRegions], lacks []string, facts []analysis.Located[remoteRegions]) {
	d := analysis.Diagnostic{Rule: ruleRemoteRegions, Span: f.Span}
	d.Message = fmt.Sprintf("another remote has an address for %s: this one needs it, too", prose.And(prose.QuoteAll(lacks)))
	if f.Value.storesUser {
		d.Message += ", because it stores end-user data"
	}
	for _, other := range facts {
		if slices.Contains(other.Value.names, lacks[0]) {
			d.Related = []analysis.Related{{Span: other.Span, Message: fmt.Sprintf("has %q", lacks[0])}}
			break
		}
	}
	d.Mend = func() []analysis.Fix { return addRegions(p, f, lacks) }
	p.Report(d, analysis.UnlessBroken)
}

// addRegions gives a remote addresses for regions: that which it has, to be changed.
func addRegions(p *analysis.Pass, f analysis.Located[remoteRegions], lacks []string) []analysis.Fix {
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
