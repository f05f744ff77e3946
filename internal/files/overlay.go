package files

// SetOverlay has a store answer with a text for the content of a file, whatever the file system has: it is being edited.
// Nil ends that. The path is absolute. A file that is not there, cannot be read or lies outside of a border stays that: only
// the text of what is there is another. It does not call the function that is told of changes, but reports whether there is an
// answer with the content of the file: else nobody who has asked needs to ask again.
func (s *Store) SetOverlay(path string, text []byte) (matters bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if matters = s.contents[path] > 0; matters {
		s.generation++
	}
	if text == nil {
		delete(s.overlays, path)
		return matters
	}
	if s.overlays == nil {
		s.overlays = map[string]*Content{}
	}
	s.overlays[path] = NewContent(text)
	return matters
}

// countContent counts an answer with the content of a file, or with by = -1 one that is no longer there: who asks on each key whether
// there is one does not look at all of them. The lock is held.
func (s *Store) countContent(k key, fact Fact, by int) {
	if fact.Content == nil {
		return
	}
	path := contentPath(k, fact)
	if s.contents[path] += by; s.contents[path] == 0 {
		delete(s.contents, path)
	}
}

// contentPath returns the path of the file whose content an answer has.
func contentPath(k key, fact Fact) string {
	name := k.name
	if k.want == wantExtension {
		name = fact.Name
	}
	return Resolve(k.dir, name)
}

// overlaid returns what is known of a file with the text that is being edited in place of its own. A text that is the
// file's own leaves it as it is, with what was worked out of it. The lock is held.
func (s *Store) overlaid(k key, fact Fact) Fact {
	if len(s.overlays) == 0 || fact.Content == nil {
		return fact
	}
	path := contentPath(k, fact)
	edited := s.overlays[path]
	switch {
	case edited == nil || edited == fact.Content:
	case string(edited.data) == string(fact.Content.data):
		s.overlays[path] = fact.Content
	default:
		fact.Content = edited
	}
	return fact
}
