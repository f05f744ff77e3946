package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

const regional = "remotes:\n  - key: backend\n    operations:\n      - compute\n    baseUrl:\n      default: https://example.com\n      EU: https://eu.example.com\n"

var (
	ruleRemoteRegions = &Rule{
		ID: "remote-regions", Severity: Error, Official: []string{"modules.remote.allRegionsNotDeclared"},
		Doc: "Remotes with addresses for regions, and those that store end-user data, have them for the same regions.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + regional + "  - key: other\n    operations:\n      - compute\n    baseUrl:\n      default: https://example.org\n      EU: https://eu.example.org\n      US: https://us.example.org\n",
		Good: head + webtrigger + functions + regional + "  - key: other\n    operations:\n      - compute\n    baseUrl:\n      default: https://example.org\n      EU: https://eu.example.org\n",
	}
	ruleDataResidencySingle = &Rule{
		ID: "data-residency-single", Severity: Error, Official: []string{"modules.migration:dataResidency.moreThanOneRemote"},
		Doc: "An app has one \"migration:dataResidency\".", Why: schemaWhy,
		Bad:  head + residency + "    - key: second\n      remote: backend\n" + functions + remotes,
		Good: head + residency + functions + remotes,
	}
)

const residency = "modules:\n  migration:dataResidency:\n    - key: first\n      remote: backend\n"

// aboutRegions is a base URL: name is its regions, and value what is known of the data that
// the remote stores.
const aboutRegions topic = "remote-regions"

// What a remote stores.
const (
	storesUser    = "end-user data"
	storesUnknown = "unknown"
)

// regionFacts are the regions of a remote that has a base URL.
func (s scope) regionFacts() []fact {
	if s.entry.List.Section != "remotes" {
		return nil
	}
	remote := s.file.Value(s.node)
	pair, ok := remote.Pair("baseUrl")
	if !ok {
		return nil
	}
	f := fact{topic: aboutRegions, span: pair.Key().Span()}
	switch v := s.file.Value(pair.Value()); v.Type() {
	case schema.Map:
		var regions []string
		for name := range v.Fields() {
			regions = append(regions, name)
		}
		f.name = strings.Join(regions, " ")
	case schema.String:
		f.name = "default"
	}
	if storage, ok := remote.Pair("storage"); ok {
		if in, ok := s.file.Value(storage.Value()).Pair("inScopeEUD"); ok {
			switch v := s.file.Value(in.Value()); {
			case isTrue(v):
				f.value = storesUser
			case v.Type() == schema.Unknown:
				f.value = storesUnknown
			}
		}
	}
	return []fact{f}
}

// regions reports remotes that lack a region that others have.
func (p *pass) regions() {
	facts := p.facts(aboutRegions)
	if len(facts) < 2 {
		return
	}
	var all []string
	for _, f := range facts {
		if f.name == "" {
			return // who knows which regions there are
		}
		for _, region := range strings.Fields(f.name) {
			if !slices.Contains(all, region) {
				all = append(all, region)
			}
		}
	}
	for _, f := range facts {
		has := strings.Fields(f.name)
		lacks := slices.DeleteFunc(slices.Clone(all), func(r string) bool { return slices.Contains(has, r) })
		if len(lacks) == 0 || f.value == storesUnknown || len(has) == 1 && f.value != storesUser {
			continue
		}
		if slices.ContainsFunc(facts, p.isBadRemote) {
			return
		}
		p.lacksRegions(f, lacks, facts)
	}
}

// isBadRemote reports whether the schema or the YAML has something to say about a remote:
// then it may have other regions than it seems.
func (p *pass) isBadRemote(f located) bool {
	return p.brokenIn(f.entry.Span(), 0) || slices.ContainsFunc(p.judged(f.entry).findings, func(f finding) bool {
		return f.Severity == Error && strings.HasPrefix(f.Rule.ID, "schema-")
	})
}

func (p *pass) lacksRegions(f located, lacks []string, facts []located) {
	d := Diagnostic{Rule: ruleRemoteRegions, Span: f.span}
	d.Message = fmt.Sprintf("this remote has no address for %s, which others have", prose.And(quoteAll(lacks)))
	if f.value == storesUser {
		d.Message += ": what stores end-user data needs one for every region"
	} else {
		d.Message += ": remotes with regions all have the same ones"
	}
	for _, other := range facts {
		if slices.Contains(strings.Fields(other.name), lacks[0]) {
			d.Related = []Related{{other.span, fmt.Sprintf("has %q", lacks[0])}}
			break
		}
	}
	d.Mend = func() []Fix { return p.addRegions(f, lacks) }
	p.report(d, unlessBroken)
}

// addRegions gives a remote addresses for regions: that which it has, to be changed.
func (p *pass) addRegions(f located, lacks []string) []Fix {
	pair := f.entry.Pair("baseUrl")
	value := p.mainURL(f.entry)
	if pair.Value().Kind() == syntax.Alias || value.Type() != schema.String {
		return nil
	}
	url := edit.QuotedLike(value.Text(), value.Content())
	fix := Fix{Title: "Add " + prose.And(quoteAll(lacks)) + " with the default address"}
	var fields []edit.Field
	for _, region := range lacks {
		fields = append(fields, edit.Field{Key: region, Value: url})
	}
	if pair.Value().Kind() == syntax.Mapping {
		fix.Edits = p.edit().Fields(pair.Value(), fields...)
		return []Fix{fix}
	}
	fields = append([]edit.Field{{Key: "default", Value: url}}, fields...)
	fix.Edits = p.edit().SetFields(f.entry.Node(), pair, fields...)
	return []Fix{fix}
}
