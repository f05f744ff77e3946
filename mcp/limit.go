package mcp

import (
	"encoding/json"
	"unicode/utf8"
)

// Limits of an answer, in bytes: an agent pays for what it reads. The SDK sends an answer twice, as
// JSON and as a text.
const (
	maxAnswer = 32 << 10
	maxWords  = 8 << 10 // of an explanation, a message or a name
)

// room is how many bytes of items an answer may still get, in JSON.
type room int

// fitting returns the first of some items that there is room for, at most as many as most, and how many were
// left out. It takes their room.
func fitting[T any](r *room, items []T, most int) (kept []T, leftOut int) {
	kept = []T{}
	for _, item := range items {
		encoded, err := json.Marshal(item)
		if err != nil || len(kept) == most || room(len(encoded)) > *r {
			break
		}
		kept, *r = append(kept, item), *r-room(len(encoded))
	}
	return kept, len(items) - len(kept)
}

// clipped returns the beginning of words that is at most as many bytes long as limit, with a sign that
// there is more.
func clipped(words string, limit int) string {
	if len(words) <= limit {
		return words
	}
	for limit > 0 && !utf8.RuneStart(words[limit]) {
		limit--
	}
	return words[:limit] + "…"
}
