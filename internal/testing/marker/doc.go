// Package marker reads marker files: tests of editor features, written as a
// manifest with carets under the text they speak of.
//
// # A marker file
//
// A file is a txtar archive. The free text at its top says why the behaviour is
// wanted. The sections are:
//
//   - manifest.yml: the manifest. Every file has one.
//   - other paths, such as src/index.js: files that lie beside it. Where there are
//     none, the manifest is checked without a file system. A section whose name ends
//     with a slash, such as static/main/, is an empty directory.
//   - @name: a golden section, named by a mark; tests run with -update write it.
//   - bytes: what a text file cannot show well (below).
//   - unmarked: rules that the file is not about, one a line. Their diagnostics need
//     no mark, but there must be some. "*" says that the file is about no rule at all.
//
// # Marks
//
// A mark is a whole line of any section but golden ones. It is taken out before
// anyone sees the text, and speaks of the last line before it that is not a mark:
//
//	      function: mian
//	#               ^^^^ diag(unknown-function, "...")
//	#               ^^^^ fix("Change to \"main\"", @fixed)
//
// The carets stand under the characters (code points, not screen cells: an emoji
// counts as one) that the mark is about:
//
//	#    ^^^ these characters, from the second column on
//	#    ^   one character; after the last one of the line, the empty span there
//	#    |   the empty span before this character
//	#<^^^^   from the first column, which "#" hides, to the last caret: "#" and "<" count
//	#<       the first two characters
//	#<-      the first character
//	#<|      the empty span at the first column
//	#    ^>2:4 name() from the first caret to column 4 (from 0) of the second line below
//
// Features that ask about a cursor use the start of the span. A comment of the
// manifest therefore cannot start with "#" and one of "^", "|", "<-", "<^", "<|".
//
// After the carets come spaces and name(argument, ...). An argument is
//
//   - a word: letters, digits and any of _ - . / : + *
//   - a string in double quotes or backquotes, as in Go
//   - @name, a golden section
//
// [Verbs] lists the names and what they take:
//
//	diag(rule, "message", severity, tag)
//	    A diagnostic with exactly this span. The severity (error, warning,
//	    information, hint) is error where left out; error/information is an error for
//	    the command line and an information in an editor. The tag is unnecessary or
//	    deprecated. Every diagnostic of the manifest must be marked, but for those of
//	    the rules in the section unmarked.
//	related("message")
//	    Related information of some diagnostic of the file. All must be marked, also those in
//	    other sections.
//	mirrored(rule, "message", severity)
//	    What an editor shows in a section of source code, at exactly this span, where it shows
//	    there what the code needs of the manifest. In a section with the mark, all must be marked.
//	fix("title", @golden, rule+rule)
//	    A quick fix of a diagnostic with this span. The manifest with the fix made is
//	    the golden section, as it is or as a diff. With it, the diagnostic is gone,
//	    and the only errors that were not there before are of the named rules: the
//	    mistake had hidden them. Usually there is none.
//	nofix()
//	    No diagnostic with this span has a fix.
//	symbol("name")
//	    A line of the outline whose name stands here.
//	outline(@golden)
//	    The whole outline. Where the mark stands does not matter.
//	complete("label", "!label", ...)
//	    What an editor offers at the cursor, when it has held its list against the word
//	    in front of the cursor, has these items, and has not those with "!".
//	completeonly("label", ...)
//	    It has these items, in this order, and no others.
//	accept("label", @golden)
//	    The manifest with the item accepted, in an editor without snippets. The section
//	    has it as it is or as a diff.
//	acceptsnippet("label", @golden)
//	    The same in an editor with snippets: their placeholders are shown as they are.
//	hover("text", "!text", ...)
//	    The hover is about exactly this span, and has these texts in it but for those
//	    with "!". Marks of Markdown and line ends do not count.
//	nohover()
//	    There is no hover at the cursor.
//	fold(@golden)
//	    All that an editor can fold. Where the mark stands does not matter.
//	select("text", "text", ...)
//	    What an editor selects at the cursor, one after the other, begins with these texts.
//	    A line end in them is shown as "⏎", and blanks behind it are left out.
//	linked(none)
//	    What is typed here is typed in all places of the name with this mark at once; with the word
//	    "none", in no other place. The word "along" marks a place in which only what is typed elsewhere is typed.
//	link("target")
//	    A link with exactly this span to a page, or to a file beside the manifest, with its
//	    line and column. All links must be marked in a file that has the mark.
//	lens("title")
//	    A lens about this span. All lenses must be marked in a file that has the mark.
//	hint("label")
//	    A hint that is shown in front of this place; so must all hints.
//	token(type, modifier+modifier)
//	    A token with exactly this span.
//	wsymbol("query", "name", ...)
//	    The entries of the workspace that fit the query begin with these, the first of which
//	    has its key here; without names there are none.
//	refactor("title", @golden)
//	    An action about this span that is no fix. The files with the action made differ from
//	    what they were as the golden section says.
//	norefactor("title")
//	    There is no such action about this span.
//	format(@golden)
//	    The manifest, laid out. Where the mark stands does not matter. Without a section,
//	    nothing changes.
//	formatrange(@golden)
//	    The same, of the lines of this span.
//	enter("text")
//	    The line at the cursor, which somebody has just begun, is laid out so: "      " or
//	    "    - ". It is as it was where nothing is known.
//	place(name)
//	    Gives the span a name, for the marks below. It may stand in any section; all other
//	    marks but "related" and "mirrored" are about the manifest.
//	def(name, ...)
//	    The name at the cursor is exactly this span, and is declared at these places and at
//	    no others; without arguments, nowhere.
//	impl(name, ...)
//	    What the name at the cursor stands for is made at these places.
//	refs(name, ...)
//	    The name at the cursor is declared or named at these places and at no others.
//	highlight(name, name:write, ...)
//	    These places are highlighted while the cursor is here, as read or as written.
//	rename("new name", @golden)
//	    The name at the cursor is exactly this span, and the files with the new name in all
//	    its places differ from what they were as the golden section says.
//	norename("new name", "why")
//	    The name at the cursor cannot get the new one, for this reason.
//	calls("<- name (detail)", "-> name (detail)", ...)
//	    What the thing at the cursor is set off by, and what it sets off, in this order.
//
// # Bytes
//
// The section named bytes changes the text of every section but golden ones, after
// the carets have been read:
//
//	line-ends crlf          every line ends in "\r\n" (or cr: in "\r")
//	byte-order-mark         the text starts with U+FEFF, before the first column
//	no-final-line-end       the last line has no line end
//	replace "␀" "\x00"      this character stands for that text
//
// Golden sections show "\r" as "␍", and replaced texts by their characters, but for
// spaces.
//
// Law: marker knows the format and nothing of the features; the tests of this
// package run every file under testdata/marker against the packages themselves,
// against the server, typed key by key, and against the command line.
package marker
