package report

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

var rule = &analysis.Rule{ID: "some-rule"}

// marked returns a file whose text is src without the brackets ‹ and ›, and the
// spans that they enclosed.
func marked(src string) (File, []text.Span) {
	var spans []text.Span
	var plain strings.Builder
	for _, part := range strings.SplitAfter(src, "›") {
		before, inside, found := strings.Cut(part, "‹")
		plain.WriteString(before)
		if found {
			inside = strings.TrimSuffix(inside, "›")
			spans = append(spans, text.At(plain.Len()))
			plain.WriteString(inside)
			spans[len(spans)-1].End = plain.Len()
		}
	}
	return File{Path: "manifest.yml", Forge: true, Buffer: text.New(plain.String())}, spans
}

func render(t *testing.T, o Options, files ...File) string {
	t.Helper()
	var out strings.Builder
	if err := Write(&out, Text(o), files); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestTextUnderline shows one error on the marked span.
func TestTextUnderline(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	for _, test := range []struct{ name, src, want string }{
		{"word", "app:\n  id: ‹x y›\n", `
manifest.yml:2:7: error: wrong [some-rule]
 2 |   id: x y
   |       ^^^
`},
		{"nothing at the end of a line", "key:‹›\n", `
manifest.yml:1:5: error: wrong [some-rule]
 1 | key:
   |     ^
`},
		{"empty text", "‹›", `
manifest.yml:1:1: error: wrong [some-rule]
 1 |
   | ^
`},
		{"tab before", "a:\tb\t‹c›\r\n", `
manifest.yml:1:6: error: wrong [some-rule]
 1 | a:  b   c
   |         ^
`},
		{"tab inside", "‹a:\tb›", `
manifest.yml:1:1: error: wrong [some-rule]
 1 | a:  b
   | ^^^^^
`},
		{"wide and combining characters", "日本e\u0301🚀 ‹語🙂›!", `
manifest.yml:1:7: error: wrong [some-rule]
 1 | 日本e` + "\u0301" + `🚀 語🙂!
   |         ^^^^
`},
		{"pictures that are wide by themselves, and one that is not", "⚽♿🌡 ‹x›", `
manifest.yml:1:5: error: wrong [some-rule]
 1 | ⚽♿🌡 x
   |       ^
`},
		{"byte order mark", "\uFEFF‹app›", `
manifest.yml:1:2: error: wrong [some-rule]
 1 | app
   | ^^^
`},
		{"what a terminal would obey", "\x1b[31m\u202e\xff‹\u0085\u2028\x7f›", `
manifest.yml:1:8: error: wrong [some-rule]
 1 | ␛[31m�����
   |        ^^^
`},
		{"several lines", "a: ‹\"b  \n  c›", `
manifest.yml:1:4: error: wrong [some-rule]
 1 | a: "b
   |    ^^
`},
		{"long line, start", "‹a›" + long, `
manifest.yml:1:1: error: wrong [some-rule]
 1 | a` + long[:maxShown-1] + `…
   | ^
`},
		{"long line, middle", long + "‹é›" + long, `
manifest.yml:1:301: error: wrong [some-rule]
 1 | …` + long[:leadShown] + "é" + long[:maxShown-leadShown-2] + `…
   | ` + strings.Repeat(" ", leadShown) + ` ^
`},
		{"long line, end", long + "‹a›", `
manifest.yml:1:301: error: wrong [some-rule]
 1 | …` + long[len(long)-maxShown+1:] + `a
   | ` + strings.Repeat(" ", maxShown) + `^
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, spans := marked(test.src)
			f.Diagnostics = []analysis.Diagnostic{{Rule: rule, Severity: analysis.Error, Span: spans[0], Message: "wrong"}}
			want := strings.TrimPrefix(test.want, "\n") + "\n1 error in 1 file\n"
			if diff := cmp.Diff(want, render(t, Options{}, f)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// mendBy makes fixes that have a title only.
func mendBy(titles ...string) func() []analysis.Fix {
	return func() []analysis.Fix {
		var fixes []analysis.Fix
		for _, title := range titles {
			fixes = append(fixes, analysis.Fix{Title: title})
		}
		return fixes
	}
}

// TestTextRelated shows other places in the order of the file, and fixes.
func TestTextRelated(t *testing.T) {
	f, spans := marked("a: ‹x›\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: ‹x› ‹x›\nj: ‹x›\n")
	f.Diagnostics = []analysis.Diagnostic{{
		Rule: rule, Severity: analysis.Warning, Span: spans[1], Message: "twice",
		Related: []analysis.Related{{Span: spans[3], Message: "last"}, {Span: spans[0], Message: "first"}, {Span: spans[2], Message: "same line"}},
		Mend:    mendBy("Remove it", "Rename it"),
	}}
	want := `manifest.yml:9:4: warning: twice [some-rule]
  1 | a: x
    |    - first
    :
  9 | i: x x
    |    ^
    |      - same line
 10 | j: x
    |    - last
    = fix: Remove it
    = fix: Rename it

1 warning in 1 file
`
	if diff := cmp.Diff(want, render(t, Options{}, f)); diff != "" {
		t.Error(diff)
	}
}

func TestTextColor(t *testing.T) {
	f, spans := marked("a: ‹x›\n")
	f.Diagnostics = []analysis.Diagnostic{{
		Rule: rule, Severity: analysis.Error, Span: spans[0], Message: "wrong", Mend: mendBy("Remove it"),
	}}
	want := strings.ReplaceAll(`<1m>manifest.yml:1:4:<0m> <1;31m>error:<0m> <1m>wrong<0m> <2m>[some-rule]<0m>
<2m> 1<0m> <2m>|<0m> a: x
   <2m>|<0m>    <1;31m>^<0m>
   <2m>=<0m> <1;32m>fix:<0m> Remove it

<1;31m>1 error<0m> in 1 file
`, "<", "\x1b[")
	want = strings.ReplaceAll(want, "m>", "m")
	if diff := cmp.Diff(want, render(t, Options{Color: true}, f)); diff != "" {
		t.Error(diff)
	}
}

func TestTextSummary(t *testing.T) {
	with := func(severities ...analysis.Severity) File {
		f := File{Path: "manifest.yml", Buffer: text.New("")}
		for _, s := range severities {
			f.Diagnostics = append(f.Diagnostics, analysis.Diagnostic{Rule: rule, Severity: s})
		}
		return f
	}
	skipped := File{Path: "other/manifest.yml", Skipped: true}
	for _, test := range []struct {
		want  string
		files []File
	}{
		{"No Forge manifest found", nil},
		{"No Forge manifest found (1 other file is not Forge's)", []File{skipped}},
		{"No problems in 1 file", []File{with()}},
		{"No problems in 2 files (2 other files are not Forge's)", []File{with(), skipped, with(), skipped}},
		{
			"2 errors, 1 warning, 2 information, 3 hints in 2 files",
			[]File{
				with(analysis.Hint, analysis.Error, analysis.Information, analysis.Hint),
				with(analysis.Error, analysis.Warning, analysis.Hint, analysis.Information),
			},
		},
	} {
		lines := strings.Split(strings.TrimSuffix(render(t, Options{}, test.files...), "\n"), "\n")
		if got := lines[len(lines)-1]; got != test.want {
			t.Errorf("summary is %q, not %q", got, test.want)
		}
	}
}

func TestTextWriteError(t *testing.T) {
	if err := Write(brokenWriter{}, Text(Options{}), nil); !errors.Is(err, errBroken) {
		t.Errorf("error is %v, not the writer's", err)
	}
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

// FuzzText feeds any text with any spans: nothing fails, and nothing that a
// terminal would obey is written.
func FuzzText(f *testing.F) {
	f.Add("a: b\n", 0, 3, 2, 9)
	f.Add("\x1b[0m\t日\xff\r\n\r", 4, 2, -1, 3)
	f.Add(strings.Repeat("é", 400), 399, 700, 5, 5)
	f.Fuzz(func(t *testing.T, src string, start, end, relatedStart, relatedEnd int) {
		buf := text.New(src)
		clamp := func(from, to int) text.Span {
			from = min(max(from, 0), buf.Len())
			return text.Span{Start: from, End: min(max(to, from), buf.Len())}
		}
		d := analysis.Diagnostic{
			Rule: rule, Severity: analysis.Error, Span: clamp(start, end), Message: src,
			Related: []analysis.Related{{Span: clamp(relatedStart, relatedEnd), Message: src}},
			Mend:    mendBy(src),
		}
		got := render(t, Options{}, File{Path: src, Buffer: buf, Diagnostics: []analysis.Diagnostic{d}})
		for _, r := range got {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("control character %U in %q", r, got)
			}
		}
		if !strings.Contains(got, "^") || !strings.Contains(got, "-") {
			t.Errorf("no underline in %q", got)
		}
	})
}
