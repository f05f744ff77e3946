package base

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
)

// ruleOf returns the rules about changes as diagnostics have them.
var ruleOf = sync.OnceValue(func() map[*impact.Rule]*analysis.Rule {
	all := map[*impact.Rule]*analysis.Rule{}
	for _, r := range impact.Rules() {
		all[r] = &analysis.Rule{
			ID: "impact-" + r.Kind, Severity: analysis.Information, Page: r.Link(),
			Doc: prose.Capital(r.Condition) + ".",
			Why: prose.Capital(r.Class.String()) + ", " + r.Basis() + " (confidence: " + r.Confidence.String() + "). The server of Atlassian decides.",
		}
	}
	return all
})

// place is one place of a manifest, and what has happened there.
type place struct {
	span     text.Span
	rule     *impact.Rule // of the first effect
	messages []string     // each once
	told     map[string]bool
}

// add notes what an effect says.
func (p *place) add(e impact.Effect) {
	if !p.told[e.Message] {
		p.told[e.Message] = true
		p.messages = append(p.messages, e.Message)
	}
}

// maxNamed is how many effects the message of one place names: where all modules are gone, one place may have
// thousands.
const maxNamed = 6

// words are the messages in one line.
func (p *place) words() string {
	named := p.messages[:min(maxNamed, len(p.messages))]
	out := strings.Join(named, "; ")
	if more := len(p.messages) - len(named); more > 0 {
		out += "; and " + prose.Count(more, "effect", "effects") + " more"
	}
	return out
}

// Findings returns what has changed in a manifest since its base that is major, refused or puts data
// at risk, as Information, one for each cause. name is what the settings call the base. What is gone is
// shown at what is left around it.
func Findings(f *manifest.File, r impact.Result, name string) []analysis.Diagnostic {
	var places []*place
	at := map[text.Span]*place{}
	for _, e := range r.Effects {
		if e.Verdict() <= impact.Minor {
			continue
		}
		span := shown(f, e, e.Cause)
		p := at[span]
		if p == nil {
			p = &place{span: span, rule: e.Rule, told: map[string]bool{}}
			at[span], places = p, append(places, p)
		}
		p.add(e)
	}
	slices.SortStableFunc(places, func(a, b *place) int { return a.span.Start - b.span.Start })
	var out []analysis.Diagnostic
	for _, p := range places {
		out = append(out, analysis.Diagnostic{
			Rule: ruleOf()[p.rule], Severity: analysis.Information, Span: p.span,
			Message: "Since " + name + ": " + p.words() + ", " + p.rule.Basis(),
		})
	}
	return out
}

// shown returns where an effect is shown in the new manifest: at a place of its own there, or, if it is gone, at
// what is left around it.
func shown(f *manifest.File, e impact.Effect, own text.Span) text.Span {
	if e.Side == impact.Old {
		return impact.Left(f, e.Pointer)
	}
	return own
}

// Lens is what is shown above a line.
type Lens struct {
	Span  text.Span // in byte offsets
	Title string
	// Places are those that the lens speaks of, in byte offsets.
	Places []text.Span
}

// Lenses returns what has changed since a base in a manifest as a whole, above its first line, and in
// its permissions and remotes, above each.
func Lenses(f *manifest.File, r impact.Result, name string) []Lens {
	out := []Lens{{Title: title(r, name), Places: placesOf(f, r.Effects)}}
	for _, section := range []string{"permissions", "remotes"} {
		s, ok := f.Section(section)
		of := impact.Result{Unjudged: r.Unjudged}
		for _, e := range r.Effects {
			if strings.HasPrefix(e.Pointer, "/"+section+"/") && e.Class.Target() == "" {
				of.Effects = append(of.Effects, e)
			}
		}
		if ok && len(of.Effects) > 0 {
			out = append(out, Lens{s.Pair.Key().Span(), title(of, name), placesOf(f, of.Effects)})
		}
	}
	return out
}

// title says in a line what has changed since a base.
func title(r impact.Result, name string) string {
	return "Since " + name + ": " + cmp.Or(r.Caveat(), verdictWords[r.Verdict()]) + counted(r.Effects)
}

// verdictWords are what lenses say of a verdict.
var verdictWords = map[impact.Class]string{
	impact.None: "no effect on customers", impact.Minor: "minor version", impact.Major: "major version",
	impact.Data: "data at risk", impact.Blocked: "refused by Forge",
}

// counted says how many effects there are, "" for none.
func counted(effects []impact.Effect) string {
	if len(effects) == 0 {
		return ""
	}
	return " (" + prose.Count(len(effects), "effect", "effects") + ")"
}

// placesOf returns the places of effects in a manifest, each once.
func placesOf(f *manifest.File, effects []impact.Effect) []text.Span {
	var out []text.Span
	told := map[text.Span]bool{}
	for _, e := range effects {
		if span := shown(f, e, e.Span); !told[span] {
			told[span] = true
			out = append(out, span)
		}
	}
	return out
}

// FitnessLenses returns, for programmes of Atlassian, what speaks against them, above the first line.
func FitnessLenses(m impact.Manifest, targets []impact.Target) []Lens {
	titles := map[impact.Target]string{impact.RunsOnAtlassian: "Runs on Atlassian", impact.GovernmentCloud: "Government cloud"}
	var out []Lens
	for _, f := range impact.Eligibility(m, targets) {
		l := Lens{Title: titles[f.Target] + ": nothing in the manifest speaks against it"}
		if len(f.Unjudged) > 0 {
			l.Title = titles[f.Target] + ": nothing speaks against it in what can be judged"
		}
		for _, o := range f.Obstacles {
			l.Places = append(l.Places, o.Span)
		}
		if n := len(f.Obstacles); n > 0 {
			l.Title = titles[f.Target] + ": " + prose.Count(n, "obstacle", "obstacles")
		}
		out = append(out, l)
	}
	return out
}
