package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
)

// TestJSON holds the whole format: positions count from 1, in code points.
func TestJSON(t *testing.T) {
	f, spans := marked("a: 日🙂 ‹<b>\r\nc›\n")
	f.Diagnostics = []analysis.Diagnostic{
		{Rule: rule, Severity: analysis.Warning, Span: spans[0], Message: "use <c> & \"d\""},
		{Rule: rule, Severity: analysis.Hint, Span: spans[0], Message: ""},
	}
	var out strings.Builder
	if err := Write(&out, JSON(), []File{f, {Path: "other/manifest.yml", Skipped: true}}); err != nil {
		t.Fatal(err)
	}
	want := `{"version":1,"files":[{"path":"manifest.yml","forge":true,"diagnostics":[` +
		`{"severity":"warning","code":"some-rule","message":"use <c> & \"d\"","range":{"start":{"line":1,"column":7},"end":{"line":2,"column":2}}},` +
		`{"severity":"hint","code":"some-rule","message":"","range":{"start":{"line":1,"column":7},"end":{"line":2,"column":2}}}]},` +
		`{"path":"other/manifest.yml","forge":false,"diagnostics":[]}]}` + "\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestJSONEmpty(t *testing.T) {
	var out strings.Builder
	if err := Write(&out, JSON(), nil); err != nil {
		t.Fatal(err)
	}
	if want := `{"version":1,"files":[]}` + "\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestJSONWriteError(t *testing.T) {
	if err := Write(brokenWriter{}, JSON(), nil); !errors.Is(err, errBroken) {
		t.Errorf("error is %v, not the writer's", err)
	}
}
