package mutate

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// theme makes a manifest about some of what Forge asks for beyond the schema, with what is
// just right and what is just wrong.
type theme struct {
	*builder
	out   *Manifest
	small *Maker // of the smallest entries
}

// themes are all themes. Those with many rules have more turns than one.
var themes = []struct {
	name  string
	turns int
	make  func(t *theme)
}{
	{"functions", 1, (*theme).functions},
	{"triggers", 1, (*theme).triggers},
	{"variables", 1, (*theme).variables},
	{"jira pages", 3, (*theme).jiraPages},
	{"jira fields", 1, (*theme).jiraFields},
	{"jira workflows", 1, (*theme).jiraWorkflows},
	{"jira commands", 1, (*theme).jiraCommands},
	{"full pages", 1, (*theme).fullPages},
	{"confluence pages", 1, (*theme).confluencePages},
	{"custom content", 1, (*theme).customContent},
	{"shortcuts", 1, (*theme).shortcuts},
	{"macros", 1, (*theme).macros},
	{"bitbucket", 1, (*theme).bitbucket},
	{"dashboards", 1, (*theme).dashboards},
	{"actions", 1, (*theme).actions},
	{"skills", 3, (*theme).skills},
	{"agents", 1, (*theme).agents},
	{"singles", 1, (*theme).singles},
	{"remotes", 1, (*theme).remotes},
	{"data residency", 1, (*theme).dataResidency},
	{"providers", 1, (*theme).providers},
	{"connect", 3, (*theme).connect},
	{"resources", 3, (*theme).resources},
	{"entries", 3, (*theme).entries},
	{"permissions", 1, (*theme).permissions},
	{"egress", 3, (*theme).egress},
	{"storage", 1, (*theme).storage},
	{"conditions", 1, (*theme).conditions},
	{"package", 1, (*theme).bundle},
	{"compatibility", 1, (*theme).compatibility},
	{"translations", 3, (*theme).translations},
}

// theme makes a manifest about one of the themes.
func (m *Maker) theme(r *rand.Rand) *Manifest {
	var turns []int
	for i, of := range themes {
		turns = append(turns, slices.Repeat([]int{i}, of.turns)...)
	}
	of := themes[turns[r.IntN(len(turns))]]
	out := &Manifest{Root: head(), About: "modules", Files: map[string]string{}, maker: m}
	out.Root.set("modules", mapping())
	out.Focus = out.Root.pair("modules")
	t := &theme{&builder{r: r}, out, NewMaker(m.catalogue, 0)}
	of.make(t)
	out.finish()
	out.theme = of.name
	if section := out.Root.pairs[r.IntN(len(out.Root.pairs))]; r.IntN(3) == 0 { // changes go there
		out.About, out.Focus = section.Key, section
	}
	return out
}

// chance is true once in n times.
func (t *theme) chance(n int) bool { return t.r.IntN(n) == 0 }

// word picks a text.
func (t *theme) word(words ...string) *Node { return str(pick(t.builder, words...)) }

// node picks a value.
func (t *theme) node(nodes ...*Node) *Node { return pick(t.builder, nodes...).clone() }

// mostly is a text that is right, or one time in eight one of the others.
func (t *theme) mostly(right string, others ...string) *Node {
	if t.chance(8) {
		return t.word(others...)
	}
	return str(right)
}

// some makes a list of up to n of the texts, which may be the same.
func (t *theme) some(n int, words ...string) *Node {
	l := list()
	for range t.r.IntN(n + 1) {
		l.items = append(l.items, t.word(words...))
	}
	return l
}

// flag is a boolean, or nothing.
func (t *theme) flag() *Node { return t.node(boolean(true), boolean(true), boolean(false), absent) }

// absent stands for a property that is not there.
var absent = &Node{}

// put sets properties, given as names and values in turn; those whose value is absent are
// taken away.
func (t *theme) put(n *Node, properties ...any) *Node {
	for i := 0; i < len(properties); i += 2 {
		name := properties[i].(string)
		value, ok := properties[i+1].(*Node)
		if !ok {
			value = str(properties[i+1].(string))
		}
		if value.typ == 0 {
			n.remove(name)
		} else {
			n.set(name, value)
		}
	}
	return n
}

// module adds the smallest entry of a module type, with properties.
func (t *theme) module(name string, properties ...any) *Node {
	modules := t.out.Root.at("modules")
	count := 0
	for _, p := range modules.pairs {
		count += len(p.Value.items)
	}
	entry := t.put(t.small.entry(name, fmt.Sprintf("%s-%d", keyOf(name), count)), properties...)
	if t.chance(40) {
		entry.set("key", str("same"))
	}
	if modules.pair(name) == nil {
		modules.set(name, list())
	}
	modules.at(name).items = append(modules.at(name).items, entry)
	return entry
}

// several adds one to n entries of a module type, each with the properties that are made for it.
func (t *theme) several(n int, name string, properties func() []any) {
	for range 1 + t.r.IntN(n) {
		t.module(name, properties()...)
	}
}

// section sets a section of the manifest.
func (t *theme) section(name string, value *Node) {
	if value.typ != 0 {
		t.out.Root.set(name, value)
	}
}
