package main

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
)

// patience is how long an answer may take: less than the age from which on a server looks
// again at files that nobody has told it of.
const patience = 25 * time.Second

// TestEditedEqualsFresh drives the binary as editors do: random edits of made-up apps, and
// changes of the files around them, in all encodings. Now and then what the server says must
// be what a fresh one says that opens the same text in the same folder, and what one says
// that waits for the files. EDITS is the number of edits, SEED makes others; with RACE the
// binary has the race detector.
func TestEditedEqualsFresh(t *testing.T) {
	w := world{binary: build(t), root: t.TempDir(), edits: map[string]int{}, comparisons: map[string]int{}}
	seed, left := uint64(oracle.Number("SEED", 1)), oracle.Number("EDITS", 900)
	r := rand.New(rand.NewPCG(seed, 31))
	next, stop := iter.Pull(mutate.Apps(schema.Embedded(), seed+5000))
	defer stop()
	for number := 0; left > 0; number++ {
		app, _ := next()
		other, _ := next()
		encoding := []string{"utf-8", "utf-16", "utf-32"}[number%3]
		s := newScript(r, encoding, app, other, min(left, 40+r.IntN(60)))
		for _, step := range s.Steps {
			left -= edits(step)
		}
		if at, trouble := w.play(s, patience); trouble != "" {
			t.Fatalf("seed %d, session %d, step %d: %s\n%s", seed, number, at, trouble, w.shortest(s, at))
		}
	}
	t.Logf("edits: %v; comparisons: %v", w.edits, w.comparisons)
}

// build makes the binary.
func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "forge-manifest-ls.exe")
	args := []string{"build", "-o", binary}
	if os.Getenv("RACE") != "" {
		args = append(args, "-race")
	}
	if out, err := exec.Command("go", append(args, ".")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// world is where sessions are played.
type world struct {
	binary, root       string
	plays              int
	edits, comparisons map[string]int // by encoding
}

// play plays a session, up to the first step that fails.
func (w *world) play(s script, patience time.Duration) (at int, trouble string) {
	w.plays++
	folder := filepath.Join(w.root, fmt.Sprint("app", w.plays))
	defer os.RemoveAll(folder)
	err := os.Mkdir(folder, 0o777)
	if err == nil {
		_, err = tree{}.store(folder, s.Files)
	}
	if err != nil {
		return 0, err.Error()
	}
	edited, err := start(w.binary, s.habits, folder)
	if err != nil {
		return 0, err.Error()
	}
	edited.open(s.Text, 1)
	p := player{world: w, session: edited, folder: folder, text: s.Text, files: s.Files, patience: patience}
	for i, step := range s.Steps {
		if err := p.do(step); err != nil {
			edited.close()
			return i, err.Error()
		}
	}
	return len(s.Steps), edited.close()
}

// player is a session that is being played, and what should be its state.
type player struct {
	*world
	*session
	folder   string
	text     string
	files    tree
	patience time.Duration
}

func (p *player) do(s step) error {
	for _, changes := range s.Edit {
		for _, c := range changes {
			p.text = c.apply(p.text, p.Encoding)
			p.edits[p.Encoding]++
		}
		p.change(changes)
	}
	switch {
	case s.Files != nil:
		return p.store(p.files.after(s.Files))
	case s.Save != "":
		return p.saved(s.Save)
	case s.Fire != nil:
		params := object{"position": s.Fire.At, "textDocument": object{"uri": p.uri}, "previousResultIds": []any{}}
		p.fire(s.Fire.Method, params, s.Fire.Cancel)
	case s.Reopen:
		p.notify("textDocument/didClose", object{"textDocument": object{"uri": p.uri}})
		p.open(p.text, p.version+1)
	case s.Ask != nil:
		p.comparisons[p.Encoding]++
		return p.compare(s.Ask)
	}
	return nil
}

// store changes the files, and tells of it.
func (p *player) store(next tree) error {
	happened, err := p.files.store(p.folder, next)
	p.files = next
	if events := p.events(happened); len(events) > 0 {
		p.notify("workspace/didChangeWatchedFiles", object{"changes": events})
	}
	return err
}

func (p *player) saved(what string) error {
	if what != "text" {
		p.save(p.editor.folder+"/"+what, nil)
		return nil
	}
	p.save(p.uri, &p.text)
	return os.WriteFile(filepath.Join(p.folder, "manifest.yml"), []byte(p.text), 0o666)
}

// compare asks the server, a fresh one, and one that waits for files. The first two are asked
// again until they have looked at the files that they need.
func (p *player) compare(q *questions) error {
	if !p.Watches { // nothing else tells it to look again
		p.save(p.uri, nil)
	}
	final := startAtOnce(p.habits, p.folder)
	final.open(p.text, p.version)
	final.wait(patience, func() bool { return final.of == p.version })
	want := final.ask(q, nil)
	diagnostics := want[0].raw
	want = final.ask(q, diagnostics)
	if trouble := final.close(); trouble != "" {
		return fmt.Errorf("the server that waits for files: %s", trouble)
	}
	for _, a := range want {
		if wrong := outside(canonical(a.raw), p.text, p.Encoding); len(wrong) > 0 && !strings.HasPrefix(a.question, "workspace/") {
			return fmt.Errorf("%s: outside of the text: %v\n%q", a.question, wrong, p.text)
		}
	}
	fresh, err := start(p.binary, p.habits, p.folder)
	if err != nil {
		return err
	}
	fresh.open(p.text, p.version)
	for i, s := range []*session{fresh, p.session} {
		if diff := s.agree(q, want, p.patience); diff != "" {
			fresh.close()
			return fmt.Errorf("the %s server differs (+) from one that waits for files (-): %s\ntext %q", [...]string{"fresh", "edited"}[i], diff, p.text)
		}
	}
	if trouble := fresh.close(); trouble != "" {
		return fmt.Errorf("the fresh server: %s", trouble)
	}
	return nil
}

// agree asks until the answers are those that are wanted, and returns what differs
// if they never are. A server at fault is asked no more.
func (s *session) agree(q *questions, want []answer, patience time.Duration) string {
	diagnostics := want[0].raw
	for end, pause := time.Now().Add(patience), time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		diff := differ(want, s.ask(q, diagnostics))
		trouble := s.trouble()
		switch {
		case trouble != "":
			return trouble
		case diff == "" || time.Now().After(end):
			return diff
		}
		time.Sleep(pause)
	}
}

func differ(want, got []answer) string {
	for i, w := range want {
		if i >= len(got) || got[i].question != w.question {
			return "other questions: there was nothing to resolve"
		}
		if string(got[i].raw) == string(w.raw) {
			continue
		}
		if diff := cmp.Diff(canonical(w.raw), canonical(got[i].raw)); diff != "" {
			return w.question + "\n" + diff
		}
	}
	return ""
}

// shortest is a session with fewer steps that still fails, as JSON.
func (w *world) shortest(s script, at int) string {
	s.Steps = s.Steps[:min(len(s.Steps), at+1)]
	s.Steps = minimal(s.Steps, func(steps []step) bool {
		fewer := s
		fewer.Steps = steps
		_, trouble := w.play(fewer, 3*time.Second)
		return trouble != ""
	}, 60)
	out, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(out)
}
