package mcp

import (
	"context"

	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/text"
)

// maxItems is how many items an answer has.
const maxItems = 50

// Item is something that can be written.
type Item struct {
	Label      string `json:"label"`
	Detail     string `json:"detail,omitempty"`
	Deprecated bool   `json:"deprecated,omitempty"`
	Patch      string `json:"patch,omitempty" jsonschema:"what writing it changes, as a unified diff"`
}

// Completed is the answer of "complete".
type Completed struct {
	Items   []Item `json:"items" jsonschema:"the likeliest first"`
	LeftOut int    `json:"leftOut,omitempty" jsonschema:"how many more there are"`
}

// How many items, the likeliest, have a patch, and how long one is at most, in bytes: a change in a line of many
// thousands must not take the room of the items.
const (
	maxItemPatches = 5
	maxItemPatch   = maxAnswer / 2 / maxItemPatches
)

// complete answers "complete": what can be written at a place.
func (s *server) complete(ctx context.Context, cursor Cursor) (Completed, error) {
	d, err := s.Open(cursor.Source)
	if err != nil {
		return Completed{}, err
	}
	offset, err := cursor.offset(d.Manifest.Buffer())
	if err != nil {
		return Completed{}, err
	}
	at := d.Manifest.ContextAt(offset)
	found := completion.At(d.Manifest, &at, completion.Options{Files: d.Around}).Items
	var items []Item
	for i, item := range found[:min(len(found), maxItems)] {
		shown := Item{Label: item.Label, Detail: item.Detail, Deprecated: item.Deprecated}
		if i < maxItemPatches {
			shown.Patch = d.patchOfItem(item)
		}
		items = append(items, shown)
	}
	var out Completed
	r := room(maxAnswer)
	out.Items, _ = fitting(&r, items, maxItems)
	out.LeftOut = len(found) - len(out.Items)
	return out, ctx.Err()
}

// patchOfItem returns what writing an item changes; "" where it cannot be made, or is too long.
func (d Document) patchOfItem(item completion.Item) string {
	after, err := d.Manifest.Edit(append([]text.Edit{item.Edit}, item.Also...)...)
	if err != nil {
		return ""
	}
	if patch := d.patch(after); len(patch) <= maxItemPatch {
		return patch
	}
	return ""
}
