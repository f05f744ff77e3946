package manifest

// findEntry sets the list and the entry that the path leads into.
func (l *locator) findEntry() {
	path := l.out.Path
	if len(path) == 0 || len(l.frames) == 0 {
		return
	}
	l.out.Section = path[0].Key
	depth := 1 // steps to the list
	if s := l.out.Section; s == "modules" || s == "connectModules" || s == "providers" {
		depth = 2
	}
	if len(path) < depth || len(l.frames) < depth || l.frames[depth-1].last.IsZero() {
		l.out.Section = ""
		return
	}
	start := l.frames[depth-1].last.Outer().Start
	for _, list := range l.f.Lists() {
		if list.Pair.Outer().Start == start && list.Section == path[0].Key {
			l.out.Type = list.Type
			l.out.Entry = l.entryOf(list, path[depth:])
			return
		}
	}
	l.out.Section = ""
}

// entryOf returns the entry of a list that the rest of a path leads into; nil where there is none.
func (l *locator) entryOf(list *List, rest Path) *Entry {
	switch {
	case len(list.Entries) == 0:
	case list.Entries[0].Bare && (len(rest) > 0 || l.out.Role == RoleKey):
		return list.Entries[0]
	case len(rest) > 0 && rest[0].Index >= 0 && rest[0].Index < len(list.Entries):
		if e := list.Entries[rest[0].Index]; len(rest) > 1 || l.out.Role != RoleItem || l.out.Dash {
			return e
		}
	}
	return nil
}
