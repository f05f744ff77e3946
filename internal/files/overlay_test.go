package files

import (
	"io/fs"
	"testing"

	"forge-manifest-ls/internal/testing/memory"
)

// TestOverlay: of a file that is being edited the text of the editor counts, and of no other.
func TestOverlay(t *testing.T) {
	s := NewStore(memory.Files{"/app/src/a.js": "saved", "/app/src/b.js": "other"})
	v := s.In("/app")
	saved := v.Content("src/a.js").Content
	s.SetOverlay("/app/src/a.js", []byte("saved"))
	if v.Content("src/a.js").Content != saved {
		t.Error("a text that is the file's own is another content")
	}
	s.SetOverlay("/app/src/a.js", []byte("typed"))
	s.SetOverlay("/app/src/none.js", []byte("new"))
	for name, want := range map[string]string{"src/a.js": "typed", "src/b.js": "other"} {
		if got := string(v.Content(name).Content.Bytes()); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := v.WithExtension("src/a", ".ts .js"); string(got.Content.Bytes()) != "typed" || got.Name != "src/a.js" {
		t.Errorf("by its extension: %q, %q", got.Name, got.Content.Bytes())
	}
	if v.Content("src/none.js").Kind != Missing {
		t.Error("a file that is not there is there because it is being edited")
	}
	if v.Kind("src/a.js") != Regular || v.Look("src/a.js").Content != nil {
		t.Error("who asks what there is gets a content")
	}
	s.SetOverlay("/app/src/a.js", nil)
	if v.Content("src/a.js").Content != saved {
		t.Error("the text of the file does not come back")
	}
}

// TestOverlayMatters: an overlay is news where somebody has asked what is in the file, and nowhere else.
func TestOverlayMatters(t *testing.T) {
	s := NewStore(memory.Files{"/app/a.js": "1", "/app/b.js": "2", "/app/c.js": "3"})
	v := s.In("/app/x/..")
	v.Content("a.js")
	v.WithExtension("b", ".ts .js")
	v.Kind("c.js")
	for path, want := range map[string]bool{"/app/a.js": true, "/app/b.js": true, "/app/c.js": false, "/other/a.js": false} {
		if set, end := s.SetOverlay(path, []byte("typed")), s.SetOverlay(path, nil); set != want || end != want {
			t.Errorf("%s: %t and %t, want %t", path, set, end, want)
		}
	}
}

// askingSource is a file system in which somebody asks for a file while it is looked at.
type askingSource struct {
	memory.Files
	ask func()
}

func (s *askingSource) Lstat(name string) (fs.FileInfo, error) {
	if ask := s.ask; ask != nil {
		s.ask = nil
		ask()
	}
	return s.Files.Lstat(name)
}

// TestOverlayForTheSlower: of two who ask at once the slower one gets the text that is being edited, too.
func TestOverlayForTheSlower(t *testing.T) {
	source := &askingSource{Files: memory.Files{"/app/a.js": "saved"}}
	s := NewStore(source)
	s.SetOverlay("/app/a.js", []byte("typed"))
	source.ask = func() { s.In("/app").Content("a.js") }
	if got := string(s.In("/app").Content("a.js").Content.Bytes()); got != "typed" {
		t.Errorf("%q", got)
	}
}

// TestGathering: what is made of many files is made again when one of them is another.
func TestGathering(t *testing.T) {
	s := NewStore(memory.Files{"/app/a.js": "1", "/out/b.js": "2"})
	var g, other Gathering[string]
	made := 0
	of := func(g *Gathering[string], v *View, question string) string {
		return g.Of(v, question, func() string {
			made++
			return question + string(v.Content("a.js").Content.Bytes())
		})
	}
	v := s.In("/app")
	for _, step := range []struct {
		name, want string
		made       int
		do         func() string
	}{
		{"first", "x1", 1, func() string { return of(&g, v, "x") }},
		{"again", "x1", 1, func() string { return of(&g, v, "x") }},
		{"another question", "y1", 2, func() string { return of(&g, v, "y") }},
		{"another gathering", "y1", 3, func() string { return of(&other, v, "y") }},
		{"another text", "y3", 4, func() string {
			s.SetOverlay("/app/a.js", []byte("3"))
			return of(&g, v, "y")
		}},
		{"no view", "z", 4, func() string { return g.Of(nil, "z", func() string { return "z" }) }},
	} {
		if got := step.do(); got != step.want || made != step.made {
			t.Errorf("%s: %q, made %d times, want %q, %d", step.name, got, made, step.want, step.made)
		}
	}
}

// TestGatheringOutside: what is made of files outside of the border is not kept, so that the gate always knows.
func TestGatheringOutside(t *testing.T) {
	s := NewStore(memory.Files{"/app/a.js": "1", "/out/b.js": "2"})
	var g Gathering[bool]
	for range 2 {
		v, gate := s.In("/app").Within("/app").Opened()
		if !g.Of(v, "", func() bool { return v.Content("/out/b.js").Content != nil }) {
			t.Error("what lies outside is withheld although the gate is open")
		}
		if !gate.Close() {
			t.Error("the gate does not know that something went through it")
		}
	}
}
