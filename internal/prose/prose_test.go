package prose_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/prose"
)

func TestLists(t *testing.T) {
	for _, tt := range []struct {
		words   []string
		and, or string
	}{
		{nil, "", ""},
		{[]string{"a"}, "a", "a"},
		{[]string{"a", "b"}, "a and b", "a or b"},
		{[]string{"a", "b", "c"}, "a, b and c", "a, b or c"},
	} {
		if got := prose.And(tt.words); got != tt.and {
			t.Errorf("%q: %q, want %q", tt.words, got, tt.and)
		}
		if got := prose.Or(tt.words); got != tt.or {
			t.Errorf("%q: %q, want %q", tt.words, got, tt.or)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 entries", 1: "1 entry", 2: "2 entries", 1000: "1000 entries"} {
		if got := prose.Count(n, "entry", "entries"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestWithArticle(t *testing.T) {
	for word, want := range map[string]string{"function": "a function", "endpoint": "an endpoint", "": "a "} {
		if got := prose.WithArticle(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestTitle(t *testing.T) {
	for key, want := range map[string]string{"send-mail": "Send mail", "élan_a.b": "Élan a b", "-": "-", "": ""} {
		if got := prose.Title(key); got != want {
			t.Errorf("%q: %q, want %q", key, got, want)
		}
	}
}

func TestWordsOf(t *testing.T) {
	for name, want := range map[string][]string{
		"jira:adminPage": {"admin", "page"}, "admin-page": {"admin", "page"}, "getURL": {"get", "url"}, "": nil, "jira:": nil, "a2_b": {"a2", "b"},
	} {
		if got := prose.WordsOf(name); !slices.Equal(got, want) {
			t.Errorf("%q: %q", name, got)
		}
	}
	if n := prose.SharedWords([]string{"a", "b", "a"}, []string{"a", "c"}); n != 1 {
		t.Errorf("%d shared words", n)
	}
}
