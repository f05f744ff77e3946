package refactor

import (
	"strings"

	"forge-manifest-ls/analysis/suppress"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Ignore returns the edits that have a rule ignored where it speaks of a byte offset: in a comment
// behind the line, or above it where another comment stands there. There are none where no
// comment can stand.
func Ignore(f *manifest.File, offset int, rule string) []text.Edit {
	buf := f.Buffer()
	n := buf.LineAt(offset)
	if !yamledit.IsLine(buf, n) {
		return nil
	}
	line := buf.Line(n)
	words := suppress.Text(rule)
	blanks := len(buf.Slice(line)) - len(strings.TrimLeft(buf.Slice(line), " \t"))
	edit := text.Edit{Span: text.At(line.End), New: " " + words}
	comment := line.End + len(" #")
	if f.ContextAt(line.End).Role == manifest.RoleComment {
		edit = text.Edit{Span: text.At(line.Start), New: buf.Slice(text.Span{Start: line.Start, End: line.Start + blanks}) + words + lineBreak(buf, n)}
		comment = line.Start + blanks + len("#")
	}
	next, err := f.Edit(edit)
	if err != nil || next.ContextAt(comment).Role != manifest.RoleComment || len(next.Tree().Errors()) > len(f.Tree().Errors()) {
		return nil
	}
	return []text.Edit{edit}
}

// lineBreak is how a line ends, or the line before where it is the last one.
func lineBreak(buf *text.Buffer, line int) string {
	if line+1 < buf.Lines() {
		return buf.Slice(text.Span{Start: buf.Line(line).End, End: buf.Line(line + 1).Start})
	}
	return "\n"
}

// off is the severity of a rule that says nothing.
const off = "off"

// TurnOff returns the edit of a settings file that turns a rule off. It is false where the file
// says something of the rule already, cannot be read, or is not one that can be added to.
func TurnOff(around *files.View, name, rule string) (*FileEdit, bool) {
	fact := around.Content(name)
	field := yamledit.Field{Key: rule, Value: off}
	whole := yamledit.Field{Key: "rules", Fields: []yamledit.Field{field}}
	switch {
	case fact.Kind == files.Missing:
		style := yamledit.Style{Newline: "\n", Step: 2, Dash: 2}
		return &FileEdit{Path: around.Path(name), Edits: []text.Edit{{New: style.Block([]yamledit.Field{whole}, 0) + "\n"}}}, true
	case fact.Content == nil || fact.Outside:
		return nil, false
	}
	f := manifest.New(text.New(string(fact.Content.Bytes())))
	root, edits := f.Tree().Root(), []text.Edit(nil)
	writer := yamledit.NewWriter(f)
	switch rules := root.Get("rules"); {
	case root.IsZero() || root.Kind() == syntax.Empty: // comments at most
		edits = []text.Edit{behindAll(f, yamledit.StyleOf(f.Tree()).Block([]yamledit.Field{whole}, 0))}
	case rules.Kind() == syntax.Empty:
		edits = writer.SetFields(root, root.Pair("rules"), field)
	case root.Kind() == syntax.Mapping && root.Pair("rules").IsZero():
		edits = writer.Fields(root, whole)
	case rules.Kind() == syntax.Mapping && rules.Pair(rule).IsZero():
		edits = writer.Fields(rules, field)
	}
	next, err := f.Edit(edits...)
	isSaid := err == nil && len(edits) > 0 && len(next.Tree().Errors()) == 0 && !next.Tree().Root().Get("rules").Pair(rule).IsZero()
	return &FileEdit{Path: around.Path(name), Buffer: f.Buffer(), Edits: edits}, isSaid
}

// behindAll returns the edit that adds lines at the end of a text.
func behindAll(f *manifest.File, lines string) text.Edit {
	buf := f.Buffer()
	newline := lineBreak(buf, max(buf.Lines()-2, 0))
	if last := buf.Line(buf.Lines() - 1); last.Len() > 0 {
		lines = newline + lines
	}
	return text.Edit{Span: text.At(buf.Len()), New: lines + newline}
}
