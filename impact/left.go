package impact

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Left returns what is left of a place that is gone from a manifest, in byte offsets: the key of the innermost
// property around it that is still there, or else the first key of the manifest. Items of lists, which may
// be others now, do not count.
func Left(f *manifest.File, pointer string) text.Span {
	at := rootOf(f, New)
	left := text.Span{}
	for p := range at.value.Content().Pairs() {
		left = p.Key().Span()
		break
	}
	for _, step := range strings.Split(pointer, "/")[1:] {
		at = at.at(unescaped(step))
		if !at.exists() {
			break
		}
		left = at.key
	}
	return left
}
