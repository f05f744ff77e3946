package completion

import (
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// Lists begin with what the manifest needs: what it names and does not declare, what goes with
// the names that it declares and does not use, what is of the products that it is about. Where
// nothing in the manifest tells, they follow the order of internal/schema/data/order.json.

// byNeed returns what can be offered in the order of the need for it: the less a number, the sooner.
// What is needed alike stays as it stands.
func byNeed[T any](all []T, need func(*T) int) []*T {
	type needed struct {
		one  *T
		need int
	}
	order := make([]needed, len(all))
	for i := range all {
		order[i] = needed{&all[i], need(&all[i])}
	}
	slices.SortStableFunc(order, func(a, b needed) int { return a.need - b.need })
	sorted := make([]*T, len(all))
	for i := range order {
		sorted[i] = order[i].one
	}
	return sorted
}

// typeFacts are what a module type is for.
type typeFacts struct {
	of       products
	declares manifest.Kind // what its entries are, besides modules; 0 for most types
	names    []schema.Reference
	draws    bool // its entries show something
	place    int  // in the order of what people need first
	words    []string
}

// typeList keeps the facts about the module types of a catalogue.
type typeList struct {
	catalogue *schema.Catalogue
	facts     map[string]*typeFacts
}

var lastTypes atomic.Pointer[typeList]

// typesOf returns the facts about the module types of a catalogue. Those of the last one that
// was asked for are kept.
func typeFactsOf(c *schema.Catalogue) map[string]*typeFacts {
	if last := lastTypes.Load(); last != nil && last.catalogue == c {
		return last.facts
	}
	all := &typeList{c, map[string]*typeFacts{}}
	for _, name := range c.ModuleNames() {
		if m, ok := c.Module(name); ok {
			all.facts[name] = factsOf(m)
		}
	}
	lastTypes.Store(all)
	return all.facts
}

// declaredBy maps module types to the kind of what their entries declare.
var declaredBy = map[string]manifest.Kind{"function": manifest.Function, "endpoint": manifest.Endpoint, "action": manifest.Action}

func factsOf(m *schema.Module) *typeFacts {
	facts := &typeFacts{of: productOf(m.Name), declares: declaredBy[m.Name], place: placeOfModule(m), words: prose.WordsOf(m.Name)}
	var visit func(s *schema.Schema, depth int)
	visit = func(s *schema.Schema, depth int) {
		for _, part := range s.Parts(nil) {
			for _, p := range part.Properties {
				facts.draws = facts.draws || depth == 0 && p.Name == "render"
				for _, value := range p.Schema.Parts(nil) {
					if value.Refers != "" && !slices.Contains(facts.names, value.Refers) {
						facts.names = append(facts.names, value.Refers)
					}
					if value.Items != nil && depth < 2 {
						visit(value.Items, depth+1)
					}
				}
				if depth < 2 {
					visit(p.Schema, depth+1)
				}
			}
			if depth > 0 && part.Refers != "" && !slices.Contains(facts.names, part.Refers) {
				facts.names = append(facts.names, part.Refers)
			}
		}
	}
	visit(m.Item, 0)
	return facts
}

// Places of module types that are not among those that people need first.
const (
	documented   = 100 // generally available or in preview
	early        = 300 // they cannot go to production
	undocumented = 400
	ofConnect    = 900
)

func placeOfModule(m *schema.Module) int {
	if place := schema.PlaceOf("modules", m.Name); place < schema.NotFirst {
		return place
	}
	switch {
	case strings.HasPrefix(m.Name, "connect-"):
		return ofConnect
	case m.Phase == schema.EarlyAccess:
		return early
	case m.Phase == "" || !m.Exact:
		return undocumented
	}
	return documented
}

// moduleNeed returns how soon a module type is to be offered: the less, the sooner.
func (c *cursor) moduleNeed() func(name string) int {
	missing, idle := c.missingKinds(), c.idleNames()
	used := c.used()
	all := typeFactsOf(c.file.Catalogue())
	return func(name string) int {
		facts := all[name]
		if facts == nil {
			return schema.NotFirst
		}
		n := facts.place
		if facts.of != 0 && used != 0 && facts.of&used == 0 {
			n += documented + 50
		}
		if facts.declares != 0 && missing[facts.declares] {
			n -= schema.NotFirst
		}
		return n - facts.uses(idle)
	}
}

// uses returns how well a module type goes with names that nothing uses yet.
func (facts *typeFacts) uses(idle map[schema.Reference][][]string) int {
	best := 0
	for _, to := range facts.names {
		names, ok := idle[to]
		if !ok || to == schema.ToFunction && facts.draws {
			continue
		}
		best = max(best, 30)
		for _, name := range names {
			if shared := prose.SharedWords(facts.words, name); shared > 0 {
				best = max(best, 30+60*shared/len(facts.words))
			}
		}
	}
	return best
}

// missingKinds are the kinds of what the manifest names and nothing declares.
func (c *cursor) missingKinds() map[manifest.Kind]bool {
	missing := map[manifest.Kind]bool{}
	for ref := range c.file.References() {
		if !ref.Unknown && !missing[ref.Kind] && !c.file.Declares(ref.Kind, ref.Name) {
			missing[ref.Kind] = true
		}
	}
	return missing
}

// idleNames are the words of the first names that the manifest declares and nothing uses, by what
// they name.
func (c *cursor) idleNames() map[schema.Reference][][]string {
	idle := map[schema.Reference][][]string{}
	for _, to := range []schema.Reference{schema.ToFunction, schema.ToResource, schema.ToEndpoint, schema.ToAction} {
		kind, _ := manifest.KindOf(to)
		for _, d := range c.file.FirstUnused(kind, mostNames) {
			idle[to] = append(idle[to], prose.WordsOf(d.Name))
		}
	}
	if names, ok := idle[schema.ToResource]; ok {
		idle[schema.ToResourceEntry] = names
	}
	return idle
}

// ordered returns the definitions that can be named at the cursor, the likeliest first: those
// that nothing uses yet, those whose name has words of the place, and, for what answers a front
// end, those that answer others.
func (c *cursor) ordered(kind manifest.Kind, all []manifest.Definition) []manifest.Definition {
	if len(all) < 2 || len(all) > maxChoices {
		return all
	}
	score := map[string]int{}
	for _, d := range c.file.Unused(kind) {
		score[d.Name] += 2
	}
	place := c.placeWords()
	isResolver := slices.Contains(place, "resolver")
	for _, d := range all {
		score[d.Name] += 2 * prose.SharedWords(place, prose.WordsOf(d.Name))
		if isResolver && slices.Contains(prose.WordsOf(d.Name), "resolvers") {
			score[d.Name] += 2
		}
	}
	if isResolver {
		for ref := range c.file.References() {
			if ref.Kind == kind && slices.Contains(ref.Path, "resolver") {
				score[ref.Name] = max(score[ref.Name], 3)
			}
		}
	}
	if kind == manifest.Resource {
		c.preferFitting(all, score)
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b manifest.Definition) int { return score[b.Name] - score[a.Name] })
	return sorted
}

// placeWords are the words of the module type, of the key of the entry and of the properties
// that lead to the cursor.
func (c *cursor) placeWords() []string {
	words := prose.WordsOf(c.ctx.Type)
	if c.ctx.Entry != nil {
		words = append(words, prose.WordsOf(c.ctx.Entry.Pair("key").Value().Scalar().Text)...)
	}
	for i, step := range c.ctx.Path {
		if i >= entryDepth(c.ctx.Path) && step.Index < 0 && step.Key != "function" && step.Key != "resource" {
			words = append(words, prose.WordsOf(step.Key)...)
		}
	}
	return words
}

// preferFitting puts the resources first that go with how the map at the cursor is drawn: a
// source file with "render: native", a directory otherwise.
func (c *cursor) preferFitting(all []manifest.Definition, score map[string]int) {
	native, known := c.drawsNatively()
	if !known {
		return
	}
	for _, d := range all {
		if isSource(d) == native {
			score[d.Name] += 4
		}
	}
}

// drawsNatively reports whether the map that the value at the cursor belongs to says
// "render: native", as far as it says anything.
func (c *cursor) drawsNatively() (native, known bool) {
	if len(c.ctx.Path) < 2 {
		return false, false
	}
	render, ok := c.file.Value(c.nodeAt(c.ctx.Path[:len(c.ctx.Path)-1])).LastPair("render")
	if !ok {
		return false, false
	}
	return render.Value().Scalar().Text == "native", true
}

// isSource reports whether a resource is a source file, by its extension, as UI Kit needs it.
func isSource(d manifest.Definition) bool {
	return manifest.IsSourceFile(d.Entry.Pair("path").Value().Scalar().Text)
}
