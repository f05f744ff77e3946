package oracle

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// Ask asks a script of testdata/oracle questions: it reads one a line, as JSON, and
// answers each with a line of JSON. Needed is the official package that the script uses.
// The script starts at the first question and ends with the tests, because reading Forge's
// schema takes seconds.
func Ask[A, Q any](t testing.TB, needed, script string, questions []Q) []A {
	t.Helper()
	Package(t, needed)
	p := processOf(t, script)
	p.Lock()
	defer p.Unlock()
	go func() {
		enc := json.NewEncoder(p.in)
		for _, q := range questions {
			if enc.Encode(q) != nil {
				return // the script has ended, and so have its answers
			}
		}
	}()
	answers := make([]A, len(questions))
	for i := range answers {
		if err := p.out.Decode(&answers[i]); err != nil {
			t.Fatalf("%s, answer %d of %d: %v", script, i+1, len(answers), err)
		}
	}
	return answers
}

// process is a script that runs. It ends when its input does, with the tests.
type process struct {
	sync.Mutex
	in  io.Writer
	out *json.Decoder
}

var processes = struct {
	sync.Mutex
	byScript map[string]*process
}{byScript: map[string]*process{}}

func processOf(t testing.TB, script string) *process {
	t.Helper()
	processes.Lock()
	defer processes.Unlock()
	if p := processes.byScript[script]; p != nil {
		return p
	}
	cmd := exec.Command("node", script)
	cmd.Dir, cmd.Stderr = filepath.Join(root(t), "testdata", "oracle"), os.Stderr
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir()} // no variables that a manifest may use
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{in: in, out: json.NewDecoder(bufio.NewReader(out))}
	processes.byScript[script] = p
	return p
}
