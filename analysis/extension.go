package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/text"
)

// subject is a group of rules about one thing, and how they are plugged in. Each of
// the three functions may be nil.
type subject struct {
	rules []*Rule
	// entry says what is wrong with an entry taken by itself: it adds to the findings,
	// or takes away what it says in better words. The result is kept with the entry, so it
	// may depend on the entry and the catalogue alone; what depends on the rest of the
	// file is asked by finding.when or finding.late, in every version of the file.
	entry func(s scope, found []finding) []finding
	// facts are what the entry says that means something only beside what others say.
	// They are kept with the entry, too, so the same holds.
	facts func(s scope) []fact
	// layer looks at the file as a whole, on every keystroke: at sections, and at the
	// facts of entries ([pass.facts]); never at all entries.
	layer func(*pass)
}

// layers are the rules in the order in which they run, before those of the subjects.
// Each runs whatever the others found.
var layers []func(*pass)

// subjects are the groups of rules that are not among the layers.
var subjects []*subject

// The lists are filled here because the rules lead back to them: a fix that is a guess
// is tried out by a check.
func init() {
	layers = []func(*pass){
		yamlErrors,
		recursiveAliases,
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
	subjects = []*subject{
		subjectKeyless,
		subjectReferences,
		subjectFiles,
		subjectTranslations,
		subjectPermissions,
		subjectJira,
		subjectConfluence,
		subjectFlags,
		subjectKeyboard,
		subjectAutoConvert,
		subjectBitbucket,
		subjectLLM,
		subjectConnect,
		subjectStorage,
		subjectApp,
		subjectConditions,
		subjectDashboards,
		subjectSize,
		subjectLimits,
		subjectUnused, // waits for what the others find
	}
}

// topic says what a fact is about: each rule that compares entries has its own.
type topic string

// fact is something that an entry says.
type fact struct {
	topic topic
	// name is what facts are compared by, and value what else there is to know.
	name, value string
	// span is where it is said, counted from the entry's base.
	span text.Span
}

// located is a fact with its place.
type located struct {
	*fact
	entry *manifest.Entry
	span  text.Span // in the file
}

// telling keeps which entries of a list, by their index, have facts.
var telling = manifest.NewPerList(func(l *manifest.List) []int {
	var out []int
	for i, e := range l.Entries {
		if len(judged.Of(e).facts) > 0 {
			out = append(out, i)
		}
	}
	return out
})

// facts returns what entries say about a topic, in the order of the text.
func (p *pass) facts(t topic) []located {
	if p.told == nil {
		p.told = map[topic][]located{}
		for _, l := range p.file.Lists() {
			for _, i := range telling.Of(p.file, l) {
				e := l.Entries[i]
				base, facts := e.Base(), judged.Of(e).facts
				for k := range facts {
					f := &facts[k]
					p.told[f.topic] = append(p.told[f.topic], located{f, e, f.span.Shift(base)})
				}
			}
		}
	}
	return p.told[t]
}

// repeated returns the groups of facts that have a name in common, in the order of
// the text; each group is in that order, too.
func repeated(facts []located) [][]located {
	at := map[string]int{}
	var groups [][]located
	for _, f := range facts {
		i, ok := at[f.name]
		if !ok {
			i = len(groups)
			at[f.name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return slices.DeleteFunc(groups, func(g []located) bool { return len(g) < 2 })
}
