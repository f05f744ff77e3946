package navigation

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// exportName is the name of an export in the file that has it, and the one that it gets.
type exportName struct {
	javascript.Export
	content *files.Content
	buffer  *text.Buffer
	all     javascript.Exports // those of the file
	fresh   string
}

// renameExport renames an export of a source file. Where it is also the name of something inside of the file, only the outer
// name changes: "export { a as b }", "module.exports = { b: a }". Elsewhere the name must stand nowhere else in the file,
// because what it means there cannot be told; of a pattern, the property that is taken keeps its name.
func renameExport(content *files.Content, old, fresh string) (edit text.Edit, refusal string) {
	all := javascript.ExportsIn(content)
	found, ok := all.Find(old)
	if !ok || found.Place == javascript.LooksExported {
		return edit, fmt.Sprintf("the export %q is not seen in it", old)
	}
	e := exportName{found, content, buffers.Of(content), all, fresh}
	span := text.Span{Start: found.At, End: found.At + len(old)}
	if edit, ok := e.joined(); ok {
		return edit, e.elsewhere()
	}
	if refusal := e.taken(); refusal != "" {
		return edit, refusal
	}
	if e.buffer.Slice(span) != old || old == "default" {
		return edit, fmt.Sprintf("the export %q has no name of its own", old)
	}
	switch {
	case found.Place == javascript.InClause && found.Local == old:
		fresh = old + " as " + fresh
	case found.Place == javascript.ShortInObject:
		fresh += ": " + old
	case found.Place == javascript.ShortInPattern:
		fresh = old + ": " + fresh
	}
	return text.Edit{Span: span, New: fresh}, e.elsewhere()
}

// joined returns the edit that leaves one name where the new one stands beside the old one already: "export { b as a }",
// "module.exports = { a: b }" and "export const { b: a }" become "{ b }".
func (e exportName) joined() (edit text.Edit, ok bool) {
	before, after := e.buffer.String()[:e.At], e.buffer.String()[e.At+len(e.Name):]
	edit = text.Edit{Span: text.Span{Start: e.At, End: e.At + len(e.Name)}, New: e.fresh}
	other, isExported := e.all.Find(e.fresh)
	switch e.Place {
	case javascript.InClause:
		inner := e.fresh + " as "
		edit.Span.Start -= len(inner)
		return edit, e.Local == e.fresh && strings.HasSuffix(before, inner) && !isExported
	case javascript.InPattern:
		inner := e.fresh + ": "
		edit.Span.Start -= len(inner)
		names, lost := javascript.NamesIn(e.content, e.fresh)
		return edit, strings.HasSuffix(before, inner) && len(names) == 1 && !lost && other.At == edit.Span.Start
	case javascript.InObject:
		inner := ": " + e.fresh
		edit.Span.End += len(inner)
		rest, isValue := strings.CutPrefix(after, inner)
		rest = strings.TrimLeft(rest, " \t\r\n")
		return edit, isValue && rest != "" && strings.IndexByte(",}", rest[0]) >= 0 && !isExported
	}
	return edit, false
}

// isKey reports whether the name is that of a property of an object that is exported, and of nothing else.
func (e exportName) isKey() bool {
	return e.Place == javascript.InObject || e.Place == javascript.ShortInObject
}

// taken says that the file has the new name already, or may have one of the two without being seen; "" where it has not.
func (e exportName) taken() string {
	taken, lost := javascript.NamesIn(e.content, e.fresh)
	_, isExported := e.all.Find(e.fresh)
	switch {
	case isExported || len(taken) > 0 && !e.isKey():
		return fmt.Sprintf("it has the name %q already", e.fresh)
	case lost:
		return fmt.Sprintf("it may have the name %q elsewhere, too: it is not understood to its end", e.Name)
	}
	return ""
}

// elsewhere says where else the name stands that would have to change; "" for nowhere.
func (e exportName) elsewhere() string {
	var uses []int
	switch {
	case e.Place == javascript.InClause:
		return ""
	case e.isKey():
		uses = javascript.PropertiesIn(e.content, e.Name)
	default:
		uses, _ = javascript.NamesIn(e.content, e.Name)
	}
	if i := slices.IndexFunc(uses, func(at int) bool { return at != e.At }); i >= 0 {
		return fmt.Sprintf("line %d has the name %q, too: rename it there", e.buffer.LineAt(uses[i])+1, e.Name)
	}
	return ""
}
