package marker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

func parse(t *testing.T, s string) *marker.File {
	t.Helper()
	f, err := marker.Parse("x.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCarets(t *testing.T) {
	f := parse(t, `Why.
-- manifest.yml --
ab: "😀é" # c
#<- symbol("a")
#< symbol("ab")
#<^ symbol("ab:")
#<| symbol("")
#    ^^ symbol("😀é")
#     ^ symbol("é")
#     | symbol("")
#          ^ symbol("c")
#           ^ symbol("")
#    ^>1:3 symbol("😀é\" # c\n x:")
 x: y
#^ symbol("x")
#   ^ symbol("y")
# a comment that stays
`)
	want := "ab: \"😀é\" # c\n x: y\n# a comment that stays\n"
	if diff := cmp.Diff(want, f.Manifest().Text); diff != "" {
		t.Error(diff)
	}
	for _, m := range f.Marks() {
		if got := f.Manifest().Buffer().Slice(m.Span); got != m.Arg(0) {
			t.Errorf("%s: the span %v holds %q, want %q", m.Pos(), m.Span, got, m.Arg(0))
		}
	}
}

func TestBytes(t *testing.T) {
	f := parse(t, `Why.
-- bytes --
line-ends crlf
byte-order-mark
no-final-line-end
replace "␀" "\x00"
replace "§" "\xff"
-- manifest.yml --
a: ␀§z
#  ^ symbol("\x00")
#    ^ symbol("z")
b:
#<- symbol("b")
`)
	want := "\ufeffa: \x00\xffz\r\nb:"
	if got := f.Manifest().Text; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, m := range f.Marks() {
		if got := f.Manifest().Buffer().Slice(m.Span); got != m.Arg(0) {
			t.Errorf("%s: the span %v holds %q, want %q", m.Pos(), m.Span, got, m.Arg(0))
		}
	}
	if got, want := f.Diff(want, want+"\r\nc\x00"), "@@ -1,2 +1,3 @@\n \ufeffa: ␀§z␍\n-b:\n\\ No newline at end of file\n+b:␍\n+c␀\n\\ No newline at end of file\n"; got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestArguments(t *testing.T) {
	f := parse(t, "Why.\n-- manifest.yml --\na: b\n"+
		"#<- diag( unknown-key , `say \"hi\", (now)` ,warning, deprecated )\n"+
		"#<- fix(\"a\\nb\", @gold)\n-- @gold --\nx\n")
	want := []marker.Call{
		{Verb: "diag", Args: []marker.Arg{
			{Kind: marker.Word, Text: "unknown-key"},
			{Kind: marker.String, Text: `say "hi", (now)`},
			{Kind: marker.Word, Text: "warning"},
			{Kind: marker.Word, Text: "deprecated"},
		}},
		{Verb: "fix", Args: []marker.Arg{{Kind: marker.String, Text: "a\nb"}, {Kind: marker.Golden, Text: "gold"}}},
	}
	var got []marker.Call
	for _, m := range f.Marks() {
		got = append(got, m.Call)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestMistakes checks that a mistake in a marker file is told with its line.
func TestMistakes(t *testing.T) {
	const head = "Why.\n-- manifest.yml --\nab: c\n" // three lines
	for _, tt := range []struct{ text, want string }{
		{"-- manifest.yml --\na: b\n", "x.txt:1: the text that says why is missing"},
		{"Why.\n-- src/x.js --\n", "x.txt: there is no section manifest.yml"},
		{head + "-- manifest.yml --\n", `x.txt:4: a second section "manifest.yml"`},
		{head + "-- @lost --\n", "x.txt:4: no mark names the golden section @lost"},
		{head + "# ^ dia(x)\n", `x.txt:4: there is no mark "dia"; there are accept, acceptsnippet, calls, complete, completeonly, def, diag, enter, fix, fold, format, formatrange, highlight, hint, hover, impl, lens, link, linked, mirrored, nofix, nohover, norefactor, norename, outline, place, refactor, refs, related, rename, select, symbol, token, wsymbol`},
		{head + "# ^ diag(x)\n", "x.txt:4: diag takes 2 to 4 arguments, not 1"},
		{head + "# ^ nofix(x)\n", "x.txt:4: nofix takes 0 arguments, not 1"},
		{head + "# ^ hover()\n", "x.txt:4: hover takes at least 1 argument, not 0"},
		{head + "# ^ complete(\"a\", b)\n", "x.txt:4: argument 2 of complete must be a string, not a word"},
		{head + "# ^ diag(\"x\", y)\n", "x.txt:4: argument 1 of diag must be a word, not a string"},
		{head + "# ^ fix(\"x\", \"y\")\n", "x.txt:4: argument 2 of fix must be a golden section (@name), not a string"},
		{head + "# ^ diag(x, \"y\"\n", "x.txt:4: the closing parenthesis is missing"},
		{head + "# ^ diag(x, \"y)\n", `x.txt:4: this string does not end, or is not one that Go knows: "y)`},
		{head + "# ^ diag(x \"y\")\n", `x.txt:4: want a comma or a closing parenthesis before "\"y\")"`},
		{head + "# ^ diag(x, =)\n", `x.txt:4: want a word, a string or a golden section (@name), have "=)"`},
		{head + "# ^ nofix() nofix()\n", `x.txt:4: text after the closing parenthesis: "nofix()"; each mark stands on its own line`},
		{head + "# ^ diag\n", `x.txt:4: want a verb and its arguments in parentheses after the carets, have "diag"`},
		{head + "# ^nofix()\n", `x.txt:4: this looks like a mark but is none: "# ^nofix()"`},
		{head + "#   ^^^ nofix()\n", `x.txt:4: the carets reach column 7, but the line above has 5 characters: "ab: c"`},
		{head + "# ^>1:0 nofix()\n", "x.txt:4: there is no line 1 below: the section has 1 lines"},
		{head + "-- bytes --\nline-ends lf\n", `x.txt:5: the bytes section does not know "line-ends lf"`},
		{head + "-- bytes --\nreplace \"ab\" \"c\"\n", `x.txt:5: replace replaces one character, not "ab"`},
		{head + "-- bytes --\nreplace a b\n", `x.txt:5: replace takes two strings, not a b`},
	} {
		_, err := marker.Parse("x.txt", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%q:\ngot  %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

// TestReplaceMarks writes a mark for every span of a text and reads it back.
func TestReplaceMarks(t *testing.T) {
	const source = "Why.\n-- bytes --\nline-ends crlf\nreplace \"§\" \"\\xff\"\n-- manifest.yml --\nké: §\n# ^ nofix()\n\n x: 😀\n"
	base := parse(t, source)
	buf := base.Manifest().Buffer()
	spans := map[text.Span]bool{}
	for start := range buf.Len() {
		for end := start; end < buf.Len(); end++ {
			// Only what starts and ends at a character can be shown.
			spans[text.Span{Start: whole(buf, start), End: whole(buf, end)}] = true
		}
	}
	for span := range spans {
		f := parse(t, source)
		mark := marker.Mark{Span: span, Call: marker.Call{Verb: "symbol", Args: []marker.Arg{{Kind: marker.String, Text: `a"b`}}}}
		if err := f.ReplaceMarks(marker.Manifest, []string{"symbol"}, []marker.Mark{mark}); err != nil {
			t.Fatalf("%v: %v", span, err)
		}
		again := parse(t, string(f.Format()))
		if again.Manifest().Text != buf.String() || len(again.Marks()) != 2 {
			t.Fatalf("%v: the text or the other mark changed:\n%s", span, f.Format())
		}
		for _, got := range again.Marks() {
			if got.Verb == "symbol" && (got.Span != span || got.Arg(0) != `a"b`) {
				t.Errorf("wrote %v, read %v from\n%s", span, got.Span, f.Format())
			}
		}
	}
}

// whole moves an offset to the start of the character or line end that holds it.
func whole(buf *text.Buffer, offset int) int {
	return buf.OffsetAt(buf.PositionAt(offset, text.UTF32), text.UTF32)
}
