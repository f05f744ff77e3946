package syntax

import (
	"strings"
	"sync/atomic"
)

// A string keeps all of the text alive that it is a part of. Others keep names and values
// that they read from a tree for as long as nobody edits the entry that they are in, so
// that a long session would end with a whole text of its time for every entry. What is
// read from a long text is therefore part of a small copy.
const (
	pageSize = 1 << 10  // of a copy, in bytes
	maxWhole = 16 << 10 // texts up to this length are not copied
)

// pages are the copies that were made of a text so far. They are safe for concurrent use.
type pages []atomic.Pointer[string]

func newPages(src string) pages {
	if len(src) <= maxWhole {
		return nil
	}
	return make(pages, len(src)/pageSize+1)
}

// slice returns the text between two offsets. Only what is longer than a page keeps more
// than that alive.
func (t *Tree) slice(start, end int) string {
	if t.pages == nil || end-start > pageSize || start == end {
		return t.src[start:end]
	}
	at := start / pageSize
	first := at * pageSize
	if end > first+pageSize {
		return strings.Clone(t.src[start:end])
	}
	page := t.pages[at].Load()
	if page == nil {
		fresh := strings.Clone(t.src[first:min(first+pageSize, len(t.src))])
		page = &fresh
		t.pages[at].Store(page)
	}
	return (*page)[start-first : end-first]
}
