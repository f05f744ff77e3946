package refactor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// made is a manifest with the edits of an action made.
func made(t *testing.T, f *manifest.File, edits []text.Edit) *manifest.File {
	t.Helper()
	s, at := f.Buffer().String(), f.Buffer().Len()
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		if e.Span.End > at || e.Span.Start > e.Span.End {
			t.Fatalf("edits overlap or are out of order: %+v", edits)
		}
		s, at = s[:e.Span.Start]+e.New+s[e.Span.End:], e.Span.Start
	}
	return manifest.New(text.New(s))
}

// errorsIn counts the errors of a manifest.
func errorsIn(t *testing.T, f *manifest.File) (n int) {
	t.Helper()
	for _, d := range (analysis.Checker{Groups: rules.All()}).Check(t.Context(), f) {
		if d.Severity == analysis.Error {
			n++
		}
	}
	return n
}

// TestActionsBreakNothing: no action makes an error, and those that change the form alone keep
// all that the manifest stands for.
func TestActionsBreakNothing(t *testing.T) {
	var sources []string
	for _, src := range oracle.Folder(t, "corpus/manifests") {
		sources = append(sources, src)
	}
	left := oracle.Number("APPS", 40)
	for app := range mutate.Apps(schema.Embedded(), 11) {
		sources = append(sources, app.Text)
		if left--; left == 0 {
			break
		}
	}
	r, counts := rand.New(rand.NewPCG(3, 4)), map[string]int{}
	for _, src := range sources {
		f := manifest.New(text.New(src))
		before, seen := errorsIn(t, f), map[string]bool{}
		for range 12 {
			at := r.IntN(len(src) + 1)
			for _, a := range At(f, text.At(at), nil) {
				word, _, _ := strings.Cut(a.Title, " ")
				if seen[a.Title] {
					continue
				}
				seen[a.Title] = true
				counts[word]++
				next := made(t, f, a.Edits)
				if after := errorsIn(t, next); after > before {
					t.Errorf("%q at %d makes %d errors of %d; now\n%s", a.Title, at, after, before, next.Buffer().String())
				}
				if word != "Make" && a.Kind == Rewrite && !equal(f.Value(f.Tree().Root()), next.Value(next.Tree().Root())) {
					t.Errorf("%q at %d changes the meaning; now\n%s", a.Title, at, next.Buffer().String())
				}
			}
		}
	}
	t.Logf("actions: %v", counts)
}

// TestIgnoring: the comment that an action writes has the rule ignored, and nothing else changes.
func TestIgnoring(t *testing.T) {
	left, ignored := oracle.Number("APPS", 25), 0
	checker := analysis.Checker{Groups: rules.All()}
	for app := range mutate.Apps(schema.Embedded(), 23) {
		f := manifest.New(text.New(app.Text))
		found := checker.Check(t.Context(), f)
		for i, d := range found[:min(len(found), 5)] {
			edits := Ignore(f, d.Span.Start, d.Rule.ID)
			if len(edits) == 0 {
				continue
			}
			ignored++
			next := checker.Check(t.Context(), made(t, f, edits))
			for _, x := range next {
				if x.Rule.ID == d.Rule.ID && x.Message == d.Message && len(next) >= len(found) {
					t.Errorf("%d: %s is still there: %s", i, d.Rule.ID, app.Text)
				}
				if strings.HasPrefix(x.Rule.ID, "ignore-comment") {
					t.Errorf("%s: %s", x.Rule.ID, x.Message)
				}
			}
		}
		if left--; left == 0 {
			break
		}
	}
	t.Logf("%d diagnostics ignored", ignored)
}

func TestTurnOff(t *testing.T) {
	const name, rule = ".forge-manifest-ls.yml", "function-unused"
	for _, tt := range []struct{ before, after string }{
		{"", "rules:\n  function-unused: off\n"},
		{"rules:\n  a: off\n", "rules:\n  a: off\n  function-unused: off\n"},
		{"rules: {a: off}\n", "rules: {a: off, function-unused: off}\n"},
		{"# mine\nother: 1\n", "# mine\nother: 1\nrules:\n  function-unused: off\n"},
		{"# mine\n", "# mine\nrules:\n  function-unused: off\n"},
		{"# mine", "# mine\nrules:\n  function-unused: off\n"},
		{"# mine\r\n# too", "# mine\r\n# too\r\nrules:\r\n  function-unused: off\r\n"},
		{"---\n", "---\nrules:\n  function-unused: off\n"},
		{"\n", "\nrules:\n  function-unused: off\n"},
		{"rules: # mine\nother: 1\n", "rules: # mine\n  function-unused: off\nother: 1\n"},
		{"other: 1\nrules:\n", "other: 1\nrules:\n  function-unused: off\n"},
		{"a: 1\n...\n---\n# mine\n", ""},
		{"rules: \"\n", ""},
		{"rules:\n  function-unused: hint\n", ""},
		{"rules: []\n", ""},
		{"- a\n", ""},
	} {
		around := memory.Files{}
		if tt.before != "" {
			around["/app/"+name] = tt.before
		}
		change, ok := TurnOff(files.NewStore(around).In("/app"), name, rule)
		if !ok {
			if tt.after != "" {
				t.Errorf("%q: no change", tt.before)
			}
			continue
		}
		s := tt.before
		for _, e := range change.Edits {
			s = s[:e.Span.Start] + e.New + s[e.Span.End:]
		}
		if s != tt.after || change.Path != "/app/"+name || (change.Buffer == nil) != (tt.before == "") {
			t.Errorf("%q becomes %q, want %q", tt.before, s, tt.after)
		}
	}
}

func FuzzActions(f *testing.F) {
	for _, src := range []string{
		"modules: {a: [{key: b, c: [d, e: f]}]}\n", "modules:\n  b:\n    - c\n  a:\n    - d\n# e\n", "permissions:\n  external:\n    images: [a, 'b\n c']\n",
		"modules:\n  trigger:\n    - key: a\n      function: b\n", "a: {b, ? c, : d}\n", "modules:\n  jira:dashboardBackgroundScript:\n    - key: x\n", "a:\n  - {x: 1} # y\n  -\n    b: c\n",
	} {
		f.Add(src, 9)
	}
	f.Fuzz(func(t *testing.T, src string, at int) {
		file := manifest.New(text.New(src))
		at = min(max(at, 0), len(src))
		for _, a := range At(file, text.At(at), nil) {
			next := made(t, file, a.Edits)
			if len(next.Tree().Errors()) > len(file.Tree().Errors()) {
				t.Fatalf("%q makes mistakes in %q: %q", a.Title, src, next.Buffer().String())
			}
		}
		for _, e := range Ignore(file, at, "rule") {
			if e.Span.Start > len(src) {
				t.Fatal(e)
			}
		}
	})
}

// TestIgnoringLoneReturns: no comment takes in what stands behind a lone carriage return, which is text to YAML; only
// editors see lines there.
func TestIgnoringLoneReturns(t *testing.T) {
	for src, want := range map[string]string{
		"at: 1\r  b: 2\r":        "",
		"at:\r  b: 2\r":          "",
		"at: x\ry\nc: 3\n":       "",
		"a: x\rat: 2\nc: 3\n":    "",
		"a: x\r# at\rb: 2\n":     "",
		"a: x # b\rat: 2 # c\n":  "",
		"a: x\ry\nat: 3\nc: 4\n": "a: x\ry\nat: 3 # forge-manifest-ls: ignore r\nc: 4\n",
		"a: x\ry\nat: 3":         "a: x\ry\nat: 3 # forge-manifest-ls: ignore r",
		"a: 1\r\nat: 3 # c\r\n":  "a: 1\r\n# forge-manifest-ls: ignore r\r\nat: 3 # c\r\n",
	} {
		f := manifest.New(text.New(src))
		edits := Ignore(f, strings.Index(src, "at"), "r")
		if got := made(t, f, edits).Buffer().String(); got != want && (want != "" || len(edits) > 0) {
			t.Errorf("%q becomes %q, want %q", src, got, want)
		}
	}
}

// TestMistakesAreNotRewritten: what has a mistake in its structure is not given another form, because the form would
// say what was meant.
func TestMistakesAreNotRewritten(t *testing.T) {
	for _, src := range []string{
		"permissions:\n  external:\n    images: ['a.example.com', \"b.\n",
		"permissions:\n  external:\n    images: ['a.example.com'\n  scopes: []\n",
		"at:\n  a:\n\t  b: c\n",
		"at:\n  - a: b\n      c: d\n",
		"at:\n<<<<<<< x\n  b: c\n=======\n  b: d\n>>>>>>> y\n",
	} {
		f := manifest.New(text.New(src))
		for at := range len(src) + 1 {
			for _, a := range At(f, text.At(at), nil) {
				t.Errorf("%q at %d of %q: %+v", a.Title, at, src, a.Edits)
			}
		}
	}
}

// TestStyleAndBack: a collection that gets another form, and then its own again, is what it was, with the comment behind it.
func TestStyleAndBack(t *testing.T) {
	for _, src := range []string{
		"at: [b, c]\n", "at: [b, c] # d\n", "at: [b, c]\t# d\n# e\n", "at: {b: c} # d\r\ne: f\r\n", "at: # d\n  b: c\n  e: f\n", "at: # d\n  - b\n  - c\n# e\n", "at: # d\n  b: c # e\n",
		"at:\n  - b\n  - c # d\n", "at: {b: c, d: e} # f", "at: [b] # forge-manifest-ls: ignore x\n", "# forge-manifest-ls: ignore x\nat: [b]\n", "at:\n  # forge-manifest-ls: ignore x\n  - b\n",
	} {
		f := manifest.New(text.New(src))
		there := At(f, text.At(0), nil)
		if isKept := strings.Contains(src, "ignore") || strings.Contains(src, "- c # d") || strings.Contains(src, "c # e"); isKept != (len(there) == 0) {
			t.Errorf("%q: %v", src, there)
		}
		if len(there) == 0 {
			continue
		}
		next := made(t, f, there[0].Edits)
		back := At(next, text.At(0), nil)
		if len(back) != 1 {
			t.Errorf("%q becomes %q, which has no way back", src, next.Buffer())
			continue
		}
		if got := made(t, next, back[0].Edits).Buffer().String(); strings.ReplaceAll(got, "\t", " ") != strings.ReplaceAll(src, "\t", " ") {
			t.Errorf("%q becomes %q, and back %q", src, next.Buffer(), got)
		}
	}
}
