package impact

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
)

// Manifest is one side of a change.
type Manifest struct {
	File *manifest.File
	// Refused are the places that Forge would refuse, in byte offsets, in the order of the text.
	Refused []text.Span
}

// Compare returns what a change from one manifest to another does. Of what Forge would refuse, nothing is
// said but that it is not judged.
func Compare(before, after Manifest) Result { return (*Comparison)(nil).Next(before, after).Result }

// Next compares a manifest with a later version of the other one. It is [Compare], and takes over what holds of
// the comparison before; nil is one of which nothing holds.
func (last *Comparison) Next(before, after Manifest) *Comparison {
	return last.Begin(before, after.File).End(after.Refused)
}

// Begun is a comparison for which it is not known yet what Forge would refuse in the new manifest.
type Begun struct {
	c      *comparison
	before Manifest
	doubts []doubt // about the old manifest
}

// Begin is the part of [Comparison.Next] that goes on while the new manifest is checked.
func (last *Comparison) Begin(before Manifest, after *manifest.File) *Begun {
	c := &comparison{
		old: rootOf(before.File, Old), new: rootOf(after, New),
		files: [2]*manifest.File{Old: before.File, New: after}, newLists: listsOf(after),
	}
	begun := &Begun{c: c, before: before}
	if last != nil && last.old.File == before.File && slices.Equal(last.old.Refused, before.Refused) {
		c.last, c.oldLists, begun.doubts = last.parts, last.oldLists, last.oldDoubts
	} else {
		c.oldLists, begun.doubts = listsOf(before.File), doubtsIn(before, Old)
	}
	c.anchored = c.oldLists.anchored || c.newLists.anchored
	if !c.anchored && c.new.isMap() && isOneDocument(after) {
		c.parts = map[partName]*part{}
	} else {
		c.last = nil
	}
	c.section(c.permissionsAndRemotes, "permissions", "remotes")
	changed := c.modules()
	c.section(c.resources, "resources")
	c.section(c.services, "services")
	c.section(c.providers, "providers")
	c.section(c.app, "app")
	c.section(func() { c.whole("connectModules", connectModulesChanged) }, "connectModules")
	c.section(func() { c.whole("translations", translationsChanged) }, "translations")
	c.section(func() { c.whole("overrides", overridesChanged) }, "overrides")
	c.programmes(changed)
	return begun
}

// End judges the comparison where Forge would refuse these places of the new manifest, in byte offsets, in the order
// of the text.
func (b *Begun) End(refused []text.Span) *Comparison {
	doubts := append(doubtsIn(Manifest{b.c.files[New], refused}, New), b.doubts...)
	return &Comparison{b.c.judged(doubts), b.before, b.c.oldLists, b.doubts, b.c.parts}
}

// isOneDocument reports whether a text holds no second document, which has no root of its own here.
func isOneDocument(f *manifest.File) bool {
	n := 0
	for range f.Tree().Stream().Children() {
		n++
	}
	return n == 1
}

// section compares sections by a function, unless they are the same.
func (c *comparison) section(compare func(), names ...string) {
	c.part(partName{section: names[0]}, c.placesOf(names...), func() bool {
		if c.same(names...) {
			return false
		}
		compare()
		return true
	})
}

// permissionsAndRemotes compares two sections that name each other.
func (c *comparison) permissionsAndRemotes() {
	c.oldRemotes, c.newRemotes = keyedBy(c.old.at("remotes"), "key"), keyedBy(c.new.at("remotes"), "key")
	c.oldAddresses, c.newAddresses = addressesOf(c.old), addressesOf(c.new)
	c.permissions()
	c.remotes()
}

// whole compares a section that has one rule.
func (c *comparison) whole(name string, r *Rule) {
	if was, is := c.old.at(name), c.new.at(name); differ(was, is) {
		c.changed(r, was, is, name)
	}
}

// same reports whether sections are written alike in both manifests, as most are while somebody writes: then
// they have no effect. Anchors and variables, which lead elsewhere, must not differ either.
func (c *comparison) same(sections ...string) bool {
	if c.anchored {
		return false
	}
	for _, name := range append(sections, "environment") {
		old, was := c.files[Old].Section(name)
		now, is := c.files[New].Section(name)
		if was != is || was && old.Pair.Text() != now.Pair.Text() {
			return false
		}
	}
	return true
}

// comparison collects the effects of a change.
type comparison struct {
	old, new node
	files    [2]*manifest.File // by side
	anchored bool              // one of the texts has an anchor, perhaps
	oldLists *lists            // of the old manifest
	newLists *lists
	// The remotes of both manifests, by key.
	oldRemotes, newRemotes set
	// The uses of addresses by themselves in both manifests.
	oldAddresses, newAddresses []address
	effects                    []Effect
	// What an earlier comparison has found in parts, and what this one has; nil where nothing is taken over.
	last, parts map[partName]*part
}

// add notes an effect at a node, on a subject that its message names.
func (c *comparison) add(r *Rule, at node, subject string) {
	c.addUnless(r, at, subject, nil)
}

// addUnless notes an effect that the values of variables decide, if there are any.
func (c *comparison) addUnless(r *Rule, at node, subject string, variables []string) {
	slices.Sort(variables)
	e := Effect{
		Rule: r, Class: r.Class, Lean: r.Lean, Side: at.side, Pointer: at.pointer,
		Span: at.shown(), Cause: at.cause(), Message: r.message(prose.QuoteTitle(subject)),
		Variables: slices.Compact(variables),
	}
	if len(variables) > 0 {
		e.Message += "; depends on " + prose.And(e.Variables)
		if r.Class != Unsure && r.Class != Minor {
			e.Class, e.Lean = Unsure, r.Class
		}
	} else if names := at.defaulted(c.files[at.side]); len(names) > 0 {
		e.Message += "; with the default of " + prose.And(names)
	}
	c.effects = append(c.effects, e)
}

// members notes an effect for each member that only one of two sets has.
func (c *comparison) members(old, now set, added, removed *Rule) {
	c.membersBy(old, now, func(string) *Rule { return added }, removed)
}

// membersBy is members, where the rule about a new member depends on its name.
func (c *comparison) membersBy(old, now set, added func(name string) *Rule, removed *Rule) {
	gone, fresh := old.without(now), now.without(old)
	maybeGone, maybeFresh := doubtsAbout(gone), doubtsAbout(fresh)
	for _, m := range fresh {
		c.addUnless(added(m.name), m.node, m.name, maybeGone.deciding(m.node))
	}
	for _, m := range gone {
		c.addUnless(removed, m.node, m.name, maybeFresh.deciding(m.node))
	}
}

// changed notes an effect at the new one of two nodes that differ, or at the old one where there is no
// new one.
func (c *comparison) changed(r *Rule, old, now node, subject string) {
	at := now
	if !now.exists() {
		at = old
	}
	var variables []string
	if old.exists() && now.exists() && mayEqual(old, now) {
		variables = append(old.unknown(), now.unknown()...)
	}
	c.addUnless(r, at, subject, variables)
}
