package manifest

import (
	"slices"
	"sort"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// VariableDeclarations returns where "environment.variables" declares a name: the spans leave
// quotes out. More than one is a mistake of the author's.
func (f *File) VariableDeclarations(name string) []text.Span {
	var out []text.Span
	for n := range f.variableNames() {
		if n.Scalar().Text == name {
			out = append(out, ContentSpan(n))
		}
	}
	return out
}

// variableNames yields the scalars that declare variables, aliases resolved.
func (f *File) variableNames() func(func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		for s := range f.eachSection() {
			if s.Name != "environment" {
				continue
			}
			for item := range f.get(f.content(s.Pair), "variables").Items() {
				n, _ := f.resolve(item.Value())
				if n.Kind() == syntax.Mapping {
					n = f.get(n, "key")
				}
				if isName(n) && !yield(n) {
					return
				}
			}
		}
	}
}

// VariableUses returns the places of a name in "${NAME}", in the order of the text and without
// the dollar and the braces. Comments are left out.
func (f *File) VariableUses(name string) []text.Span {
	src, use := f.buf.String(), "${"+name+"}"
	var out []text.Span
	for at := 0; name != ""; {
		i := strings.Index(src[at:], use)
		if i < 0 {
			break
		}
		start := at + i + len("${")
		out = append(out, text.Span{Start: start, End: start + len(name)})
		at = start + len(name)
	}
	if len(out) == 0 {
		return nil
	}
	comments := slices.Collect(f.tree.Comments())
	return slices.DeleteFunc(out, func(s text.Span) bool {
		i := sort.Search(len(comments), func(i int) bool { return comments[i].End > s.Start })
		return i < len(comments) && comments[i].Start <= s.Start
	})
}
