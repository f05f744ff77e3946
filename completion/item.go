package completion

import (
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/text"
)

// Options say what else there is to know.
type Options struct {
	// Files are those around the manifest, seen from its directory; nil where there are
	// none.
	Files *files.View
	// Snippets says that the editor understands placeholders: see [Item.Snippet].
	Snippets bool
}

// List is what can be written at a place.
type List struct {
	Items []Item
	// Incomplete says that there are other items later: when more is typed, or because of Pending.
	Incomplete bool
	// Pending says that files which nobody has looked at yet may bring other items.
	Pending bool
}

// Kind says what an item stands for.
type Kind uint8

// Kinds.
const (
	Property  Kind = iota + 1 // a key
	Module                    // a module type
	Value                     // one of the values allowed
	Reference                 // the name of something that the manifest declares
	Scope
	Event
	Variable
	File
	Folder
	Snippet // several lines
)

// Item is something that can be written.
type Item struct {
	Label string
	Kind  Kind
	// Detail says what it is, in a few words; Description what it belongs to, fainter.
	Detail, Description string
	// Filter is what is compared with the typed word, and Sort what items are ordered by.
	Filter, Sort string
	// Edit is the change that accepting the item makes. Its span is that of the whole word
	// at the cursor; Insert is the part of it in front of the cursor, for editors that leave
	// the rest. In a snippet, "$1" and "${1:text}" are placeholders, "$0" is where the cursor
	// ends, and "\$", "\}" and "\\" stand for themselves.
	Edit    text.Edit
	Insert  text.Span
	Snippet bool
	// Also are changes elsewhere in the file that go with the item, such as a declaration.
	Also []text.Edit
	// Commit are characters that accept the item and are written themselves.
	Commit     []string
	Deprecated bool
	Preselect  bool // the likeliest of all
	// Asked says that the item is an idea for a word that is the author's to choose: it is to
	// be shown only to someone who asks for a list, not to someone who types.
	Asked bool
	// Continue says that what comes next can be completed, too.
	Continue bool

	document func() string
}

// Documentation returns Markdown about the item, or "". It is worked out on demand.
func (i *Item) Documentation() string {
	if i.document == nil {
		return ""
	}
	return i.document()
}
