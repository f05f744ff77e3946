package files_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

func TestMatch(t *testing.T) {
	v := files.NewStore(newSource(memory.Files{
		"/app/docs/page.md": "", "/app/docs/deep/note.txt": "", "/app/.hidden/file": "", "/app/empty/": "", "/app/docs/.dot": "", "/up.txt": "",
		"/app/.hidden/.deep/note": "", "/app/dir/.one/.two": "",
	})).In("/app")
	const yes, no, unknown = "yes", "no", "unknown"
	for pattern, want := range map[string]string{
		"docs/page.md": yes, "docs/*.md": yes, "**/note.txt": yes, "docs/**": yes, "docs/{page,none}.md": yes, "docs/p[a-b]ge.md": yes,
		"./docs/*": yes, "../app/docs/*": yes, "/app/docs/*": yes, "../up.txt": yes, ".hidden/*": yes, "docs/.*": yes, "docs/p?ge.md": yes,
		"**/.dot": yes, "**/.?ot": yes, "docs/{page,.dot}": yes, "{docs,.hidden}/file": yes, ".hidden/.deep/*": yes, ".hidden/**/file": yes, "*/{.d,p}ot": yes,
		".hidden/*/note": no, ".hidden/**/note": no, "**/.two": no, "**/.one/*": no, "**/.one/.t*": yes, "{*,.x}/file": no, "*/?dot": no, "**/two": no,
		"docs": no, "docs/": no, "docs/*.txt": no, "empty/*": no, "*": no, "*/file": no, "docs/*dot": no, "none/**": no, "": no, "../*.md": no,
		"docs/!(x).md": unknown, "docs/@(page).md": unknown, "docs/{a,{b,c}}.md": unknown, "docs/page.{1..3}": unknown, "docs/p[!x]ge.md": unknown,
		"docs\\page.md": unknown, "docs//page.md": unknown, "docs/./page.md": unknown, "docs/../up.txt": unknown, "[": unknown, "{": unknown,
	} {
		got := no
		if found, known := v.Match(pattern); found {
			got = yes
		} else if !known {
			got = unknown
		}
		if got != want {
			t.Errorf("%q: %s, want %s", pattern, got, want)
		}
	}
}

// TestMatchIsBounded gives up in a tree that is too large, and on patterns that stand for
// too many.
func TestMatchIsBounded(t *testing.T) {
	all := memory.Files{}
	for i := range 20_001 {
		all[fmt.Sprintf("/app/d/f%d", i)] = ""
	}
	for pattern, around := range map[string]memory.Files{"**/none": all, strings.Repeat("{a,b}", 40): {"/app/x": ""}} {
		if found, known := files.NewStore(newSource(around)).In("/app").Match(pattern); found || known {
			t.Errorf("%q: found %t, known %t", pattern, found, known)
		}
	}
}
