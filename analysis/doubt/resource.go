package doubt

import (
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Resource is what a resource says of its files.
type Resource struct {
	Path    string
	Span    text.Span // of the path, from the entry's base
	Name    string    // its key; "" where it cannot be told
	Bundled bool      // it has a "bundler"
}

// ResourceOf keeps it for each resource; nil where there is no path that can be told.
var ResourceOf = manifest.NewPerEntry(func(e *manifest.Entry) *Resource {
	v := e.File.Value(e.Pair("path").Value())
	if e.Bare || v.Type() != schema.String {
		return nil
	}
	h := &Resource{Path: v.Text(), Span: v.Node().Span().Shift(-e.Base()), Bundled: !e.Pair("bundler").IsZero()}
	if d, ok := e.Key(); ok && !d.Unknown {
		h.Name = d.Name
	}
	return h
})

// ResourceFiles is a resource with what is known of its path.
type ResourceFiles struct {
	*Resource
	Entry *manifest.Entry
	Span  text.Span // of the path, in the file
	Fact  files.Fact
	Uses  resourceUses
}

// WithNative says in words how a module shows its resource.
func WithNative(native bool) string {
	if native {
		return "with \"render: native\""
	}
	return "without \"render: native\""
}
