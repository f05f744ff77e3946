package manifest

import (
	"sync"
	"sync/atomic"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// File is one version of one manifest. It is immutable and safe for concurrent
// use.
type File struct {
	buf       *text.Buffer
	tree      *syntax.Tree
	catalogue *schema.Catalogue
	// environment looks up what variables are where the manifest is deployed from; nil
	// means that nothing is known of it.
	environment func(string) (string, bool)

	// kept is what later versions may take over: that of the version before until
	// the file's own view is made. It never refers to a File.
	kept atomic.Pointer[carry]

	errors    func() []syntax.Error
	conflicts func() []text.Span
	sections  func() []Section
	variables func() variables
	named     func() []Variable // those that can be named
	anchors   func() *anchors
	view      func() *view
	loose     func() []Reference // references outside of entries
	strayKeys func() map[string]bool
}

// New parses a text, which is to be judged by [schema.Embedded]. It never fails.
func New(buf *text.Buffer) *File {
	return newFile(buf, syntax.Parse(buf), schema.Embedded(), nil)
}

// newFile makes a file, with what the version before it handed on.
func newFile(buf *text.Buffer, tree *syntax.Tree, catalogue *schema.Catalogue, kept *carry) *File {
	f := &File{buf: buf, tree: tree, catalogue: catalogue}
	f.kept.Store(kept)
	f.errors = tree.Errors
	f.conflicts = sync.OnceValue(f.findConflicts)
	f.sections = sync.OnceValue(f.findSections)
	f.variables = sync.OnceValue(f.findVariables)
	f.named = sync.OnceValue(f.findNamed)
	f.anchors = sync.OnceValue(f.findAnchors)
	f.view = sync.OnceValue(f.makeView)
	f.loose = sync.OnceValue(f.findLoose)
	f.strayKeys = sync.OnceValue(f.findStrayKeys)
	return f
}

// maxSingle is how many edits are made one by one, each of which costs the length of the lists around
// it: the tree keeps more of what lies between them.
const maxSingle = 16

// Edit returns the file after edits, made one after the other: each span counts in
// the text that the edits before it left. The catalogue stays the same. An edit outside the text is an error, and
// then no edit is made.
func (f *File) Edit(edits ...text.Edit) (*File, error) {
	buf, tree := f.buf, f.tree
	if len(edits) > maxSingle {
		if one, ok := buf.Joined(edits); ok {
			edits = []text.Edit{one}
		}
	}
	for _, e := range edits {
		next, err := buf.Edit(e)
		if err != nil {
			return nil, err
		}
		buf, tree = next, tree.Edit(next, e)
	}
	next := newFile(buf, tree, f.catalogue, f.kept.Load())
	next.environment = f.environment
	return next, nil
}

// WithCatalogue returns the file with the same text, to be judged by another
// catalogue. Nothing that [PerEntry] kept is taken over, because it may depend on the
// catalogue; the tree is. It returns f itself when c is the catalogue that f has.
func (f *File) WithCatalogue(c *schema.Catalogue) *File {
	if c == f.catalogue {
		return f
	}
	next := newFile(f.buf, f.tree, c, nil)
	next.environment = f.environment
	return next
}

// WithEnvironment returns the file with the same text, in which a variable that it declares
// stands for what lookup, such as os.LookupEnv, says of it, and only else for its default.
func (f *File) WithEnvironment(lookup func(name string) (value string, ok bool)) *File {
	next := newFile(f.buf, f.tree, f.catalogue, nil)
	next.environment = lookup
	return next
}

// IsSet reports whether a variable is set in the environment from which the manifest is
// deployed, and whether that is known: see [File.WithEnvironment].
func (f *File) IsSet(variable string) (set, known bool) {
	if f.environment == nil {
		return false, false
	}
	_, set = f.environment(variable)
	return set, true
}

// Catalogue returns what Forge allows, as far as this file is concerned. It is never
// nil.
func (f *File) Catalogue() *schema.Catalogue { return f.catalogue }

// Buffer returns the text.
func (f *File) Buffer() *text.Buffer { return f.buf }

// Tree returns the YAML tree.
func (f *File) Tree() *syntax.Tree { return f.tree }
