package mcp

import (
	"encoding/json"
	"unicode/utf8"
)

// Limits of an answer, in bytes: an agent pays for what it reads. The SDK sends an answer twice, as
// JSON and as a text.
const (
	maxAnswer = 32 << 10
	maxWords  = 8 << 10 // of an explanation
)

// fitting returns the first of some items that together are at most [maxAnswer] bytes long in JSON
// and at most as many as most, and how many were left out.
func fitting[T any](items []T, most int) (kept []T, leftOut int) {
	kept, size := []T{}, 0
	for _, item := range items {
		encoded, err := json.Marshal(item)
		if err != nil || len(kept) == most || size+len(encoded) > maxAnswer {
			break
		}
		kept, size = append(kept, item), size+len(encoded)
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
