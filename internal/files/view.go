package files

// View is a store seen from a directory. A nil View knows nothing: each answer is
// [Pending].
type View struct {
	store  *Store
	dir    string
	border string // "" for none
	gate   *Gate  // nil: closed
	gaps   *Gaps  // nil: nobody asks for them
}

// In returns the view from a directory, which is absolute.
func (s *Store) In(dir string) *View { return &View{store: s, dir: Join(dir)} }

// Kind says what there is at a path, which is relative to the directory (".." and
// all) or absolute.
func (v *View) Kind(name string) Kind { return v.Look(name).Kind }

// Look returns what there is at a path, without what is in it.
func (v *View) Look(name string) Fact { return v.ask(name, "", wantKind) }

// Content returns a file with its content.
func (v *View) Content(name string) Fact { return v.ask(name, "", wantContent) }

// Names returns a directory with the names in it.
func (v *View) Names(name string) Fact { return v.ask(name, "", wantNames) }

// WithExtension returns the first there is of the files that are called name with one of
// the extensions, with its content. The extensions have their dots, and spaces between
// them.
func (v *View) WithExtension(name, extensions string) Fact {
	return v.ask(name, extensions, wantExtension)
}

// Match reports whether a pattern matches a regular file, and whether that is known; it
// is not for patterns in which glob libraries differ. A star does not match a dot at the
// start of a name.
func (v *View) Match(pattern string) (found, known bool) {
	fact := v.ask(pattern, "", wantMatch)
	return fact.Kind == Regular, fact.Kind == Regular || fact.Kind == Missing
}

// Path returns the absolute path of a name.
func (v *View) Path(name string) string { return Resolve(v.dir, name) }

func (v *View) ask(name, extensions string, w want) Fact {
	if v == nil {
		return Fact{}
	}
	fact := v.store.ask(key{v.dir, name, extensions, v.border, w})
	if fact.Kind == Pending && v.gaps != nil {
		v.gaps.some.Store(true)
	}
	if fact.Outside && !v.gate.passes() {
		fact.Content, fact.Names = nil, nil
	}
	return fact
}
