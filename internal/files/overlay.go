package files

// SetOverlay has a store answer with a text for the content of a file, whatever the file system has: it is being edited.
// Nil ends that. The path is absolute. A file that is not there, cannot be read or lies outside of a border stays that: only
// the text of what is there is another. It does not call the function that is told of changes.
func (s *Store) SetOverlay(path string, text []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.generation++
	if text == nil {
		delete(s.overlays, path)
		return
	}
	if s.overlays == nil {
		s.overlays = map[string]*Content{}
	}
	s.overlays[path] = NewContent(text)
}

// overlaid returns what is known of a file with the text that is being edited in place of its own. A text that is the
// file's own leaves it as it is, with what was worked out of it. The lock is held.
func (s *Store) overlaid(k key, fact Fact) Fact {
	if len(s.overlays) == 0 || fact.Content == nil {
		return fact
	}
	name := k.name
	if k.want == wantExtension {
		name = fact.Name
	}
	path := resolve(k.dir, name)
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
