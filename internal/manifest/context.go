package manifest

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Role says what stands, or may be written, at the cursor.
type Role uint8

// Roles.
const (
	RoleNone    Role = iota // nothing can be written here
	RoleKey                 // a property of a mapping
	RoleValue               // the value of a property
	RoleItem                // a member of a list
	RoleComment             // anything: it is a comment
)

var roleNames = [...]string{"none", "key", "value", "item", "comment"}

// String returns the name of the role.
func (r Role) String() string { return roleNames[r] }

// Step is one step of a [Path]: into a property of a mapping or a member of a list.
type Step struct {
	Key   string
	Index int // counts from 0; -1 for a property
}

// Path leads from the root of the file to a place.
type Path []Step

// String writes the path as "modules.macro[0].key", "" for the root. A key that
// holds a dot or a bracket is quoted.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.Index >= 0:
			b.WriteString("[" + strconv.Itoa(s.Index) + "]")
			continue
		case b.Len() > 0:
			b.WriteByte('.')
		}
		if s.Key == "" || strings.ContainsAny(s.Key, ".[]\"") {
			b.WriteString(strconv.Quote(s.Key))
		} else {
			b.WriteString(s.Key)
		}
	}
	return b.String()
}

// Context is what is known about the cursor.
type Context struct {
	Offset int
	Role   Role
	// Path leads to the mapping for RoleKey, to the value for RoleValue, and to
	// the member for RoleItem (its last step is the index that it has, or would
	// get). For other roles it leads to the innermost collection.
	Path Path
	// Span is what a completion replaces: the whole word at the cursor, without
	// quotes, also when the cursor is in its middle; else it is empty, at the cursor.
	// A colon that ends the value of a key belongs to the word, though not to Node.
	Span text.Span
	// Quote is the quote that the word stands in: '"', '\'' or 0.
	Quote byte
	// Block says that the cursor is in the text of a "|" or ">" scalar.
	Block bool
	// Flow says that the innermost collection is written in braces or brackets.
	Flow bool
	// Comma says that a comma must come behind what is written: another member follows.
	Comma bool
	// Unclosed are the closing brackets that the flow collections around the cursor lack,
	// the innermost first.
	Unclosed string
	// Below says, for RoleValue and RoleItem, that the value starts on a line
	// of its own, so that it may as well be the first key of a mapping, or, for
	// RoleValue, the first item of a list: only the schema can tell.
	Below bool
	// Dash says, for RoleItem, that the item's dash is there (or needless: flow).
	Dash bool
	// Colon says, for RoleKey, that the key at the cursor has its colon.
	Colon bool
	// Spaceless says that a space must come before what is written: the cursor
	// touches the colon or the dash before it.
	Spaceless bool
	// Variable is, in a value or member, the name behind a "${" that the cursor is in, and
	// the closing brace if it is there; the zero span where there is none. Offset may be its end.
	Variable text.Span
	// Substitution is, in a value or member, the whole "${NAME}" that the cursor is in or in
	// front of, with its dollar and braces; the zero span where there is none.
	Substitution text.Span
	// Column is where the line of the key or item starts or must start: bytes
	// from the start of its line, counted from 0.
	Column int
	// Keys are the names of the mapping's other properties (RoleKey, or a
	// RoleValue's siblings), in the order of the text.
	Keys []string
	// Node is the key, value or member at the cursor; zero when there is none.
	Node syntax.Node
	// Pair is the property that the cursor is in, if any.
	Pair syntax.PairNode
	// Section and Type are those of the list that the cursor is in, "" outside.
	Section, Type string
	// Entry is the entry that the cursor is in; nil outside, and for an item that
	// is not there yet.
	Entry *Entry
}

// Prefix is the part of the word before the cursor.
func (c *Context) Prefix(f *File) string {
	return f.buf.Slice(text.Span{Start: c.Span.Start, End: c.Offset})
}

// InMapping reports whether a key may be written at the cursor, and the path of the
// mapping that it would belong to. Besides RoleKey that is so where a value
// or member is empty or a single word and may yet become a mapping.
func (c *Context) InMapping() (Path, bool) {
	switch {
	case c.Role == RoleKey:
		return c.Path, true
	case c.Quote != 0 || c.Block || c.Flow && c.Role == RoleItem:
		return nil, false
	case c.Role == RoleValue && c.Below, c.Role == RoleItem && c.Dash:
		return c.Path, true
	}
	return nil, false
}
