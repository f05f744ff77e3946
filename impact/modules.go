package impact

import (
	"slices"
	"strconv"
	"strings"
	"unique"

	"forge-manifest-ls/internal/manifest"
)

// contents keeps what entries hold, each content once, so that two are compared at once.
var contents = manifest.NewPerEntry(func(e *manifest.Entry) unique.Handle[content] {
	key, named := e.Key()
	return unique.Make(content{key.Name, named, node{value: e.File.Value(e.Node())}.content("key")})
})

// contentsIn keeps the contents of the entries of a list.
var contentsIn = manifest.NewPerList(func(l *manifest.List) []unique.Handle[content] {
	out := make([]unique.Handle[content], len(l.Entries))
	for i, e := range l.Entries {
		out[i] = contents.Of(e)
	}
	return out
})

// allContents returns the contents of the entries of lists of a file, in their order.
func allContents(f *manifest.File, lists []*manifest.List) (all []unique.Handle[content]) {
	if len(lists) == 1 {
		return contentsIn.Of(f, lists[0])
	}
	for _, l := range lists {
		all = append(all, contentsIn.Of(f, l)...)
	}
	return all
}

// content is what an entry holds. Entries with equal contents hold the same data.
type content struct {
	key   string
	named bool   // it has a key
	rest  string // beside the key, whatever its form
}

// module is a module of one of the two manifests.
type module struct {
	key   string
	entry *manifest.Entry
	side  Side
}

// node returns the module as a value.
func (m module) node() node {
	pointer := "/" + m.entry.List.Section + "/" + escaped(m.entry.List.Type)
	at := m.entry.List.Node
	if !m.entry.Bare {
		pointer, at = pointer+"/"+strconv.Itoa(m.entry.Index), m.entry.Item.Value()
	}
	return node{value: m.entry.File.Value(at), pointer: pointer, side: m.side}
}

// content is what the module holds beside its key, whatever its form.
func (m module) content() string { return contents.Of(m.entry).Value().rest }

// lists are the lists of modules of a manifest.
type lists struct {
	byType map[string][]*manifest.List
	types  []string // in the order of the text
	// anchored says that the manifest may have an anchor.
	anchored bool
}

// listsOf returns the lists of modules of a manifest.
func listsOf(f *manifest.File) *lists {
	all := &lists{byType: map[string][]*manifest.List{}, anchored: strings.Contains(f.Buffer().String(), "&")}
	for l := range f.ModuleLists() {
		if _, twice := all.byType[l.Type]; !twice {
			all.types = append(all.types, l.Type)
		}
		all.byType[l.Type] = append(all.byType[l.Type], l)
	}
	return all
}

// entriesOf returns the entries of lists.
func entriesOf(lists []*manifest.List) []*manifest.Entry {
	if len(lists) == 1 {
		return lists[0].Entries
	}
	var out []*manifest.Entry
	for _, l := range lists {
		out = append(out, l.Entries...)
	}
	return out
}

// modulesOf returns the modules of entries of one type. Of modules with one key, the first counts.
func modulesOf(entries []*manifest.Entry, side Side) []module {
	var out []module
	seen := map[string]bool{}
	for _, e := range entries {
		if c := contents.Of(e).Value(); c.named && !seen[c.key] {
			seen[c.key] = true
			out = append(out, module{c.key, e, side})
		}
	}
	return out
}

// modules compares the modules of the app, type by type, and returns the types that differ.
func (c *comparison) modules() map[string]bool {
	changed := map[string]bool{}
	old, now := c.oldLists, c.newLists
	types := now.types
	for _, t := range old.types {
		if _, there := now.byType[t]; !there {
			types = append(types, t)
		}
	}
	variables := c.placesOf()
	for _, t := range types {
		places := slices.Clip(variables)
		for _, l := range now.byType[t] {
			places = append(places, placeOf(c.files[New], l.Pair))
		}
		changed[t] = c.part(partName{"modules", t}, places, func() bool { return c.modulesOfType(t, old.byType[t], now.byType[t]) })
	}
	return changed
}

// modulesOfType compares the modules of one type, and reports whether they differ.
func (c *comparison) modulesOfType(name string, old, now []*manifest.List) bool {
	before, after := differing(allContents(c.files[Old], old), entriesOf(old), entriesOf(now))
	if len(before)+len(after) == 0 {
		return false
	}
	change := newTypeChange(name, modulesOf(before, Old), modulesOf(after, New))
	if isJudgedWhole(name) || change.hasDuplicate(c.files) {
		change = newTypeChange(name, modulesOf(entriesOf(old), Old), modulesOf(entriesOf(now), New))
	}
	c.moduleType(change)
	return true
}

// differing returns entries, the contents of some of which are known, without those at the start and at the end that
// are the same in both: while somebody writes, nearly all are.
func differing(known []unique.Handle[content], a, b []*manifest.Entry) (before, after []*manifest.Entry) {
	for len(a) > 0 && len(b) > 0 && known[0] == contents.Of(b[0]) {
		a, b, known = a[1:], b[1:], known[1:]
	}
	for len(a) > 0 && len(b) > 0 && known[len(a)-1] == contents.Of(b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// isJudgedWhole reports whether the effect of a module of a type depends on the others that there are.
func isJudgedWhole(name string) bool {
	switch name {
	case "webtrigger", "sql", "objectStore", "llm":
		return true
	}
	return false
}

// hasDuplicate reports whether a module that seems to come or go has the key of another one.
func (t typeChange) hasDuplicate(files [2]*manifest.File) bool {
	for _, m := range slices.Concat(t.added, t.removed, oldOf(t.renamed), newOf(t.renamed)) {
		n := 0
		for _, d := range files[m.side].Lookup(manifest.Module, m.key) {
			if d.Entry.List.Type == t.name {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// oldOf returns modules as they were before.
func oldOf(all []renamed) (out []module) {
	for _, r := range all {
		out = append(out, r.old)
	}
	return out
}

// newOf returns modules as they are after.
func newOf(all []renamed) (out []module) {
	for _, r := range all {
		out = append(out, r.now)
	}
	return out
}

// typeChange is what became of the modules of one type.
type typeChange struct {
	name     string
	old, now []module
	both     []renamed // with the same key
	renamed  []renamed
	added    []module
	removed  []module
}

// renamed is a module before and after.
type renamed struct{ old, now module }

// newTypeChange matches the modules of one type: by key, and those that are left by what they hold, or
// because they alone are left.
func newTypeChange(name string, old, now []module) typeChange {
	t := typeChange{name: name, old: old, now: now}
	byKey := map[string]module{}
	for _, m := range old {
		byKey[m.key] = m
	}
	kept := map[string]bool{}
	for _, m := range now {
		if was, ok := byKey[m.key]; ok {
			kept[m.key] = true
			t.both = append(t.both, renamed{was, m})
			continue
		}
		t.added = append(t.added, m)
	}
	for _, m := range old {
		if !kept[m.key] {
			t.removed = append(t.removed, m)
		}
	}
	if name != "endpoint" { // whose entries are told apart by key, as remotes are
		t.findRenamed()
	}
	return t
}

// findRenamed moves the modules that only have another key from added and removed to renamed.
func (t *typeChange) findRenamed() {
	if len(t.added) == 0 || len(t.removed) == 0 {
		return
	}
	byContent := map[string][]module{}
	for _, m := range t.removed {
		byContent[m.content()] = append(byContent[m.content()], m)
	}
	gone := map[string]bool{}
	t.added = slices.DeleteFunc(t.added, func(m module) bool {
		same := byContent[m.content()]
		if len(same) == 0 {
			return false
		}
		t.renamed = append(t.renamed, renamed{same[0], m})
		gone[same[0].key] = true
		byContent[m.content()] = same[1:]
		return true
	})
	t.removed = slices.DeleteFunc(t.removed, func(m module) bool { return gone[m.key] })
	if len(t.added) == 1 && len(t.removed) == 1 {
		t.renamed = append(t.renamed, renamed{t.removed[0], t.added[0]})
		t.added, t.removed = nil, nil
	}
}

// moduleType compares the modules of one type.
func (c *comparison) moduleType(t typeChange) {
	rules := rulesOf(t.name)
	for _, m := range t.removed {
		c.add(rules.removed, m.node(), m.key)
	}
	for _, m := range t.renamed {
		c.add(rules.renamed, m.now.node().at("key"), m.now.key)
	}
	if t.name == "webtrigger" {
		c.webTriggers(t)
		return
	}
	for _, m := range t.added {
		c.add(c.addedRule(t, m), m.node(), m.key)
	}
	for _, m := range t.both {
		if m.old.content() != m.now.content() {
			c.module(t.name, m.old.node(), m.now.node(), m.now.key)
		}
	}
	c.models(t)
}

// addedRule is the rule about a new module.
func (c *comparison) addedRule(t typeChange, m module) *Rule {
	first := map[string]*Rule{"sql": sqlAdded, "objectStore": objectStoreAdded, "llm": llmAdded}
	switch {
	case t.name == "endpoint":
		return endpointAdded
	case first[t.name] != nil && len(t.old) == 0:
		return first[t.name]
	}
	return moduleAdded
}

// module compares a module that both manifests have.
func (c *comparison) module(name string, old, now node, key string) {
	if name == "endpoint" {
		c.add(endpointChanged, now, key)
		return
	}
	in := identities[name]
	for _, property := range in.properties {
		was, is := old.at(property), now.at(property)
		if !differ(was, is) || property == "collection" && old.textOr(property, "none") == now.textOr(property, "none") {
			continue
		}
		subject := key
		if in.rule == nameInUseChanged {
			subject = was.text()
		}
		c.changed(in.rule, was, is, subject)
	}
	without := in.properties
	if name == "llm" && !modelsGone(old, now) {
		without = []string{"model"}
	}
	if differ(old, now, without...) {
		c.add(moduleChanged, now, key)
	}
}

// models notes the families of language models that no module of the old manifest names. Those of the
// first module belong to it.
func (c *comparison) models(t typeChange) {
	if t.name != "llm" || len(t.old) == 0 {
		return
	}
	var before, after set
	for _, m := range t.old {
		for item := range m.node().at("model").items() {
			before.add(item.text(), item)
		}
	}
	for _, m := range t.now {
		for item := range m.node().at("model").items() {
			after.add(item.text(), item)
		}
	}
	for _, m := range after.without(before) {
		c.add(llmModelAdded, m.node, m.name)
	}
}

// modelsGone reports whether a language model is named no more.
func modelsGone(old, now node) bool {
	return len(textsOf(old.at("model")).without(textsOf(now.at("model")))) > 0
}
