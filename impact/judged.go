package impact

import (
	"strings"

	"forge-manifest-ls/internal/text"
)

// doubt is what a place that Forge refuses makes doubtful.
type doubt struct {
	side Side
	// part is the pointer of what is not judged, and common that of the innermost part around it that has the
	// same pointer in both manifests, because no item of a list leads to it.
	part, common string
	// only says that what is below the part is judged: a section as a whole is refused, such as for what
	// it lacks.
	only bool
	// open are the pointers of maps in which a property that they lack may be meant: a name in them is wrong,
	// or the text is broken.
	open []string
	span text.Span
}

// judged takes the effects away that rest on what Forge would refuse, and says which parts are not
// judged.
func (c *comparison) judged(doubts []doubt) Result {
	var effects []Effect
	for _, e := range c.effects {
		if !c.isDoubtful(e, doubts) {
			effects = append(effects, e)
		}
	}
	if len(effects) == len(c.effects) { // nothing rests on what is refused
		doubts = c.changedDoubts(doubts)
	}
	r := Result{Unjudged: unjudged(doubts)}
	if at, ok := c.fromConnect(); ok {
		effects, r.Unjudged = withoutVersions(effects), append(r.Unjudged, at)
	}
	r.Effects = sorted(effects)
	return r
}

// changedDoubts returns doubts without those about parts that are written alike in both manifests: in these nothing has
// changed, whatever Forge says of them. Where a name or the text is wrong, what is meant is not known all the same.
func (c *comparison) changedDoubts(doubts []doubt) (changed []doubt) {
	alike := map[string]bool{}
	for _, d := range doubts {
		name, rest, _ := strings.Cut(strings.TrimPrefix(d.part, "/"), "/")
		if name == "modules" {
			moduleType, _, _ := strings.Cut(rest, "/")
			name += "/" + moduleType
		}
		if _, known := alike[name]; !known {
			alike[name] = c.isAlike(name)
		}
		if len(d.open) > 0 || !alike[name] {
			changed = append(changed, d)
		}
	}
	return changed
}

// isAlike reports whether a section, or "modules/" and the type of some modules, is written alike in both manifests.
func (c *comparison) isAlike(name string) bool {
	section, moduleType, isModules := strings.Cut(name, "/")
	switch {
	case isModules:
		old, now := c.oldLists.byType[unescaped(moduleType)], c.newLists.byType[unescaped(moduleType)]
		return len(old) == 1 && len(now) == 1 && old[0].Pair.Text() == now[0].Pair.Text() && c.same()
	case section == "permissions" || section == "remotes": // they name each other
		return c.same("permissions", "remotes")
	}
	return section != "" && c.same(section)
}

// unjudged returns the parts that doubts are about, each once.
func unjudged(doubts []doubt) []Unjudged {
	type part struct {
		side    Side
		pointer string
	}
	out, told := make([]Unjudged, 0, len(doubts)), make(map[part]bool, len(doubts))
	for _, d := range doubts {
		if p := (part{d.side, d.part}); !told[p] {
			told[p] = true
			out = append(out, Unjudged{Reason: Refused, Side: d.side, Pointer: d.part, Span: d.span})
		}
	}
	return out
}

// isDoubtful reports whether an effect rests on what is refused. What is fit for a programme
// can only be told of a whole manifest.
func (c *comparison) isDoubtful(e Effect, doubts []doubt) bool {
	if e.Class.Target() != "" {
		return len(doubts) > 0
	}
	for _, d := range doubts {
		part := d.part
		if e.Side != d.side {
			part = d.common
		}
		if isBelow(e.Pointer, part) && !(d.only && c.isOneType(d.part)) || e.Side != d.side && c.mayBeMeant(d, e.Pointer) {
			return true
		}
	}
	return false
}

// isOneType reports whether a section has values of one type in both manifests, or is in one of them only. One that is
// emptied, or is a list and no map, is still being written.
func (c *comparison) isOneType(section string) bool {
	name := unescaped(section[1:])
	was, is := c.old.at(name), c.new.at(name)
	return !was.exists() || !is.exists() || was.value.Type() == is.value.Type()
}

// mayBeMeant reports whether what one manifest has at a pointer may be meant in the other one, in which a
// place is doubtful: it lacks what leads there in an open map.
func (c *comparison) mayBeMeant(d doubt, pointer string) bool {
	root := c.new
	if d.side == Old {
		root = c.old
	}
	for _, open := range d.open {
		if !isBelow(pointer, open) || pointer == open {
			continue
		}
		name, _, _ := strings.Cut(pointer[len(open)+1:], "/")
		at := root
		for _, step := range strings.Split(open+"/"+name, "/")[1:] {
			at = at.at(unescaped(step))
		}
		if !at.exists() {
			return true
		}
	}
	return false
}

// isBelow reports whether a pointer is another one, or leads below it.
func isBelow(pointer, above string) bool {
	rest, ok := strings.CutPrefix(pointer, above)
	return ok && (rest == "" || rest[0] == '/')
}

// fromConnect reports whether the change is the first move from Connect to Forge: the app gets its ID, or
// its modules of Connect are all gone.
func (c *comparison) fromConnect() (Unjudged, bool) {
	connect := c.old.at("connectModules")
	switch id := c.new.at("app", "id"); {
	case hasItems(connect) && !hasItems(c.new.at("connectModules")):
		return Unjudged{Reason: FromConnect, Side: Old, Pointer: connect.pointer, Span: connect.shown()}, true
	case c.old.isMap() && !c.old.at("app", "id").exists() && id.exists() && len(c.files[Old].ErrorsIn(c.old.value.Content().Span())) == 0:
		return Unjudged{Reason: FromConnect, Side: New, Pointer: id.pointer, Span: id.shown()}, true
	}
	return Unjudged{}, false
}

// withoutVersions returns effects without those that say whether a version is major.
func withoutVersions(effects []Effect) []Effect {
	var out []Effect
	for _, e := range effects {
		if e.Class != Major && e.Class != Unsure {
			out = append(out, e)
		}
	}
	return out
}
