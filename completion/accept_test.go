package completion

import (
	"cmp"
	"slices"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// accept returns the text after an item was accepted, its placeholders left as they are.
func accept(t testing.TB, src string, item Item) string {
	t.Helper()
	e := item.Edit
	e.New = item.written()
	edits := append([]text.Edit{e}, item.Also...)
	slices.SortStableFunc(edits, func(a, b text.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End || edits[i].Span.Start == edits[i-1].Span.Start {
			t.Errorf("%q: the edits overlap: %v", item.Label, edits)
		}
	}
	for _, e := range slices.Backward(edits) {
		src = src[:e.Span.Start] + e.New + src[e.Span.End:]
	}
	return src
}

// verify reports what is wrong with an item at an offset.
func verify(t testing.TB, f *manifest.File, offset int, item Item) {
	t.Helper()
	buf := f.Buffer()
	line := buf.Line(buf.LineAt(offset))
	fail := func(format string, args ...any) {
		t.Helper()
		src := buf.String()
		t.Errorf("item %q (%q, also %v) at %d, %s:\n%s‸%s", item.Label, item.Edit.New, item.Also, offset, f.ContextAt(offset).Path, src[max(0, offset-150):offset], src[offset:min(len(src), offset+80)])
		t.Errorf(format, args...)
	}
	if span := item.Edit.Span; span.Start < line.Start || span.End > line.End || !span.Contains(offset) {
		fail("the edit %v does not hold the cursor, or leaves its line %v", span, line)
		return
	}
	if item.Insert.Start != item.Edit.Span.Start || item.Insert.End != offset {
		fail("what is inserted at is %v", item.Insert)
	}
	if item.Label == "" || item.Sort == "" || item.Filter == "" {
		fail("no label, filter or order")
	}
	after := accept(t, buf.String(), item)
	g := manifest.New(text.New(after))
	// A word on the lines before may be the value of a key, or a key without its colon: with
	// another key behind it, it is the latter. What the word at the cursor took in of the lines
	// below is YAML again.
	takenIn := 0
	if n := f.ContextAt(offset).Node; n.Kind() == syntax.Plain {
		takenIn = n.Span().End
	}
	now := slices.DeleteFunc(slices.Clone(g.Tree().Errors()), func(e syntax.Error) bool {
		isAbove := (e.Kind == syntax.MissingColon || e.Kind == syntax.MissingSpace) && e.Span.Start < line.Start
		at := e.Span.Start - (len(after) - buf.Len())
		return isAbove || at > line.End && at <= takenIn
	})
	// Where lines or members have no place, nobody can say what belongs to what.
	isBad := func(e syntax.Error) bool {
		return e.Kind == syntax.BadIndentation || e.Kind == syntax.TabIndentation || e.Kind == syntax.MissingComma ||
			e.Kind == syntax.UnclosedFlow && !f.ContextAt(offset).Flow
	}
	if old := f.Tree().Errors(); len(now) > len(old) && !slices.ContainsFunc(old, isBad) {
		fail("it breaks the text: %v\n%s", now, after)
		return
	}
	if len(f.Tree().Errors()) > 0 || len(g.Tree().Errors()) > 0 || takenIn > line.End {
		return
	}
	// A key that gets another name keeps its value, which may be wrong for it.
	c := f.ContextAt(offset)
	if c.Role == manifest.RoleKey && !c.Pair.IsZero() && c.Pair.Value().Span().Len() > 0 {
		return
	}
	old := problems(f)
	if len(old) > 0 || len(c.Path) > 0 && c.Path[0].Key == "environment" { // on which the rest depends
		return
	}
	for p, n := range problems(g) {
		if p == unwritten {
			continue
		}
		if c.Role == manifest.RoleValue && p.kind == schema.Exclusive { // the key alone is wrong
			continue
		}
		fail("it makes an error: %v (%d)\n%s", p, n, after)
		return
	}
}

// judged is a problem without its place.
type judged struct {
	kind schema.Kind
	text string
}

// unwritten stands for values that are still to be written.
var unwritten = judged{text: "null"}

// problems counts what the schema says against a file, but for what is still to be written.
func problems(f *manifest.File) map[judged]int {
	found := map[judged]int{}
	add := func(s *schema.Schema, n syntax.Node) {
		for _, p := range schema.Evaluate(s, f.Value(n)) {
			switch {
			case !p.Kind.Error(), p.Kind == schema.Required, p.Kind == schema.Choice, p.Kind == schema.ItemCount, p.Kind == schema.PropertyCount:
				continue
			case p.At.Type() == schema.Null:
				found[unwritten]++
				continue
			case p.Kind == schema.Duplicate && p.At.Type() == schema.Map: // not complete yet
				continue
			}
			found[judged{p.Kind, p.Name + "/" + keyOf(f, p.At)}]++
		}
	}
	add(f.Catalogue().Skeleton(), f.Tree().Root())
	for _, s := range f.Sections() {
		if section, ok := f.Catalogue().Section(s.Name); ok && s.Name != "modules" {
			add(section.Schema, s.Pair.Value())
		}
	}
	for l := range f.ModuleLists() {
		m, ok := f.Catalogue().Module(l.Type)
		if !ok {
			continue
		}
		for _, e := range l.Entries {
			add(m.Item, e.Node())
		}
	}
	return found
}

// keyOf is the name of the property whose value is at fault, or "".
func keyOf(f *manifest.File, v schema.Value) string {
	value, ok := v.(manifest.Value)
	if !ok {
		return ""
	}
	c := f.ContextAt(value.Node().Span().Start)
	if len(c.Path) == 0 || c.Role != manifest.RoleValue {
		return ""
	}
	return c.Path[len(c.Path)-1].Key
}
