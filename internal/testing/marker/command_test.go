package marker_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// command runs "check" once over a directory with all manifests that have files beside
// them, and once over one with all others, where it must not look for files.
type command struct {
	results map[string][]commandDiagnostic // by the name of the marker file
}

type commandDiagnostic struct {
	Severity, Code, Message string
	Range                   struct{ Start, End struct{ Line, Column int } }
}

func newCommand(t *testing.T, files []*marker.File) command {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "forge-manifest-ls.exe")
	build := exec.Command("go", "build", "-o", binary, "forge-manifest-ls/cmd/forge-manifest-ls")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	c := command{map[string][]commandDiagnostic{}}
	with, without := t.TempDir(), t.TempDir()
	for _, f := range files {
		dir := without
		if hasFiles(f) {
			dir = with
		}
		writeSections(t, filepath.Join(dir, name(f)), f)
	}
	c.run(t, binary, with)
	c.run(t, binary, without, "--no-files")
	return c
}

func (c command) run(t *testing.T, binary, dir string, options ...string) {
	t.Helper()
	check := exec.Command(binary, slices.Concat([]string{"check", "--format", "json"}, options, []string{dir})...)
	var stdout, stderr bytes.Buffer
	check.Stdout, check.Stderr = &stdout, &stderr
	if err := check.Run(); err != nil && check.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	maps.Copy(c.results, readReport(t, dir, stdout.Bytes()))
}

func readReport(t *testing.T, dir string, out []byte) map[string][]commandDiagnostic {
	t.Helper()
	var report struct {
		Files []struct {
			Path        string
			Diagnostics []commandDiagnostic
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	results := map[string][]commandDiagnostic{}
	for _, f := range report.Files {
		rel, err := filepath.Rel(dir, filepath.Dir(f.Path))
		if err != nil {
			t.Fatal(err)
		}
		results[filepath.ToSlash(rel)] = f.Diagnostics
	}
	return results
}

func (c command) open(t *testing.T, f *marker.File) session {
	return commandSession{t, f.Manifest().Buffer(), c.results[name(f)]}
}

type commandSession struct {
	t   *testing.T
	buf *text.Buffer
	all []commandDiagnostic
}

func (s commandSession) atWork() bool { return false }

func (s commandSession) answers(m marker.Mark) bool { return m.Verb == "diag" }

func (s commandSession) diagnostics() []diagnostic {
	var all []diagnostic
	for _, d := range s.all {
		span := text.Span{
			Start: s.offset(d.Range.Start.Line, d.Range.Start.Column),
			End:   s.offset(d.Range.End.Line, d.Range.End.Column),
		}
		all = append(all, diagnostic{span: span, rule: d.Code, severity: d.Severity, message: d.Message})
	}
	return all
}

// offset converts a 1-based line and column in code points.
func (s commandSession) offset(line, column int) int {
	p := text.Position{Line: line - 1, Character: column - 1}
	offset := s.buf.OffsetAt(p, text.UTF32)
	if s.buf.PositionAt(offset, text.UTF32) != p {
		s.t.Errorf("there is no line %d, column %d in the text", line, column)
	}
	return offset
}

// The command line says only what is wrong.

func (s commandSession) recheck(string) []diagnostic  { return nil }
func (s commandSession) mirrored(string) []diagnostic { return nil }
func (s commandSession) fixes(text.Span) []fix        { return nil }
func (s commandSession) outline() []symbol            { return nil }

func (s commandSession) complete(int, bool) []completionItem { return nil }
func (s commandSession) hover(int) (shown, bool)             { return shown{}, false }

func (s commandSession) places(string, text.Span) []shown { return nil }

func (s commandSession) edits(string, text.Span) []text.Edit { return nil }

func (s commandSession) names(string) []shown            { return nil }
func (s commandSession) definitions(int) definitions     { return definitions{} }
func (s commandSession) implementations(int) definitions { return definitions{} }
func (s commandSession) references(int) []located        { return nil }
func (s commandSession) highlights(int) []highlight      { return nil }
func (s commandSession) rename(int, string) renamed      { return renamed{} }
func (s commandSession) calls(int) []string              { return nil }
