package format

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

func parse(src string) *manifest.File { return manifest.New(text.New(src)) }

// laidOut is a text that is laid out.
func laidOut(src string) string { return apply(src, Edits(parse(src))) }

func TestEdits(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"empty", "", ""},
		{"UTF-16", "\xff\xfea\x00:\x00 \x00 \x00b\x00\n\x00", "\xff\xfea\x00:\x00 \x00 \x00b\x00\n\x00"},
		{"as it should be", "a:\n  b: c\n", "a:\n  b: c\n"},
		{"four columns", "a:\n    b:\n        - c: d\n          e: f\n", "a:\n  b:\n    - c: d\n      e: f\n"},
		{"one column", "a:\n b:\n  c: d\n", "a:\n  b:\n    c: d\n"},
		{"indented root", "  a: b\n  c:\n    - d\n", "a: b\nc:\n  - d\n"},
		{"lists at their key", "a:\n- b:   c\n  d:\n     - e\nf:\n- g\n", "a:\n- b: c\n  d:\n  - e\nf:\n- g\n"},
		{"lists mostly deeper", "a:\n  - b\nc:\n- d\ne:\n   - f\n", "a:\n  - b\nc:\n  - d\ne:\n  - f\n"},
		{"spaces behind dash and colon", "a:\n  -   b:    c\n      d:\te\n  -  - f\n     - g\n", "a:\n  - b: c\n    d: e\n  - - f\n    - g\n"},
		{"blanks at the ends of lines", "a: b  \n\t\n  \nc: d # e \t\n", "a: b\n\n\nc: d # e\n"},
		{"no line end", "a: b", "a: b\n"},
		{"no line end, other line ends", "a: b\r\nc:\r\n   d: e", "a: b\r\nc:\r\n  d: e\r\n"},
		{"lone carriage returns are no line ends", "a:\r    b: c\rd: e", "a:\r    b: c\rd: e\n"},
		{"blanks around a lone carriage return", "# a \r \nb: c  \n    # d\r  # e\n", "# a \r \nb: c\n    # d\r  # e\n"},
		{"text behind lone carriage returns", "a:\r\n    b:\r\r\r\n         c\r\nd:\r\n    e: f\r\n", "a:\r\n    b:\r\r\r\n         c\r\nd:\r\n  e: f\r\n"},
		{"byte order mark", "\ufeffa:\n    b: c\n", "\ufeffa:\n  b: c\n"},
		{"literal", "a:\n    b: |\n          c\n            d  \n\n              \n\n    e: f\n", "a:\n  b: |\n    c\n      d  \n\n        \n\n  e: f\n"},
		{"literal in a list", "a:\n    - |-\n     b\n    - >\n        c\n         d\n", "a:\n  - |-\n    b\n  - >\n    c\n     d\n"},
		{"literal with an indicator", "a:\n    b: |2\n        c\n       d\n", "a:\n  b: |2\n      c\n     d\n"},
		{"literal at the end", "a:\n    b: |\n        c", "a:\n  b: |\n    c\n"},
		{"kept line ends", "a:\n    b: |+\n        c\n\n\n", "a:\n  b: |+\n    c\n\n\n"},
		{"literal with tabs in its text", "a:\n    b: |\n        c:\n        \td\n          \te\n        \t\n", "a:\n  b: |\n    c:\n    \td\n      \te\n    \t\n"},
		{"shallow literal with tabs in its text", "a: |\n b\n \tc\n \t\n d\n", "a: |\n  b\n  \tc\n  \t\n  d\n"},
		{"blanks and tabs in front of a text", "a:\n b:\n  \tc\n   d\n", "a:\n  b:\n   \tc\n    d\n"},
		{"text below its key, behind a tab", "-\n  \ta\n   b\n", "-\n  \ta\n   b\n"},
		{"text that begins like a document", "a:\n    --- b\n    c\nd:\n    ...\n    e\n", "a:\n  --- b\n  c\nd:\n  ...\n  e\n"},
		{"text in quotes", "a:\n    b: \"c  \n      d \\\n\n      e\"  \n", "a:\n  b: \"c  \n    d \\\n\n    e\"\n"},
		{"plain text of several lines", "a:\n    b: c  \n       d\n", "a:\n  b: c\n     d\n"},
		{"text below its key", "a:\n    b:\n        c\n        d\n", "a:\n  b:\n    c\n    d\n"},
		{"flow", "a:\n    b: [c,\n      {d:   e,   f: g},\n    ]\n    h: {i:  j}\n", "a:\n  b: [c,\n    {d: e,   f: g},\n  ]\n  h: {i: j}\n"},
		{"comments", "# a\nb:\n    # c\n    d: e\n    # f\n\n# g\nh: i\n# j\n", "# a\nb:\n  # c\n  d: e\n  # f\n\n# g\nh: i\n# j\n"},
		{"comment of an outer entry", "a:\n    b:\n        c: d\n    # e\nf: g\n", "a:\n  b:\n    c: d\n  # e\nf: g\n"},
		{"comment at the first column", "a:\n    b: c\n#    d: e\n    f: g\n", "a:\n  b: c\n#    d: e\n  f: g\n"},
		{"comment behind a text", "a:\n      b: |\n            c\n          # d\ne: f\n", "a:\n  b: |\n    c\n  # d\ne: f\n"},
		{"anchors and tags", "a: &x\n    b: !!str   c\n    d:   &y  e\nf:   *x\n", "a: &x\n  b: !!str   c\n  d: &y  e\nf: *x\n"},
		{"explicit keys stay", "a:\n    ? b\n    : c\nd:\n    e: f\n", "a:\n    ? b\n    : c\nd:\n  e: f\n"},
		{"several documents", "---\n  a: b\n---\n-   c\n", "---\na: b\n---\n- c\n"},
		{"duplicate keys", "a:\n    b: c\n    b: d\n", "a:\n  b: c\n  b: d\n"},
		{"open quote", "a:\n    b: \"c\n    d:  e\nf:\n    g:\n        h: i\n", "a:\n    b: \"c\n    d: e\nf:\n  g:\n    h: i\n"},
		{"half a key", "a:\n    b:\n        - c: d\n    resol\ne:\n    f: g\n", "a:\n    b:\n      - c: d\n    resol\ne:\n  f: g\n"},
		{"literal in an item among properties", "a:\n    b: c\n    - |\n      d  \n    # e\n    f:\n        g: h\n", "a:\n    b: c\n    - |\n      d  \n    # e\n    f:\n      g: h\n"},
		{"comment in the text of an item among properties", ": >\n a\n- |\n  # b\n", ": >\n  a\n- |\n  # b\n"},
		{"comment behind the text of an item among properties", "  a:\n   - b\n- |\n    c\n   # d\n", "  a:\n    - b\n- |\n    c\n   # d\n"},
		{"no comment in an open quote among stray items", " a: |\n    b\n- 'c\n a: \"d\n      # e\n", " a: |\n   b\n- 'c\n a: \"d\n      # e\n"},
		{"comment behind an open quote among properties", "a:\n    b: c\n    - \"d\n    # e\n    f:\n        g: h\n", "a:\n    b: c\n    - \"d\n    # e\n    f:\n      g: h\n"},
		{"no comment in a quote of a broken map", "a:\n    b: \"c\n        # d\"\n    resol\ne:\n    f: g\n", "a:\n    b: \"c\n        # d\"\n    resol\ne:\n  f: g\n"},
		{"bad indentation", "a:\n    b: c\n  d: e\nf:\n    g: h\n", "a:\n    b: c\n  d: e\nf:\n  g: h\n"},
		{"tabs", "a:\n\tb: c\nd:\n    e: f\n", "a:\n\tb: c\nd:\n  e: f\n"},
		{"conflict", "a:\n<<<<<<< x\n    b: c\n=======\n    b: d\n>>>>>>> y\ne:\n    f: g\n", "a:\n<<<<<<< x\n    b: c\n=======\n    b: d\n>>>>>>> y\ne:\n  f: g\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := laidOut(tt.src); got != tt.want {
				t.Errorf("laid out:\n%s\nwant:\n%s", shown(got), shown(tt.want))
			}
			checkLaws(t, tt.src)
		})
	}
}

func shown(s string) string {
	return strings.NewReplacer(" ", "·", "\t", "→", "\r", "␍").Replace(s)
}

// checkLaws holds a text against the laws of the package.
func checkLaws(t *testing.T, src string) (changed, tried bool) {
	t.Helper()
	f := parse(src)
	raw := untriedBothWays(t, f, text.Span{End: len(src)})
	at := 0
	for _, e := range raw {
		old := src[e.Span.Start:e.Span.End]
		if e.Span.Start < at || e.Span.Len() == 0 && e.New == "" || strings.Trim(old+e.New, " \t\r\n") != "" {
			t.Fatalf("the edit %+v of\n%s", e, shown(src))
		}
		if old != "" && e.New != "" && (old[0] == e.New[0] || old[len(old)-1] == e.New[len(e.New)-1]) {
			t.Fatalf("the edit %+v is not the smallest, of\n%s", e, shown(src))
		}
		at = e.Span.End
	}
	out := laidOut(src)
	if again := Edits(parse(out)); len(again) > 0 {
		t.Fatalf("not laid out yet:\n%s\nedits %+v; from\n%s", shown(out), again, shown(src))
	}
	if was, is := commentsIn(src), commentsIn(out); !slices.Equal(was, is) {
		t.Fatalf("the comments %q became %q, in\n%s\nfrom\n%s", was, is, shown(out), shown(src))
	}
	return len(raw) > 0, len(raw) == 0 || keepsMeaning(f.Tree(), raw)
}

// untriedBothWays returns the edits of a span, of which what is kept of entries must take none and add none.
func untriedBothWays(t *testing.T, f *manifest.File, span text.Span) []text.Edit {
	t.Helper()
	got, want := untried(f.Tree(), f.EntryNodes(), span), untried(f.Tree(), manifest.EntryNodes{}, span)
	if !slices.Equal(got, want) {
		t.Fatalf("with what is kept of entries the edits of %v are %+v, without %+v, in\n%s", span, got, want, shown(f.Buffer().String()))
	}
	return got
}

// TestKept holds that edits depend on the text alone, not on the versions before it.
func TestKept(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	regular := 0
	texts(t, func(_, src string, whole bool) {
		f := parse(src)
		for f = range mutate.Versions(r, f, 2) {
			untriedBothWays(t, f, text.Span{End: f.Buffer().Len()})
		}
		for _, l := range f.Lists() {
			for _, e := range l.Entries {
				if regularIn.Of(e).ok {
					regular++
				}
			}
		}
	})
	if regular < 1000 {
		t.Errorf("%d entries are regular", regular)
	}
}

// commentsIn returns the comments of a text, without the blanks behind them.
func commentsIn(src string) (all []string) {
	f := parse(src)
	for c := range f.Tree().Comments() {
		all = append(all, strings.TrimRight(f.Buffer().Slice(c), " \t"))
	}
	return all
}

// checkParts holds what is laid out line by line against the laws.
func checkParts(t *testing.T, src string, r *rand.Rand) {
	t.Helper()
	start := r.IntN(len(src) + 1)
	span := text.Span{Start: start, End: start + r.IntN(len(src)-start+1)}
	f := parse(src)
	first, last := f.Buffer().LineAt(span.Start), f.Buffer().LineAt(span.End)
	untriedBothWays(t, f, span)
	edits := EditsIn(f, span)
	for _, e := range edits {
		if line := f.Buffer().LineAt(e.Span.Start); line < first || line > last {
			t.Fatalf("lines %d to %d: the edit %+v in line %d", first, last, e, line)
		}
	}
	if len(edits) > 0 && !keepsMeaning(f.Tree(), edits) {
		t.Fatalf("lines %d to %d change the meaning of\n%s", first, last, shown(src))
	}
}

// texts are many manifests: real ones, those of the documentation, made-up ones, and their
// like with slips, and with comments, anchors and tags in them.
func texts(t *testing.T, each func(name, src string, whole bool)) {
	for _, folder := range []string{"corpus/manifests", "corpus/doc-samples"} {
		for name, src := range oracle.Folder(t, folder) {
			each(name, src, true)
		}
	}
	count := oracle.Number("APPS", 150)
	r := rand.New(rand.NewPCG(5, 6))
	for app := range mutate.Apps(schema.Embedded(), 77) {
		each(app.About, app.Text, true)
		each(app.About, mutate.Slip(r, app.Text), false)
		each(app.About, mutate.Damage(r, app.Text), false)
		each(app.About, mutate.Annotate(r, app.Text), false)
		if count--; count == 0 {
			return
		}
	}
}

// deeper is a text whose indentation is wider by a factor where that is safe: what is laid out
// of it must be what is laid out of the text.
func deeper(src string, factor int) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		rest := strings.TrimLeft(line, " ")
		b.WriteString(strings.Repeat(" ", factor*(len(line)-len(rest))) + rest)
	}
	return b.String()
}

func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var changed, untriable, all int
	texts(t, func(name, src string, whole bool) {
		for _, variant := range []string{src, deeper(src, 2), deeper(src, 3)} {
			all++
			did, ok := checkLaws(t, variant)
			if did {
				changed++
			}
			if !ok {
				untriable++
				if whole && len(parse(variant).Tree().Errors()) == 0 {
					t.Errorf("%s: laying it out changes its meaning:\n%s", name, shown(variant))
				}
			}
			checkParts(t, variant, r)
		}
	})
	t.Logf("%d texts, %d not laid out yet, %d of which cannot be", all, changed, untriable)
}

// TestSuite lays out the valid cases of the YAML Test Suite.
func TestSuite(t *testing.T) {
	type suiteCase struct {
		ID, Name, YAML string
		Valid          bool
	}
	for _, c := range oracle.Lines[suiteCase](t, "yaml-test-suite.jsonl") {
		if !c.Valid {
			continue
		}
		if _, ok := checkLaws(t, c.YAML); !ok {
			t.Logf("%s %s cannot be laid out:\n%s", c.ID, c.Name, shown(c.YAML))
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, src := range []string{
		"a:\n    b: |\n        c\n      # d\n    e:   f\n", "- - a\n  -   b\n-\n    - c\n", "a: [\n   b,\n  c ]\n", "? a\n: - b\n  -  c\n", "a:\n   'b\n\n  c'\n",
		"a: >2+\n     b\n  \n\n# c", "&a a: &b\n   - *a\n", "--- |\n a\n...\n---\n  b: c", "a:\r\n    b:\r\r        c", "\ufeff  a:\n    b", "a:\n\t- b\n", "a: {b:   c,\n\td: [e\n  ]}\n", "a: |\n  b\n\t- 'c\n   d: \"e\n    # f\n",
		"!5\xc8:\r\n    b:\r\r\r\n         c",
	} {
		f.Add(src, uint64(1))
	}
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		checkLaws(t, src)
		checkParts(t, src, rand.New(rand.NewPCG(seed, 1)))
	})
}
