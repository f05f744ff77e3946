package completion

import (
	"slices"
	"strconv"
	"sync"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// list is what was found so far.
type list struct {
	items []Item
	more  bool // more typing brings other items
	// pending says that there will be other items when files are known that nobody has looked at.
	pending bool
}

// finish numbers the items in their order.
func (l *list) finish() List {
	for i := range l.items {
		item := &l.items[i]
		if item.Filter == "" {
			item.Filter = item.Label
		}
		item.Sort = rank(i)
	}
	return List{Items: l.items, Incomplete: l.more || l.pending, Pending: l.pending}
}

// dropRepeated drops the items from a number on that have the label of one before it.
func (l *list) dropRepeated(from int) {
	if from == 0 {
		return
	}
	before := l.items[:from]
	kept := slices.DeleteFunc(l.items[from:], func(item Item) bool {
		return slices.ContainsFunc(before, func(old Item) bool { return old.Label == item.Label })
	})
	l.items = l.items[:from+len(kept)]
}

// ranks are numbers whose order as texts is that of the numbers.
var ranks = sync.OnceValue(func() []string {
	out := make([]string, 1000)
	for i := range out {
		out[i] = strconv.Itoa(1000 + i)
	}
	return out
})

// rank is the text to order the item with a number by.
func rank(i int) string {
	if all := ranks(); i < len(all) {
		return all[i]
	}
	return "9" + strconv.Itoa(10000+i)
}

// lister puts into a list what can be written at a cursor by a plan. Who looks at another
// place, or writes in another form, does it with another lister and the same list.
type lister struct {
	*cursor
	plan
	*list
}

// as is a lister for the same place that writes in some form.
func (l lister) as(f form) lister { return l.to(l.cursor, f) }

// to is a lister for another place that writes in some form.
func (l lister) to(c *cursor, f form) lister { return lister{c, planOf(c, f), l.list} }

// await says that there will be more to say where a file is not known yet.
func (l lister) await(kind files.Kind) {
	l.pending = l.pending || kind == files.Pending && l.opts.Files != nil
}

// add adds an item that writes a text in the place of the word at the cursor.
func (l lister) add(item Item, written string) *Item {
	if item.Edit.New == "" {
		var also []text.Edit
		item.Edit, also = l.edits(l.cursor, written)
		if len(also) > 0 { // items may share the changes that go with them
			item.Also = append(also, item.Also...)
		}
	}
	item.Insert = text.Span{Start: item.Edit.Span.Start, End: max(l.ctx.Offset, item.Edit.Span.Start)}
	l.items = append(l.items, item)
	return &l.items[len(l.items)-1]
}

// word adds an item that writes a string, if it is accepted at the cursor.
func (l lister) word(item Item, s string) *Item {
	if l.isTaken(s) || !l.accepts(schema.StringLiteral(s)) {
		return nil
	}
	return l.add(item, l.scalar(s))
}
