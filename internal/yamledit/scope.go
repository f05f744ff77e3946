package yamledit

import (
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Scopes asks for permission scopes in the form that the file uses: a list or a map, which
// is made when there is none.
func (w *Writer) Scopes(names []string) []text.Edit {
	return w.ScopesIn(w.File.Scopes().Node, names)
}

// ScopesIn is [Writer.Scopes] for those who know the node of the file's scopes, which may be
// zero.
func (w *Writer) ScopesIn(in syntax.Node, names []string) []text.Edit {
	if in.Kind() == syntax.Mapping {
		var fields []Field
		for _, name := range names {
			fields = append(fields, Field{Key: name, Value: "{}"})
		}
		return w.Fields(in, fields...)
	}
	items := make([]Item, len(names))
	for i, name := range names {
		items[i] = Scalar(name)
	}
	return w.Items([]string{"permissions", "scopes"}, items...)
}
